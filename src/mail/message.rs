//! A letter as a message of RFC 5322. Its subject and its words may come from hostile people.

use lettre::{
    Address, Message,
    address::AddressError,
    message::{
        Mailbox, MultiPart, SinglePart,
        header::{HeaderName, HeaderValue},
    },
};
use url::Host;

use super::Letter;
use crate::domain::values::Email;

/// The most characters of a subject: a line of a message holds 998 octets (RFC 5322, section 2.1.1).
const SUBJECT: usize = 200;

/// Writes the message. Each one has an id of its own: who gets it twice can tell.
pub(super) fn write(from: &Mailbox, letter: &Letter) -> anyhow::Result<Message> {
    let id = rand::random::<u128>();
    let message = Message::builder()
        .from(from.clone())
        .to(Mailbox::new(None, address(&letter.to)?))
        .subject(subject(&letter.subject))
        .message_id(Some(format!("<{id:032x}@{}>", from.email.domain())))
        .date_now()
        .raw_header(by_a_program());
    let text = letter.text.clone();
    Ok(match letter.html.clone() {
        Some(html) => message.multipart(MultiPart::alternative_plain_html(text, html))?,
        None => message.singlepart(SinglePart::plain(text))?,
    })
}

/// Most servers take no host names beyond ASCII, but all of them have a name in it (RFC 5891).
fn address(email: &Email) -> Result<Address, AddressError> {
    match email.as_str().rsplit_once('@') {
        Some((user, host)) if !host.is_ascii() => {
            let host = Host::parse(host).map_err(|_| AddressError::InvalidDomain)?;
            Address::new(user, host.to_string())
        }
        _ => email.as_str().parse(),
    }
}

/// One line that says what was written: no control characters, and no encoded words (RFC 2047) that
/// readers would decode.
fn subject(raw: &str) -> String {
    let start: String = raw.chars().take(SUBJECT).collect();
    let words = start.split(|c: char| c.is_control() || c.is_whitespace());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ").replace("=?", "= ?")
}

/// Nobody's holiday note answers this one (RFC 3834).
fn by_a_program() -> HeaderValue {
    HeaderValue::new(
        HeaderName::new_from_ascii_str("Auto-Submitted"),
        "auto-generated".to_owned(),
    )
}

#[cfg(test)]
mod tests {
    use mail_parser::{HeaderValue as Parsed, MessageParser};

    use super::*;

    fn written(letter: &Letter) -> String {
        let address = "comments@blog.example".parse().unwrap();
        let from = Mailbox::new(Some("Adas \"Blög\"".to_owned()), address);
        String::from_utf8(write(&from, letter).unwrap().formatted()).unwrap()
    }

    fn letter(subject: &str) -> Letter {
        Letter {
            to: Email::parse("bob@x.example").unwrap(),
            subject: subject.to_owned(),
            text: "Guten Tag,\n.\nGrüße".to_owned(),
            html: None,
        }
    }

    /// The names of the headers: what an injected one would be among.
    fn headers(raw: &str) -> Vec<String> {
        let message = MessageParser::default().parse(raw).unwrap();
        let names = message.headers().iter();
        names.map(|header| header.name().to_owned()).collect()
    }

    #[test]
    fn it_has_what_a_message_has() {
        let raw = written(&letter("Hello"));
        let message = MessageParser::default().parse(&raw).unwrap();
        let from = message.from().unwrap().first().unwrap();
        assert_eq!(from.name(), Some("Adas \"Blög\""));
        assert_eq!(from.address(), Some("comments@blog.example"));
        let to = message.to().unwrap().first().unwrap();
        assert_eq!((to.name(), to.address()), (None, Some("bob@x.example")));
        assert!(message.date().is_some());
        assert!(message.message_id().unwrap().ends_with("@blog.example"));
        let by = message.header("Auto-Submitted");
        assert_eq!(by.and_then(Parsed::as_text), Some("auto-generated"));
        let text = message.body_text(0).unwrap().replace("\r\n", "\n");
        assert_eq!(text.trim_end(), "Guten Tag,\n.\nGrüße");
        let again = written(&letter("Hello"));
        let again = MessageParser::default().parse(&again).unwrap();
        assert_ne!(message.message_id(), again.message_id());
    }

    #[test]
    fn html_stands_beside_the_text() {
        let raw = written(&Letter {
            html: Some("<p>Grüße</p>".to_owned()),
            ..letter("Hello")
        });
        let message = MessageParser::default().parse(&raw).unwrap();
        let kind = message
            .root_part()
            .headers
            .iter()
            .find(|h| h.name() == "Content-Type");
        let kind = kind.unwrap().value().as_content_type().unwrap();
        assert_eq!(
            (kind.ctype(), kind.subtype()),
            ("multipart", Some("alternative"))
        );
        assert_eq!(message.parts.len(), 3, "{raw}");
        assert_eq!(message.body_html(0).unwrap().trim_end(), "<p>Grüße</p>");
        assert!(message.body_text(0).unwrap().starts_with("Guten Tag"));
    }

    #[test]
    fn a_subject_injects_no_header() {
        let calm = headers(&written(&letter("Hello")));
        for (hostile, shown) in [
            ("Hi\r\nBcc: eve@x.example", "Hi Bcc: eve@x.example"),
            ("Hi\nBcc: eve@x.example", "Hi Bcc: eve@x.example"),
            ("Hi\rBcc: eve@x.example", "Hi Bcc: eve@x.example"),
            ("Hi\r\n\r\nbody", "Hi body"),
            ("Grüße\r\n Bcc: eve@x.example", "Grüße Bcc: eve@x.example"),
            ("a\0b\u{1b}[31m\u{85}c", "a b [31m c"),
            ("=?utf-8?q?=0D=0ABcc:_eve?=", "= ?utf-8?q?=0D=0ABcc:_eve?="),
            ("日本語の件名 🎉", "日本語の件名 🎉"),
        ] {
            let raw = written(&letter(hostile));
            assert_eq!(headers(&raw), calm, "{raw}");
            let message = MessageParser::default().parse(&raw).unwrap();
            assert_eq!(message.subject(), Some(shown), "{raw}");
            assert!(raw.is_ascii());
        }
    }

    #[test]
    fn a_long_subject_fits_in_a_line() {
        for long in ["x".repeat(5000), "ü".repeat(5000), "x ".repeat(5000)] {
            let raw = written(&letter(&long));
            assert!(raw.split("\r\n").all(|line| line.len() <= 998));
        }
    }

    #[test]
    fn a_host_beyond_ascii_has_a_name_in_it() {
        let email = Email::parse("ada@bücher.example").unwrap();
        let address = address(&email).unwrap();
        assert_eq!(address.to_string(), "ada@xn--bcher-kva.example");
    }
}
