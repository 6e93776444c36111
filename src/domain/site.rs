//! A site: one blog, with the origins on which its pages live.

mod command;
mod event;
mod state;

pub use command::{ChangeSettings, ChangeSso, Command, SetOrigins, decide};
pub use event::{Banned, Settings, SiteEvent};
pub use state::Site;
