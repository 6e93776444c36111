//! Code in a comment, coloured on the server: spans of eight class names, and no style or script.
//!
//! Our own pass and not a library: 6,000 hostile bytes took syntect up to 0.9 s, and its languages
//! 115 MB; the lighter ones know half of the languages, or lose `// this` after `"https://"`.

mod grammar;
mod languages;
mod scanner;

use self::grammar::Language;

/// The classes of the spans, in the order of [`Class`]; `static/widget.css` has their colours.
pub const CLASSES: [&str; 8] = ["k", "s", "c", "n", "f", "t", "d", "i"];

/// The most code that is coloured in one comment, in bytes: a page is read, not studied.
const CODE: usize = 6_000;

/// A longer line was made by a machine.
const LINE: usize = 500;

/// The most bytes of spans in one comment. Six thousand bytes of usual code need about 15,000;
/// nothing but `1,1,1` would become a page of its own.
const MARKUP: usize = 24 * 1024;

/// What a piece of code is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Keyword,
    String,
    Comment,
    Number,
    Function,
    /// Also the names of tags, keys and variables, where a language has no types to show.
    Type,
    Deleted,
    Inserted,
}

impl Class {
    fn name(self) -> &'static str {
        CLASSES[self as usize]
    }
}

/// Whether a tag may have this `class`: the sanitiser asks, so that it need not trust the parser.
pub fn is_class(tag: &str, value: &str) -> bool {
    match tag {
        "span" => CLASSES.contains(&value),
        "code" => value.strip_prefix("language-").is_some_and(|name| {
            let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"+#-".contains(&b);
            (1..=20).contains(&name.len()) && name.bytes().all(fits)
        }),
        _ => false,
    }
}

/// The colour that one comment has to spend.
pub struct Ink {
    code: usize,
    markup: usize,
}

impl Default for Ink {
    fn default() -> Self {
        Self {
            code: CODE,
            markup: MARKUP,
        }
    }
}

