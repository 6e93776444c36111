//! What a person writes into the composer.

use unicode_normalization::UnicodeNormalization;
use url::{Host, Url};

use super::{ValueError, has_login, is_blank, is_deceptive};

/// The name under which somebody comments: 1 to 80 characters on one line, nothing invisible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthorName(String);

impl AuthorName {
    /// The most characters a name may have.
    pub const MAX: usize = 80;

    /// Folds white space, drops characters that disguise text, then checks the length.
    pub fn parse(raw: &str) -> Result<Self, ValueError> {
        let visible: String = raw
            .chars()
            .map(|c| if c.is_whitespace() { ' ' } else { c })
            .filter(|c| !is_deceptive(*c))
            .collect();
        let name = visible.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.chars().all(|c| c == ' ' || is_blank(c)) {
            return Err(ValueError::Missing);
        }
        bounded(name, Self::MAX).map(Self)
    }

    /// The name as text; never HTML.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether people could take the one for the other: the same letters or ones that look alike
    /// (Unicode TR 39, section 4), whatever their case, their accents, and whatever stands between
    /// them. Small capitals and letters in circles and squares, which that report leaves alone,
    /// count as the letters that they show.
    pub fn looks_like(&self, other: &Self) -> bool {
        // An I looks like an l only as long as it is an I: before case is folded.
        let seen = |name: &Self| skeleton(&name.0).to_lowercase();
        let lower = |name: &Self| skeleton(&name.0.to_lowercase());
        // Cherokee letters look like Latin ones only as capitals.
        let upper = |name: &Self| skeleton(&name.0.to_uppercase()).to_lowercase();
        seen(self) == seen(other) || lower(self) == lower(other) || upper(self) == upper(other)
    }
}

/// The words of a comment, as Markdown source: 1 to 20,000 characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body(String);

impl Body {
    /// The most characters a comment may have.
    pub const MAX: usize = 20_000;

    /// Normalises line ends (forms send CRLF) and drops control characters and outer blank space.
    pub fn parse(raw: &str) -> Result<Self, ValueError> {
        let text: String = raw
            .replace("\r\n", "\n")
            .replace('\r', "\n")
            .chars()
            .filter(|c| matches!(c, '\n' | '\t') || !c.is_control())
            .collect();
        if text.chars().all(|c| c.is_whitespace() || is_deceptive(c)) {
            return Err(ValueError::Missing);
        }
        // Leading spaces of the first line may be a code block: keep them, drop blank lines only.
        let text = text.trim_end();
        let start = text.find(|c: char| !c.is_whitespace()).map_or(0, |at| {
            text[..at].rfind('\n').map_or(0, |newline| newline + 1)
        });
        bounded(text[start..].to_owned(), Self::MAX).map(Self)
    }

    /// The Markdown source.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An e-mail address as given; shown to nobody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Email(String);

impl Email {
    /// RFC 5321, section 4.5.3.1.3: a path has at most 256 octets, two of them brackets.
    pub const MAX: usize = 254;

    /// Accepts what browsers accept in an e-mail field.
    pub fn parse(raw: &str) -> Result<Self, ValueError> {
        use validator::ValidateEmail;
        let address = bounded(raw.trim().to_owned(), Self::MAX)?;
        if !address.validate_email() {
            return Err(ValueError::Malformed("does not look like name@example.org"));
        }
        Ok(Self(address))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form in which the same address is the same text: NFC, lower case, and the host in the
    /// ASCII of IDNA (UTS 46). That a provider tells upper from lower case before the @, as
    /// RFC 5321 allows, is not known of any.
    pub fn normal(&self) -> String {
        let address: String = self.0.nfc().collect();
        let (local, host) = address.rsplit_once('@').unwrap_or((&address, ""));
        let host = Host::parse(host).map_or_else(|_| host.to_lowercase(), |host| host.to_string());
        format!("{}@{host}", local.to_lowercase())
    }
}

/// A person's own page, `http` or `https`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Website(String);

impl Website {
    /// The most characters an address may have.
    pub const MAX: usize = 300;

    /// A missing scheme is read as `https://`, for that is what people leave out.
    pub fn parse(raw: &str) -> Result<Self, ValueError> {
        let raw = bounded(raw.trim().to_owned(), Self::MAX)?;
        let wrong = ValueError::Malformed("does not look like https://example.org");
        let full = if raw.contains("://") {
            raw
        } else {
            format!("https://{raw}")
        };
        let url = Url::parse(&full).map_err(|_| wrong)?;
        let named = url
            .host_str()
            .is_some_and(|host| host.contains('.') || host == "localhost");
        if !matches!(url.scheme(), "http" | "https") || !named || has_login(&url) {
            return Err(wrong);
        }
        bounded(url.to_string(), Self::MAX).map(Self)
    }

