//! The pages on which somebody proves who they are.

use askama::Template;

use super::{
    Lang,
    assets::AssetUrls,
    words::{Around, Text, Words},
};

/// One page of the way in.
#[derive(Template)]
#[template(path = "own/signin.html", whitespace = "minimize")]
pub struct SignIn<'a> {
    assets: &'a AssetUrls,
    lang: Lang,
    step: Step,
    words: &'static Words,
    text: &'static Text,
}

/// How far they are.
pub enum Step {
    /// To which address shall a letter go?
    Ask {
        /// Where the address goes.
        action: String,
        /// Where those go who are signed in on our own pages.
        enter: String,
        /// The name of who is signed in there.
        known: Option<String>,
        /// Other services that can tell who somebody is.
        others: Vec<OtherWay>,
        /// Whether letters can be sent.
        by_mail: bool,
        /// The address as typed.
        email: String,
        /// What is wrong.
        error: Option<&'static str>,
    },
    /// What code is in the letter?
    Code {
        /// Where it goes.
        action: String,
        /// Where another letter can be asked for.
        again: String,
        /// What the browser keeps meanwhile.
        sent: String,
        /// The code as typed.
        typed: String,
        /// Where the letter went.
        email: String,
        /// What is wrong.
        error: Option<&'static str>,
        /// Whether the letter went nowhere but to the page of this machine's developer.
        is_local: bool,
    },
    /// The letter's link was opened: a button, so that who only looks into letters does nothing.
    Link {
        /// Where it goes.
        action: String,
        /// What the letter proves.
        link: String,
        /// Who signs in.
        email: String,
    },
    /// They are in.
    Done {
        /// Where to go on.
        back: String,
        /// What the window that opened this one gets.
        handover: Option<Handover>,
    },
}

/// Another service that can tell who somebody is.
pub struct OtherWay {
    /// Where it begins.
    pub href: String,
    /// What people call it.
    pub name: String,
}

/// A code for the window that opened this one.
pub struct Handover {
    /// Good once, and for a minute.
    pub code: String,
    /// For pages of this origin.
    pub origin: String,
}

impl<'a> SignIn<'a> {
    /// The page for a step.
    pub fn new(assets: &'a AssetUrls, lang: Lang, step: Step) -> Self {
        let words = Words::of(lang);
        Self {
            assets,
            lang,
            step,
            words,
            text: &words.text,
        }
    }

    fn sent_to(&self) -> Around {
        self.words.sent_to()
    }

    fn continue_with(&self) -> Around {
        self.words.continue_with()
    }

    fn continue_as(&self) -> Around {
        self.words.continue_as()
    }
}
