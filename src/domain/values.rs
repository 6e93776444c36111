//! The small values of the domain: parsed once at the edge, then trusted.

mod actor;
mod base32;
mod claim;
mod comment_text;
mod identity;
mod keys;
mod origin;
mod reaction;
mod role;

pub use actor::{AccountId, Actor, Identity, SessionId};
pub use claim::ClaimKey;
pub use comment_text::{AuthorName, Body, Email, Website};
pub use identity::{CommandId, CommentId, GuestId, Timestamp, Version};
pub use keys::{PostKey, SiteKey};
pub use origin::{Origin, PageUrl};
pub use reaction::Reaction;
pub use role::Role;

/// Why a text is not the value it was meant to be; reads as the end of "The name …".
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ValueError {
    /// Nothing is left once white space and invisible characters are gone.
    #[error("is missing")]
    Missing,
    /// More characters than the given limit.
    #[error("is too long: at most {0} characters fit")]
    TooLong(usize),
    /// Not of the form that the value has.
    #[error("{0}")]
    Malformed(&'static str),
}

/// Whether an address names a person to log in as: then it may look like a host that it is not.
fn has_login(url: &url::Url) -> bool {
    url.username() != "" || url.password().is_some()
}

/// Whether a character could disguise or garble a line of text: control characters, and the
/// bidirectional and invisible format characters of Unicode TR 36 (section 2.5).
fn is_deceptive(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00ad}' | '\u{061c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}'
            | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}')
}

/// Whether nobody sees it: it could stand in the middle of a word and change nothing.
pub fn is_unseen(c: char) -> bool {
    is_deceptive(c) || is_blank(c)
}

/// Whether a character shows nothing by itself, though it may belong to what does: the rest of
/// Default_Ignorable_Code_Point (UAX 44), and an empty cell of Braille.
fn is_blank(c: char) -> bool {
    matches!(c,
        '\u{034f}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{2800}' | '\u{fe00}'..='\u{fe0f}' | '\u{fff0}'..='\u{fff8}'
        | '\u{13430}'..='\u{1345f}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}
