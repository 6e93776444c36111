//! The names of sites and posts.

use std::{fmt, sync::Arc};

use super::{ValueError, is_deceptive};

/// The key of a site: 1 to 40 of `a-z`, `0-9` and `-`, beginning with a letter or digit.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SiteKey(Arc<str>);

impl SiteKey {
    /// The site of the built-in demo.
    pub const DEMO: &str = "demo";

    /// Takes the key as it is or not at all.
    pub fn parse(raw: &str) -> Result<Self, ValueError> {
        let fits = (1..=40).contains(&raw.len())
            && raw
                .bytes()
                .all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'))
            && !raw.starts_with('-');
        if fits {
            Ok(Self(raw.into()))
        } else {
            Err(ValueError::Malformed(
                "has other characters than a-z, 0-9 and -, or more than 40",
            ))
        }
    }

    /// The key as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is the site of the built-in demo.
    pub fn is_demo(&self) -> bool {
        &*self.0 == Self::DEMO
    }
}

impl fmt::Display for SiteKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The key of a post within its site: by default the path of the page, without the outer slashes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PostKey(Arc<str>);

impl PostKey {
    /// The most characters a key may have.
    pub const MAX: usize = 300;

    /// `/2026/hello/` and `2026/hello` are the same post; the blog's front page is `/`. A key reads
    /// as itself: what is stored under a name is found under it.
    pub fn parse(raw: &str) -> Result<Self, ValueError> {
        let path = raw.trim_matches(|c: char| c == '/' || c.is_whitespace());
        // Browsers resolve these away: a form of such a page would lead to another thread.
        if path.split('/').any(|step| matches!(step, "." | "..")) {
            return Err(ValueError::Malformed("has steps such as `..`"));
        }
        if path.chars().any(is_deceptive) {
            return Err(ValueError::Malformed("has invisible characters"));
        }
        if path.chars().count() > Self::MAX {
            return Err(ValueError::TooLong(Self::MAX));
        }
        Ok(Self(if path.is_empty() {
            "/".into()
        } else {
            path.into()
        }))
    }

    /// The key as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PostKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outer_slashes_do_not_make_another_post() {
        assert_eq!(PostKey::parse("/2026/hello/"), PostKey::parse("2026/hello"));
        assert_eq!(PostKey::parse("/").unwrap().as_str(), "/");
        assert_eq!(PostKey::parse("").unwrap().as_str(), "/");
        assert!(PostKey::parse("a\nb").is_err());
        assert!(PostKey::parse(&"ü".repeat(300)).is_ok());
        assert!(PostKey::parse(&"ü".repeat(301)).is_err());
    }

    #[test]
    fn a_post_key_reads_as_itself() {
        for raw in [
            "/ victim",
            " / a / ",
            "//",
            "\u{2003}/\u{a0}x",
            "a//b",
            "a/ b",
            "/ ",
            "%2F",
        ] {
            let key = PostKey::parse(raw).unwrap();
            assert_eq!(PostKey::parse(key.as_str()), Ok(key), "{raw:?}");
        }
        for steps in ["..", "a/../b", "./a", "a/."] {
            assert!(PostKey::parse(steps).is_err(), "{steps}");
        }
        assert!(PostKey::parse("a/...").is_ok());
    }

    #[test]
    fn a_site_key_is_plain() {
        assert!(SiteKey::parse("blog-2").is_ok());
        for wrong in ["", "-a", "Blog", "a/b", "a:b", "{a}", "a b"] {
            assert!(SiteKey::parse(wrong).is_err(), "{wrong}");
        }
    }
}