impl Ink {
    /// The HTML of a code block. `None`, and so plain: no language that we know, or too much code.
    pub fn block(&mut self, info: &str, code: &str) -> Option<String> {
        let name = info.split([' ', '\t', ',', '{', ':']).next()?;
        let language = Language::named(name)?;
        // Between two tags, the halves of `\r\n` would be two line ends.
        let code = &code.replace('\r', "");
        let left = self.code.checked_sub(code.len())?;
        if code.lines().any(|line| line.len() > LINE) {
            return None;
        }
        let spans = scanner::scan(language, code);
        let around = r#"<span class="x"></span>"#.len();
        let markup = spans.iter().filter(|span| span.class.is_some()).count() * around;
        self.markup = self.markup.checked_sub(markup)?;
        self.code = left;

        let mut html = format!("<pre><code class=\"language-{}\">", language.name);
        let mut start = 0;
        for span in spans {
            let text = escaped(&code[start..span.end]);
            match span.class.map(Class::name) {
                Some(name) => html += &format!("<span class=\"{name}\">{text}</span>"),
                None => html += &text,
            }
            start = span.end;
        }
        Some(html + "</code></pre>\n")
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The coloured code in short: `‹k fn› ‹f main›()`.
    fn inked(language: &str, code: &str) -> String {
        let html = Ink::default().block(language, code).unwrap();
        let (_, code) = html.split_once("\">").unwrap();
        code.trim_end()
            .trim_end_matches("</code></pre>")
            .replace("<span class=\"", "‹")
            .replace("</span>", "›")
            .replace("\">", " ")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&")
    }

    #[test]
    fn code_is_coloured() {
        for (language, code, expected) in [
            (
                "rust",
                "pub fn f<'a>(x: &'a str) -> Vec<u8> { vec![1_u8, b'\\n'] } // \"é\"",
                "‹k pub fn› ‹f f›<'a>(x: &'a ‹t str›) -> ‹t Vec›<‹t u8›> { ‹f vec›![‹n 1_u8›, b‹s '\\n'›] } ‹c // \"é\"›",
            ),
            (
                "rust",
                "let u = r#\"a\"b\"#; /* x\n y */ \"https://a\"; // b",
                "‹k let› u = ‹s r#\"a\"b\"#›; ‹c /* x\n y */› ‹s \"https://a\"›; ‹c // b›",
            ),
            (
                "py",
                "@a\ndef f(x):  # it's\n    \"\"\"Doc\n    'x'\"\"\"\n    return 1.5",
                "‹k @a\ndef› ‹f f›(x):  ‹c # it's›\n    ‹s \"\"\"Doc\n    'x'\"\"\"›\n    ‹k return› ‹n 1.5›",
            ),
            (
                "json",
                "{\"a\": [1, true, \"b\\\"\"]}",
                "{‹t \"a\"›: [‹n 1›, ‹k true›, ‹s \"b\\\"\"›]}",
            ),
            (
                "diff",
                "--- a\n+++ b\n@@ -1 +1 @@\n-x\n-y\n+z\n w",
                "‹c --- a\n+++ b\n›‹f @@ -1 +1 @@\n›‹d -x\n-y\n›‹i +z\n› w",
            ),
            (
                "ts",
                "const a = /[/\"]\\//g.test(`x\n${b}`) / 2",
                "‹k const› a = ‹s /[/\"]\\//›g.‹f test›(‹s `x\n${b}`›) / ‹n 2›",
            ),
            (
                "html",
                "<!-- a --><a href=\"<b>\">it's</a>",
                "‹c <!-- a -->›<‹t a› ‹f href›=‹s \"<b>\"›>it's</‹t a›>",
            ),
            (
                "yaml",
                "# c\non: it's\nurl: http://a#b",
                "‹c # c›\n‹t on›: it's\n‹t url›: http://a#b",
            ),
            (
                "sh",
                "if [ \"$x\" ]; then echo $HOME ${#a}; fi # don't",
                "‹k if› [ ‹s \"$x\"› ]; ‹k then echo› ‹t $HOME› ${#a}; ‹k fi› ‹c # don't›",
            ),
            (
                "SQL",
                "select count(*) FROM a WHERE b = 'it''s' -- c",
                "‹k select› ‹f count›(*) ‹k FROM› a ‹k WHERE› b = ‹s 'it''s'› ‹c -- c›",
            ),
            (
                "css",
                "a { color: red; /* c */ margin: 10px }",
                "a { ‹t color›: red; ‹c /* c */› ‹t margin›: ‹n 10px› }",
            ),
            (
                "C++",
                "#include <x>\nint main() { return 'a'; }",
                "‹k #include› <x>\n‹k int› ‹f main›() { ‹k return› ‹s 'a'›; }",
            ),
        ] {
            assert_eq!(inked(language, code), expected, "{language}");
        }
    }

    #[test]
    fn what_is_unknown_or_too_much_stays_plain() {
        let mut ink = Ink::default();
        for info in [
            "",
            " ",
            "nonsense",
            "math",
            "\"onload=alert(1)",
            "language-rust",
        ] {
            assert_eq!(ink.block(info, "let a = 1;"), None, "{info}");
        }
        assert_eq!(ink.block("rust", &"a".repeat(LINE + 1)), None);
        assert_eq!(ink.block("rust", &"a;\n".repeat(CODE / 3 + 1)), None);
        assert_eq!(ink.block("rust", &"1,1,1\n".repeat(CODE / 6)), None);
        assert!(ink.block("rust,ignore", &"a;\n".repeat(CODE / 3)).is_some());
        assert_eq!(ink.block("rust", "a"), None, "all blocks share the ink");
    }

    #[test]
    fn only_our_classes_are_classes() {
        assert!(CLASSES.iter().all(|class| is_class("span", class)));
        for class in ["", "k s", "K", " k", "comment", "language-rust"] {
            assert!(!is_class("span", class), "{class}");
        }
        assert!(is_class("code", "language-c++") && is_class("code", "language-c#"));
        for class in ["k", "language-", "language-A", "language-a b", "language-é"] {
            assert!(!is_class("code", class), "{class}");
        }
        assert!(!is_class("code", &format!("language-{}", "a".repeat(21))));
        assert!(!is_class("p", "k"));
    }

    #[test]
    fn every_colour_can_be_read() {
        let css = include_str!("../../static/widget.css");
        // On light and on dark.
        let values = |name: &str| {
            let both = css
                .split(&format!("--{name}: light-dark(#"))
                .nth(1)
                .unwrap();
            let (light, dark) = both.split_once(", #").unwrap();
            [light, dark].map(|hex| luminance(&hex[..6]))
        };
        let soft = values("soft");
        for (n, class) in CLASSES.iter().enumerate() {
            let rule = css
                .split(&format!(".comment-body .{class} {{ color: var(--"))
                .nth(1);
            let name = rule.unwrap().split(')').next().unwrap();
            let ink = values(name);
            assert_eq!(name, format!("code-{:?}", ORDER[n]).to_lowercase());
            for (ink, soft) in ink.iter().zip(&soft) {
                let contrast = (ink.max(*soft) + 0.05) / (ink.min(*soft) + 0.05);
                assert!(contrast >= 4.5, "{name}: {contrast}");
            }
        }
    }

    const ORDER: [Class; 8] = [
        Class::Keyword,
        Class::String,
        Class::Comment,
        Class::Number,
        Class::Function,
        Class::Type,
        Class::Deleted,
        Class::Inserted,
    ];

    /// As WCAG 2 defines it.
    fn luminance(hex: &str) -> f64 {
        let part = |at: usize| {
            let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4)
    }

    #[test]
    fn every_language_keeps_every_character_of_anything() {
        const PIECES: &[&str] = &[
            "\"", "'", "\\", "/*", "*/", "//", "#", "/", "[", "<!--", "-->", "<", ">", "é", "🦀",
            "a", "A", "1", ".", "@", "$", "-", "+", "=", ":", "(", "!", " ", "\n", "`", "\"\"\"",
            "r#\"", "[[", "fn ", "\r", "\u{0}",
        ];
        let mut random: u32 = 7;
        for language in languages::ALL {
            assert!(is_class("code", &format!("language-{}", language.name)));
            for _ in 0..200 {
                let mut code = String::new();
                for _ in 0..30 {
                    random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    code += PIECES[(random >> 16) as usize % PIECES.len()];
                }
                let html = Ink::default().block(language.name, &code).unwrap();
                let shown: String = scraper::Html::parse_fragment(&html.replace('\u{0}', ""))
                    .root_element()
                    .text()
                    .collect();
                let sent = code.replace(['\u{0}', '\r'], "");
                assert_eq!(shown.trim_end_matches('\n'), sent.trim_end_matches('\n'));
            }
        }
    }
}
