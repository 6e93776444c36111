//! What people with bad intentions write, as the reader's browser would take it.

use scraper::{ElementRef, Selector};

use crate::{
    both::Store,
    thread_page::assert_valid,
    web::{Page, Visitor},
};

on_both! { markdown_is_drawn, nothing_hostile_reaches_the_page, hostile_words_come_back_as_words }

const HERE: &str = "/thread/demo/hostile";

pub const BODIES: &[&str] = &[
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![pixel](https://track.example/p.gif)",
    "[x](javascript:alert(1)) [y](JaVaScRiPt&colon;alert(1)) [z](data:text/html,<script>1</script>)",
    "<a href=\"javascript:alert(1)\" onclick=alert(1)>click</a>",
    "<div id=comments name=body style=position:fixed hx-get=/x data-hx-get=/y hx-on:click=1>x</div>",
    "</textarea></form></section></div></article><form action=https://evil.example><input name=x>",
    "<svg onload=alert(1)><style>*{display:none}</style></svg><math><mi xlink:href=x>",
    "<iframe srcdoc='<script>1</script>'></iframe><object data=x></object><base href=//evil>",
    "<div data-after=\"9.9\" data-hx-swap-oob=\"innerHTML:#comments\">gone</div>",
    "<hx-partial hx-target=body>x</hx-partial><template shadowrootmode=open>x</template>",
    "```\"><script>alert(1)</script>\nx\n```",
    "[ref]: javascript:alert(1)\n\n[ref] <https://a.example/\"onmouseover=alert(1)>",
    "{{ 7*7 }} {% include 'x' %} ${7*7} &lt;b&gt; &#0; &#x26;lt;",
];

const NAMES: &[&str] = &[
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' autofocus onfocus='alert(1)",
    "</span></article></div><h2>Mallory</h2>",
    "&lt;b&gt;&amp;",
    "{{ name }}",
];

/// Nothing on the page does anything that we did not put there.
pub fn assert_harmless(page: &Page) {
    assert_valid(page);
    assert_eq!(page.all("script").len(), 1, "our own script and no other");
    assert!(
        page.all("img, iframe, object, embed, style, base, svg, math, template")
            .is_empty()
    );
    let forms = page.all("form");
    let forms: Vec<_> = forms.iter().filter_map(|form| form.attr("id")).collect();
    assert_eq!(
        forms,
        ["reactions", "composer", "acts"],
        "our own forms and no other"
    );
    assert_eq!(page.all("form").len(), 3);
    assert_eq!(page.all("h1, h2, h3").len(), 1);
    for element in page.all("*") {
        for (name, value) in element.value().attrs() {
            assert!(
                !name.starts_with("on") && name != "style",
                "{name} on the page"
            );
            let address = matches!(name, "href" | "src" | "action");
            assert!(
                !address || !value.to_lowercase().contains("script:"),
                "{value}"
            );
        }
    }
    let inside = Selector::parse("*").unwrap();
    let bodies = page.all(".comment-body");
    for element in bodies.iter().flat_map(|body| body.select(&inside)) {
        assert_allowed(element);
    }
}

fn assert_allowed(element: ElementRef<'_>) {
    const PLAIN: &[&str] = &[
        "blockquote",
        "br",
        "code",
        "del",
        "em",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "strong",
        "ul",
    ];
    let tag = element.value().name();
    if tag != "a" {
        let bare = element
            .value()
            .attrs()
            .all(|(name, _)| tag == "ol" && name == "start");
        assert!(PLAIN.contains(&tag) && bare, "{}", element.html());
        return;
    }
    for (name, value) in element.value().attrs() {
        match name {
            "href" => assert!(
                ["http://", "https://", "mailto:"]
                    .iter()
                    .any(|s| value.starts_with(s))
            ),
            "rel" => assert!(
                ["nofollow", "ugc", "noopener"]
                    .iter()
                    .all(|r| value.contains(r))
            ),
            "target" => assert_eq!(value, "_blank"),
            other => panic!("a link with {other}"),
        }
    }
}

async fn markdown_is_drawn(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    let body = "**bold** *soft* `code` ~~gone~~\nnext line\n\n> quoted\n\n- item\n\n```\nlet a = 1 < 2;\n```\n\
        \n# big\n\n[link](https://a.example/?q=1&r=2) https://b.example/x me@c.example";
    visitor
        .say(
            HERE,
            &[("name", "Ada"), ("body", body), ("website", "ada.example")],
        )
        .await;
    let page = visitor.get(HERE).await.page();
    assert_harmless(&page);
    for (css, words) in [
        ("strong", "bold"),
        ("em", "soft"),
        ("p > code", "code"),
        ("del", "gone"),
        ("blockquote", "quoted"),
        ("li", "item"),
        ("pre", "let a = 1 < 2;"),
    ] {
        assert_eq!(page.words(&format!(".comment-body {css}")), words);
    }
    page.one(".comment-body p > br");
    let hrefs: Vec<_> = page
        .all(".comment-body a")
        .iter()
        .map(|a| a.attr("href").unwrap().to_owned())
        .collect();
    assert_eq!(
        hrefs,
        [
            "https://a.example/?q=1&r=2",
            "https://b.example/x",
            "mailto:me@c.example"
        ]
    );
    let website = page.one(".comment-author a");
    assert_eq!(website.attr("href"), Some("https://ada.example/"));
    assert_eq!(website.attr("rel"), Some("nofollow ugc noopener"));
}

async fn nothing_hostile_reaches_the_page(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    for (n, body) in BODIES.iter().enumerate() {
        let name = NAMES[n % NAMES.len()];
        let fields = [
            ("name", name),
            ("body", *body),
            ("title", name),
            ("url", "javascript:alert(1)"),
        ];
        visitor.say(HERE, &fields).await;
    }
    let page = visitor.get(HERE).await.page();
    assert_harmless(&page);
    let shown = page.comments();
    assert_eq!(shown.len(), BODIES.len());
    for (n, comment) in shown.iter().enumerate() {
        assert_eq!(comment.author, NAMES[n % NAMES.len()], "a name is text");
        assert_eq!(comment.inside, None);
    }
    assert_eq!(shown[0].text, BODIES[0], "words are not lost");
    assert_eq!(shown[1].text, BODIES[1]);
    assert!(
        visitor
            .get(&format!("{HERE}?fragment=1"))
            .await
            .page()
            .all("script, img")
            .is_empty()
    );
}

async fn hostile_words_come_back_as_words(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    for (n, body) in BODIES.iter().enumerate() {
        let name = NAMES[n % NAMES.len()];
        let fields = [
            ("name", name),
            ("body", *body),
            ("email", "\"><script>alert(1)</script>"),
            ("website", "javascript:alert(1)"),
            ("title", *body),
            ("url", "\"><img src=x>"),
            ("parent", "\"><img src=x onerror=1>"),
        ];
        let answer = visitor.post(HERE, &fields).await;
        assert_eq!(answer.status, 422);
        let page = answer.page();
        assert_harmless(&page);
        for (field, value) in &fields[..6] {
            assert_eq!(&page.field(field), value, "{field}");
        }
    }
}
