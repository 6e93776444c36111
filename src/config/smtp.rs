//! The settings of mail: the server that takes letters, and who they are from.

use std::fmt;

use lettre::{Address, message::Mailbox};
use percent_encoding::percent_decode_str;
use url::{Host, Url};

/// An SMTP server that takes our letters. There may be a password in it, so logs do not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct Smtp {
    /// Its name or its address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// When the connection is encrypted.
    pub tls: Tls,
    /// A user and a password.
    pub login: Option<(String, String)>,
}

/// When a connection to an SMTP server is encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tls {
    /// From its first byte (RFC 8314).
    Always,
    /// Before anything is told (RFC 3207); a server that cannot do so is told nothing.
    StartTls,
    /// Never.
    Off,
}

impl Smtp {
    pub(super) fn parse(raw: &str) -> Result<Self, String> {
        Self::read(raw).ok_or_else(|| {
            "AFTERWORD_SMTP wants smtp://USER:PASSWORD@HOST:587 (STARTTLS), \
             smtps://USER:PASSWORD@HOST:465 (TLS), or smtp://HOST:25?tls=none in a network that \
             you trust; signs other than letters and digits in USER and PASSWORD are \
             percent-encoded"
                .to_owned()
        })
    }

    fn read(raw: &str) -> Option<Self> {
        let url = Url::parse(raw).ok()?;
        let (tls, port) = match (url.scheme(), url.query()) {
            ("smtps", None) => (Tls::Always, 465),
            ("smtp", None | Some("tls=required")) => (Tls::StartTls, 587),
            ("smtp", Some("tls=none")) => (Tls::Off, 25),
            _ => return None,
        };
        if !matches!(url.path(), "" | "/") || url.fragment().is_some() {
            return None;
        }
        let host = match Host::parse(url.host_str()?).ok()? {
            Host::Domain(name) => name,
            Host::Ipv4(address) => address.to_string(),
            Host::Ipv6(address) => address.to_string(),
        };
        let login = match (url.username(), url.password()) {
            ("", None) => None,
            ("", Some(_)) | (_, None) => return None,
            (user, Some(password)) => Some((decoded(user)?, decoded(password)?)),
        };
        Some(Self {
            host,
            port: url.port().unwrap_or(port),
            tls,
            login,
        })
    }
}

impl fmt::Debug for Smtp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Smtp")
    }
}

fn decoded(raw: &str) -> Option<String> {
    let text = percent_decode_str(raw).decode_utf8().ok()?;
    Some(text.into_owned())
}

/// The grammar of RFC 5322 wants quotes around most names; nobody writes them.
pub(super) fn mail_from(raw: &str) -> Result<Mailbox, String> {
    let raw = raw.trim();
    let parts = raw.strip_suffix('>').and_then(|raw| raw.rsplit_once('<'));
    let (name, address) = match parts {
        Some((name, address)) => (name.trim().trim_matches('"'), address),
        None => ("", raw),
    };
    let fits = !raw.contains(char::is_control) && !name.contains('@') && address.is_ascii();
    match address.parse::<Address>() {
        Ok(address) if fits => {
            let name = (!name.is_empty()).then(|| name.to_owned());
            Ok(Mailbox::new(name, address))
        }
        _ => Err(
            "AFTERWORD_MAIL_FROM wants an address, such as Blog <comments@blog.example>".to_owned(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_told_by_its_url() {
        let read = |raw| {
            let smtp = Smtp::parse(raw).unwrap();
            (smtp.host, smtp.port, smtp.tls, smtp.login)
        };
        let login = Some(("ada@x".to_owned(), "p:w/ü".to_owned()));
        assert_eq!(
            read("smtp://ada%40x:p%3Aw%2F%C3%BC@mail.example"),
            ("mail.example".to_owned(), 587, Tls::StartTls, login)
        );
        assert_eq!(
            read("smtps://mail.example"),
            ("mail.example".to_owned(), 465, Tls::Always, None)
        );
        assert_eq!(
            read("smtp://[::1]:2525?tls=none"),
            ("::1".to_owned(), 2525, Tls::Off, None)
        );
        assert_eq!(read("smtp://h?tls=required"), read("smtp://h"));
    }

    #[test]
    fn a_wrong_server_is_not_repeated() {
        for wrong in [
            "",
            "mail.example",
            "mail.example:25",
            "smtp://",
            "smtp://:25",
            "http://mail.example",
            "smtp://mail.example:port",
            "smtp://mail.example/path",
            "smtp://mail.example?tls=off",
            "smtp://mail.example?tsl=none",
            "smtps://mail.example?tls=none",
            "smtp://ada@mail.example",
            "smtp://:hunter2@mail.example",
            "smtp://ada:hunter2#@mail.example",
        ] {
            let said = Smtp::parse(wrong).expect_err(wrong);
            assert!(said.starts_with("AFTERWORD_SMTP wants"), "{wrong}: {said}");
            assert!(!said.contains("hunter2"));
        }
        let smtp = Smtp::parse("smtp://ada:hunter2@mail.example").unwrap();
        assert!(!format!("{smtp:?}").contains("hunter2"));
    }

    #[test]
    fn a_sender_is_an_address_with_a_name_or_without() {
        let read = |raw: &str| {
            let from = mail_from(raw).unwrap();
            (from.name, from.email.to_string())
        };
        let address = "comments@blog.example".to_owned();
        assert_eq!(read("comments@blog.example"), (None, address.clone()));
        assert_eq!(read("<comments@blog.example>"), (None, address.clone()));
        for name in ["Blog", "Adas Blög", "Ada, the (first)", "Ada's <3 blog"] {
            let plain = format!("{name} <comments@blog.example>");
            let quoted = format!("\"{name}\" <comments@blog.example>");
            let expected = (Some(name.to_owned()), address.clone());
            assert_eq!(read(&plain), expected);
            assert_eq!(read(&quoted), expected);
        }
        for wrong in [
            "",
            "Blog",
            "Blog <>",
            "Blog comments@blog.example",
            "Blog\r\nBcc: x@y.z <comments@blog.example>",
            "a@b.example, c@d.example",
            "a@b.example>, <c@d.example>",
        ] {
            let said = mail_from(wrong).expect_err(wrong);
            assert!(said.starts_with("AFTERWORD_MAIL_FROM wants"), "{said}");
        }
    }
}
