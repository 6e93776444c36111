//! Mail: letters to people, handed to an SMTP server in the background.
//!
//! [`Mailer::send`] takes a letter and never waits; a task of its own delivers it. Without a server
//! a developer reads the letters in the log and on a page of this machine.

mod drawer;
mod message;
mod outbox;
mod server;

use std::sync::Arc;

use anyhow::{Context, Result};
use lettre::message::Mailbox;

use self::{drawer::Drawer, outbox::Outbox, server::Server};
pub use self::{drawer::Kept, outbox::Patience};
use crate::{config::Config, domain::values::Email, telemetry::Metrics};

/// One message to one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Who it is to.
    pub to: Email,
    /// What it is about, in one line.
    pub subject: String,
    /// Its words.
    pub text: String,
    /// The same words for readers that show HTML.
    pub html: Option<String>,
}

/// Takes letters and sees to it that they arrive.
pub struct Mailer {
    way: Way,
    metrics: Arc<Metrics>,
}

/// Where letters go.
enum Way {
    /// To a server, from this sender.
    Server(Mailbox, Arc<Outbox>),
    /// To the developer at this machine.
    Drawer(Drawer),
    /// Nowhere: there is no server, and a log is no place for other people's letters.
    Nowhere,
}

impl Mailer {
    /// As the settings say; fails if they cannot be fulfilled. Wants a runtime of Tokio.
    pub fn new(config: &Config, metrics: Arc<Metrics>) -> Result<Self> {
        Self::patient(config, metrics, Patience::default())
    }

    /// The same with other times.
    pub fn patient(config: &Config, metrics: Arc<Metrics>, patience: Patience) -> Result<Self> {
        let way = match &config.smtp {
            Some(smtp) => {
                let from = config.mail_from.clone().context(
                    "AFTERWORD_SMTP wants a sender: set AFTERWORD_MAIL_FROM, such as Blog <comments@blog.example>",
                )?;
                let own_name = config.public_url.as_ref().and_then(|url| url.domain());
                let own_name = own_name.filter(|_| !config.is_local());
                let server = Server::new(smtp, own_name.unwrap_or(from.email.domain()))
                    .context("the server that AFTERWORD_SMTP names cannot be used")?;
                let outbox = Outbox::open(server, patience, Arc::clone(&metrics));
                Way::Server(from, outbox)
            }
            None if config.is_local() => Way::Drawer(Drawer::default()),
            None => Way::Nowhere,
        };
        Ok(Self { way, metrics })
    }

    /// Takes a letter; what becomes of it is seen in the log and the metrics. Never waits.
    pub fn send(&self, letter: Letter) {
        match &self.way {
            Way::Server(from, outbox) => match message::write(from, &letter) {
                Ok(message) => outbox.add(letter.to, message),
                Err(error) => {
                    tracing::warn!(%error, "a letter cannot be written");
                    count(&self.metrics, "failed");
                }
            },
            Way::Drawer(drawer) => drawer.keep(letter),
            Way::Nowhere => {
                tracing::warn!("a letter is dropped: AFTERWORD_SMTP is not set");
                count(&self.metrics, "dropped");
            }
        }
    }

    /// Whether there is a server: letters leave this machine.
    pub fn is_real(&self) -> bool {
        matches!(self.way, Way::Server(..))
    }

    /// Whether somebody gets to read what is sent; if not, leave out what needs mail.
    pub fn can_send(&self) -> bool {
        !matches!(self.way, Way::Nowhere)
    }

    /// Without a server, and on this machine only: the last letters, newest first.
    pub fn local(&self) -> Option<Vec<Kept>> {
        match &self.way {
            Way::Drawer(drawer) => Some(drawer.letters()),
            _ => None,
        }
    }

    /// Drops all letters to this address that have not left yet.
    pub fn forget(&self, to: &Email) {
        match &self.way {
            Way::Server(_, outbox) => outbox.forget(to),
            Way::Drawer(drawer) => drawer.forget(to),
            Way::Nowhere => {}
        }
    }

    /// Takes no more letters, and gives those that wait one more try, for some seconds at most.
    pub async fn close(&self) {
        if let Way::Server(_, outbox) = &self.way {
            outbox.close().await;
        }
    }
}

/// Hosts read addresses without case, and whoever is forgotten is forgotten however they wrote it.
fn same(one: &Email, other: &Email) -> bool {
    one.as_str().eq_ignore_ascii_case(other.as_str())
}

fn count(metrics: &Metrics, result: &'static str) {
    metrics.letters.get_or_create(&[("result", result)]).inc();
}
