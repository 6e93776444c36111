//! The letters that a service without a mail server has written, for its developer.

use askama::Template;

use super::{Lang, assets::AssetUrls};

/// The page. It is for developers, and in English.
#[derive(Template)]
#[template(path = "own/mailbox.html", whitespace = "minimize")]
pub struct MailboxPage<'a> {
    /// The style.
    pub assets: &'a AssetUrls,
    /// Its language.
    pub lang: Lang,
    /// The newest first.
    pub letters: Vec<LetterRow>,
}

/// One letter.
pub struct LetterRow {
    /// Whom it is to.
    pub to: String,
    /// What it is about.
    pub subject: String,
    /// What it says.
    pub text: String,
}

impl LetterRow {
    /// The words of the text, and which of them are addresses.
    fn words(&self) -> impl Iterator<Item = (bool, &str)> {
        let words = self.text.split_inclusive(char::is_whitespace);
        words.map(|word| (word.starts_with("http://"), word))
    }
}
