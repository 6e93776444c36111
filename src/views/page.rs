//! A page that only says something.

use askama::Template;

use super::assets::AssetUrls;

/// A title and a sentence.
#[derive(Template)]
#[template(path = "page.html")]
pub struct Page<'a> {
    /// The style sheet.
    pub assets: &'a AssetUrls,
    /// Its language.
    pub lang: super::Lang,
    /// What happened.
    pub title: &'a str,
    /// What to do about it.
    pub text: &'a str,
}
