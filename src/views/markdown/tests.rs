//! What becomes of what people write.

use super::*;

#[test]
fn markdown_becomes_html() {
    assert_eq!(
        to_html("**a** ~~b~~\nc"),
        "<p><strong>a</strong> <del>b</del><br>\nc</p>\n"
    );
    assert_eq!(
        to_html("see https://a.example/x"),
        "<p>see <a href=\"https://a.example/x\" target=\"_blank\" rel=\"nofollow ugc noopener\">https://a.example/x</a></p>\n"
    );
    assert_eq!(to_html("# Big"), "<p>Big</p>\n");
    assert_eq!(
        to_html("```rust\nlet a = 1 < 2;\n```"),
        "<pre><code class=\"language-rust\"><span class=\"k\">let</span> a = \
         <span class=\"n\">1</span> &lt; <span class=\"n\">2</span>;\n</code></pre>\n"
    );
    for unknown in ["", "nonsense", "math", "k", "hidden visually-hidden"] {
        assert_eq!(
            to_html(&format!("```{unknown}\nlet a = 1;\n```")),
            "<pre><code>let a = 1;\n</code></pre>\n"
        );
    }
}

#[test]
fn an_image_becomes_a_link_and_loads_nothing() {
    let html = to_html("![a cat](https://t.example/pixel.gif \"x\")");
    assert!(html.contains("<a href=\"https://t.example/pixel.gif\"") && html.contains("a cat"));
    assert!(!html.contains("<img"));
}

#[test]
fn nothing_hostile_survives() {
    for hostile in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt&colon;alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "![x](javascript:alert(1))",
        "<div id=\"comments\" name=x style=\"position:fixed\" hx-get=\"/x\" data-hx-get=\"/y\">",
        "<a href=\"https://a.example\" onclick=\"x()\" hx-post=\"/z\">a</a>",
        "```\"onload=alert(1)\nx\n```",
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<template><script>x</script></template><hx-partial hx-target=body>x</hx-partial>",
        "[x](/relative) [y](//host/x)",
        "<span class=k>x</span> <code class=\"language-rust\">x</code>",
        "```rust\" onload=\"alert(1)\n</code></pre><script>\"</span><img src=x onerror=x>\"\n```",
        "```html\n<a class=\"comment\" onclick='x'></span></code></pre><script>x</script>\n```",
        "```composer\nx\n```\n\n```language-rust visually-hidden\nx\n```",
    ] {
        let html = to_html(hostile);
        let tree = scraper::Html::parse_fragment(&html);
        let all = scraper::Selector::parse("*").unwrap();
        for element in tree.select(&all).skip(1) {
            let tag = element.value().name();
            let (_, attributes) = ALLOWED
                .iter()
                .find(|(allowed, _)| *allowed == tag)
                .unwrap_or_else(|| panic!("{tag} in {html}"));
            for (name, value) in element.value().attrs() {
                let fixed = matches!(name, "rel" | "target") && tag == "a";
                assert!(fixed || attributes.contains(&name), "{name} in {html}");
                let safe =
                    name != "href" || value.starts_with("http") || value.starts_with("mailto:");
                assert!(safe, "{value} in {html}");
                assert!(name != "class" || is_class(tag, value), "{html}");
            }
        }
    }
}

#[test]
fn the_sanitiser_knows_our_classes_and_no_other() {
    let ours = "<code class=\"language-c++\"><span class=\"k\">x</span></code>";
    assert_eq!(SANITISER.clean(ours).to_string(), ours);
    for theirs in [
        "<span class=\"k comment\" id=\"k\" style=\"color:red\">x</span>",
        "<span class=\"composer\">x</span>",
        "<span class=\"language-rust\">x</span>",
    ] {
        assert_eq!(SANITISER.clean(theirs).to_string(), "<span>x</span>");
    }
    let theirs = "<p class=k><code class=\"language-x own\">x</code></p>";
    let bare = "<p><code>x</code></p>";
    assert_eq!(SANITISER.clean(theirs).to_string(), bare);
}

#[test]
fn code_without_end_stays_plain_and_keeps_its_comment() {
    let code = "1,1,1\n".repeat(3_000);
    let html = to_html(&format!("**a**\n\n```rust\n{code}```"));
    let plain = format!("<p><strong>a</strong></p>\n<pre><code>{code}</code></pre>\n");
    assert_eq!(html, plain);
    let blocks = to_html(&"```c\n1 .1 .1\n```\n".repeat(1_000));
    assert!(
        blocks.contains("<span class=\"n\">") && blocks.ends_with("<code>1 .1 .1\n</code></pre>\n")
    );
}

#[test]
fn a_comment_nested_without_end_is_shown_as_text() {
    for unit in [">", "> ", "1. ", "* "] {
        let source = unit.repeat(20_000 / unit.len());
        let html = to_html(&format!("{source}deep\n<b>"));
        assert!(
            html.starts_with("<p>") && html.ends_with("deep<br>\n&lt;b&gt;</p>\n"),
            "{unit:?}"
        );
        assert!(!html.contains("<blockquote>") && !html.contains("<li>"));
    }
    assert!(to_html(">>> deep").contains("<blockquote>"));
}

#[test]
fn a_comment_of_nothing_but_markup_is_shown_as_text() {
    let addresses = "a@b.c ".repeat(3_000);
    assert_eq!(to_html(&addresses), format!("<p>{addresses}</p>\n"));
    assert_eq!(to_html(&"a@b.c ".repeat(50)).matches("<a ").count(), 50);
}

#[test]
fn what_people_write_is_kept_as_text() {
    assert_eq!(to_html("a <b> c & d"), "<p>a &lt;b&gt; c &amp; d</p>\n");
}
