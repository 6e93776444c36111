//! The languages of the interface, and which of them a reader gets.

macro_rules! langs {
    ($($(#[$meta:meta])* $lang:ident $tag:literal,)*) => {
        /// A language that there are words for.
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
        pub enum Lang {
            $($(#[$meta])* $lang,)*
        }

        impl Lang {
            /// All of them, each in its own place: `ALL[lang as usize]` is `lang`.
            pub const ALL: [Self; [$($tag),*].len()] = [$(Self::$lang),*];

            /// Its tag (BCP 47).
            pub fn tag(self) -> &'static str {
                match self {
                    $(Self::$lang => $tag,)*
                }
            }

            /// Its words, in the syntax of Fluent: the file is named by the tag.
            pub(super) fn source(self) -> &'static str {
                match self {
                    $(Self::$lang => {
                        include_str!(concat!("../../templates/locales/", $tag, ".ftl"))
                    })*
                }
            }
        }
    };
}

langs! {
    /// English.
    #[default]
    En "en",
    /// German.
    De "de",
    /// French.
    Fr "fr",
    /// Spanish.
    Es "es",
    /// Portuguese.
    Pt "pt",
    /// Italian.
    It "it",
    /// Dutch.
    Nl "nl",
    /// Polish.
    Pl "pl",
    /// Russian.
    Ru "ru",
    /// Japanese.
    Ja "ja",
    /// Chinese, in simplified characters.
    Zh "zh",
    /// Arabic.
    Ar "ar",
}

impl Lang {
    /// The plural categories of its whole numbers (Unicode CLDR).
    #[cfg(test)]
    pub(super) fn categories(self) -> &'static [&'static str] {
        match self.tag() {
            "ja" | "zh" => &["other"],
            "pl" | "ru" => &["one", "few", "many", "other"],
            "ar" => &["zero", "one", "two", "few", "many", "other"],
            "fr" | "es" | "pt" | "it" => &["one", "many", "other"],
            _ => &["one", "other"],
        }
    }

    /// The value of `dir`, if it is not the usual one.
    pub fn dir(self) -> Option<&'static str> {
        (self.tag() == "ar").then_some("rtl")
    }

    /// The language of a tag; its region and script count for nothing.
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next()?;
        Self::ALL
            .into_iter()
            .find(|lang| lang.tag().eq_ignore_ascii_case(primary))
    }

    /// The language of an `Accept-Language` that its sender likes best (RFC 9110, section 12.5.4).
    pub fn wanted(accepted: &str) -> Option<Self> {
        let mut best: Option<(Self, f32)> = None;
        for item in accepted.split(',') {
            let (tag, weight) = item.split_once(';').unwrap_or((item, "q=1"));
            let weight = weight.trim().trim_start_matches("q=").parse();
            let (Some(lang), Ok(weight)) = (Self::parse(tag), weight) else {
                continue;
            };
            if weight > best.map_or(0.0, |(_, best)| best) {
                best = Some((lang, weight));
            }
        }
        best.map(|(lang, _)| lang)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_its_own_place_and_tag() {
        for (at, lang) in Lang::ALL.into_iter().enumerate() {
            assert_eq!(lang as usize, at);
            assert_eq!(Lang::parse(lang.tag()), Some(lang));
        }
        assert_eq!(Lang::default(), Lang::En);
    }

    #[test]
    fn only_arabic_runs_from_right_to_left() {
        for lang in Lang::ALL {
            let dir = (lang == Lang::Ar).then_some("rtl");
            assert_eq!(lang.dir(), dir, "{}", lang.tag());
        }
    }

    #[test]
    fn a_tag_names_a_language_whatever_its_region() {
        for tag in ["de", "DE", "de-AT", "de_DE", " de-Latn-CH "] {
            assert_eq!(Lang::parse(tag), Some(Lang::De), "{tag}");
        }
        for (tag, lang) in [
            ("ar-EG", Lang::Ar),
            ("ru-RU", Lang::Ru),
            ("pt-BR", Lang::Pt),
            ("zh-CN", Lang::Zh),
            ("zh-TW", Lang::Zh),
            ("zh-Hant", Lang::Zh),
        ] {
            assert_eq!(Lang::parse(tag), Some(lang), "{tag}");
        }
        for tag in ["", "xx", "deu", "-", "d"] {
            assert_eq!(Lang::parse(tag), None, "{tag}");
        }
    }

    #[test]
    fn the_best_liked_language_that_there_is_is_taken() {
        for (accepted, lang) in [
            ("de", Some(Lang::De)),
            ("xx, de;q=0.5, en;q=0.4", Some(Lang::De)),
            ("de;q=0.3,en-GB;q=0.8", Some(Lang::En)),
            ("en,de", Some(Lang::En)),
            ("zh-CN,zh;q=0.9,en;q=0.8", Some(Lang::Zh)),
            ("uk,ru;q=0.8,en;q=0.5", Some(Lang::Ru)),
            ("en;q=0.2, ar-MA", Some(Lang::Ar)),
            ("de;q=0", None),
            ("*", None),
            ("", None),
            ("de;q=x", None),
        ] {
            assert_eq!(Lang::wanted(accepted), lang, "{accepted}");
        }
    }
}