    /// The normalised address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn skeleton(text: &str) -> String {
    let plain = text.chars().filter(|c| !is_modifier(*c)).map(plain);
    let compatible: String = plain.nfkd().collect();
    let skeleton = unicode_security::skeleton(&compatible);
    skeleton.filter(|c| c.is_alphanumeric()).collect()
}

/// Letters that only change or follow others: beside a name they look like dust.
fn is_modifier(c: char) -> bool {
    matches!(c,
        '\u{02b0}'..='\u{02ff}' | '\u{0374}' | '\u{037a}' | '\u{0559}' | '\u{0640}'
        | '\u{06e5}' | '\u{06e6}' | '\u{07f4}' | '\u{07f5}' | '\u{1c78}'..='\u{1c7d}'
        | '\u{3031}'..='\u{3035}' | '\u{a717}'..='\u{a721}' | '\u{a788}'
        | '\u{ff9e}' | '\u{ff9f}')
}

/// The letter that a small capital or a letter in a circle or square shows.
fn plain(c: char) -> char {
    const SMALL: &str = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡxʏᴢ";
    let nth = match c {
        '\u{1f150}'..='\u{1f169}' => u32::from(c) - 0x1f150,
        '\u{1f170}'..='\u{1f189}' => u32::from(c) - 0x1f170,
        _ => match SMALL.chars().position(|small| small == c && !c.is_ascii()) {
            Some(nth) => nth as u32,
            None => return c,
        },
    };
    char::from_u32(u32::from('A') + nth).unwrap_or(c)
}

fn bounded(text: String, max: usize) -> Result<String, ValueError> {
    match text.chars().count() {
        0 => Err(ValueError::Missing),
        n if n > max => Err(ValueError::TooLong(max)),
        _ => Ok(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_visible_line() {
        let parse = |raw: &str| AuthorName::parse(raw).map(|name| name.as_str().to_owned());
        assert_eq!(parse("  Ada\n Lovelace "), Ok("Ada Lovelace".into()));
        assert_eq!(parse("evil\u{202e}txt"), Ok("eviltxt".into()));
        for blank in [
            "\u{200b}\u{3164}",
            "\u{2800}",
            "\u{34f} \u{200d}",
            "\u{fe0f}\u{e0041}",
        ] {
            assert_eq!(parse(blank), Err(ValueError::Missing), "{blank:?}");
        }
        assert!(parse("❤\u{fe0f}").is_ok());
        assert_eq!(parse(&"ä".repeat(80)), Ok("ä".repeat(80)));
        assert_eq!(parse(&"ä".repeat(81)), Err(ValueError::TooLong(80)));
    }

    #[test]
    fn names_that_look_alike_are_told() {
        let alike = |a: &str, b: &str| {
            let name = |raw| AuthorName::parse(raw).unwrap();
            name(a).looks_like(&name(b))
        };
        for borrowed in [
            "ada lovelace",
            "ADA  LOVELACE",
            "\u{410}da Lovelace",
            "Ada-Lovelace.",
            "Àda Lovelace",
            "ᴀᴅᴀ ʟᴏᴠᴇʟᴀᴄᴇ",
            "🅰da Lovelace",
            "🅐da Lovelace",
            "Ꭺꭰꭺ Ꮮovelace",
            "Ada Lovelᴀce",
            "Ada ʟovelace",
            "Ada Lovelaceﾞ",
            "Ada Lovelace\u{559}",
            "Ada Lovelace\u{1c7d}",
        ] {
            assert!(alike("Ada Lovelace", borrowed), "{borrowed}");
        }
        assert!(alike("Il Lll", "ll III") && !alike("Ada", "Adam"));
    }

    #[test]
    fn the_same_address_has_one_normal_form() {
        let normal = |raw: &str| Email::parse(raw).unwrap().normal();
        assert_eq!(normal(" Ada@Blog.Example "), "ada@blog.example");
        assert_eq!(
            normal("ada@B\u{fc}cher.example"),
            "ada@xn--bcher-kva.example"
        );
        assert_eq!(
            normal("ada@bu\u{308}cher.example"),
            "ada@xn--bcher-kva.example"
        );
        assert_ne!(normal("a.da@blog.example"), normal("ada@blog.example"));
    }

    #[test]
    fn a_body_counts_characters_not_bytes() {
        assert!(Body::parse(&"🦀".repeat(Body::MAX)).is_ok());
        assert_eq!(
            Body::parse(&"🦀".repeat(Body::MAX + 1)),
            Err(ValueError::TooLong(20_000))
        );
        assert_eq!(Body::parse(" \r\n\t\u{feff}"), Err(ValueError::Missing));
    }

    #[test]
    fn a_body_keeps_its_words_and_an_indented_first_line() {
        let parse = |raw: &str| Body::parse(raw).map(|body| body.as_str().to_owned());
        assert_eq!(
            parse("\r\n\r\n    code\r\ntext\0 \n"),
            Ok("    code\ntext".into())
        );
        assert_eq!(
            parse("👩\u{200d}👩\u{200d}👧"),
            Ok("👩\u{200d}👩\u{200d}👧".into())
        );
    }

    #[test]
    fn a_website_is_http_or_nothing() {
        let parse = |raw| Website::parse(raw).map(|site| site.as_str().to_owned());
        assert_eq!(parse("example.org"), Ok("https://example.org/".into()));
        for hostile in [
            "javascript:alert(1)",
            "javascript://x.y/%0aalert(1)",
            "https://a@b.c",
            "https://:p@b.c",
            "x",
        ] {
            assert!(parse(hostile).is_err(), "{hostile}");
        }
    }
}
