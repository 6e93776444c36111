//! Live: who watches which thread, and who tells them.
//!
//! The relay follows the store and is the only one that publishes; a handler of a form never does,
//! so another node, an importer and a moderator are live for free.

mod catch_up;
mod hub;
mod relay;
mod socket;

pub use catch_up::CatchUp;
pub use hub::{Frame, Hub, Subscription};
pub use relay::Relay;
pub use socket::{Resume, Socket};
