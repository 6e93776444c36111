//! What readers say about the post without words.

use askama::Template;

use super::{Scene, words::Text};
use crate::domain::{thread::Thread, values::Reaction};

/// The buttons, and how many have pressed each.
#[derive(Template)]
#[template(path = "thread/reactions.html", whitespace = "minimize")]
pub struct Reactions {
    action: String,
    buttons: Vec<Button>,
    text: &'static Text,
}

struct Button {
    name: &'static str,
    /// What pressing it asks for: this reaction, or none if the viewer has it.
    wish: &'static str,
    picture: &'static str,
    label: &'static str,
    count: usize,
    mine: bool,
}

impl Reactions {
    /// As this viewer sees them; none where they are switched off.
    pub fn new(scene: &Scene, thread: &Thread) -> Option<Self> {
        if !scene.site.settings().reactions {
            return None;
        }
        let text = &scene.words.text;
        let mine = scene.viewer.as_ref().and_then(|it| it.reaction(thread));
        let buttons = Reaction::ALL.map(|reaction| {
            let (picture, label) = match reaction {
                Reaction::Like => ("👍", &text.reaction_like),
                Reaction::Love => ("❤️", &text.reaction_love),
                Reaction::Laugh => ("😄", &text.reaction_laugh),
                Reaction::Wow => ("😮", &text.reaction_wow),
                Reaction::Sad => ("😢", &text.reaction_sad),
            };
            let is_mine = mine == Some(reaction);
            Button {
                name: reaction.name(),
                wish: if is_mine { "" } else { reaction.name() },
                picture,
                label,
                count: thread.reacted(reaction),
                mine: is_mine,
            }
        });
        Some(Self {
            action: scene.place.of("react"),
            buttons: buttons.into(),
            text,
        })
    }
}
