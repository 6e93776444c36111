//! An invitation, for whoever opens its link.

use askama::Template;

use super::{
    Lang,
    assets::AssetUrls,
    words::{Around, Text, Words},
};
use crate::domain::values::Role;

/// The page.
#[derive(Template)]
#[template(path = "own/invite.html", whitespace = "minimize")]
pub struct InvitePage<'a> {
    /// The style.
    pub assets: &'a AssetUrls,
    /// Its language.
    pub lang: Lang,
    /// As what somebody is invited; none only to sign in.
    pub role: Option<Role>,
    /// Of what, for people.
    pub site: String,
    /// Who accepts, if that is known.
    pub known: Option<String>,
    /// What the link carries.
    pub token: String,
    /// The name as typed.
    pub name: String,
    /// What is wrong with it.
    pub name_error: Option<String>,
}

impl InvitePage<'_> {
    fn words(&self) -> &'static Words {
        Words::of(self.lang)
    }

    fn text(&self) -> &'static Text {
        &self.words().text
    }

    fn invited(&self) -> Option<Around> {
        self.role.map(|role| self.words().invited(role))
    }

    fn continue_as(&self) -> Around {
        self.words().continue_as()
    }
}
