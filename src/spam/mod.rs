//! What the words of a comment tell about whether it is spam.
//!
//! Pure, as the domain is: moderators' decisions come in as labels, and nothing here acts on what
//! it says. `Links` finds where a comment leads, `Tokens` what it is made of, and `Bayes` learns
//! from both what the spam of one site looks like.

mod bayes;
mod links;
mod words;

pub use bayes::{Bayes, Label, Weighed};
pub use links::Links;
pub use words::Tokens;

use std::borrow::Cow;

use crate::domain::values::is_unseen;

/// The text without what nobody sees, so that it can neither hide a word nor part one.
fn seen(text: &str) -> Cow<'_, str> {
    let hides = |c: char| !c.is_whitespace() && is_unseen(c);
    if text.contains(hides) {
        text.chars().filter(|c| !hides(*c)).collect()
    } else {
        text.into()
    }
}

/// Whether it is of a script in which words follow each other without a space, or in which they
/// take what belongs to them without one.
fn is_unspaced(c: char) -> bool {
    matches!(c,
        // Thai, Lao, Burmese, Khmer.
        '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        // Kana, Hangul, Han.
        | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{1100}'..='\u{11ff}'
        | '\u{ac00}'..='\u{d7af}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
