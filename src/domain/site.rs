//! A site: one blog, with the origins on which its pages live.

mod command;
mod event;
mod state;

pub use command::{SetOrigins, decide};
pub use event::SiteEvent;
pub use state::Site;
