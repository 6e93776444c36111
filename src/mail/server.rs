//! The SMTP server that takes our letters, as the settings name it.

use std::time::Duration;

use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    transport::smtp::{Error, authentication::Credentials, extension::ClientId},
};

use crate::config::{Smtp, Tls};

type Transport = AsyncSmtpTransport<Tokio1Executor>;

/// A server, and how to talk to it.
pub(super) struct Server(Transport);

/// Why a server did not take a letter.
pub(super) struct Refusal {
    /// Whether it never will.
    pub(super) is_final: bool,
    /// For the log: without the address and the words.
    pub(super) why: String,
}

impl Server {
    /// `own_name` is what we call ourselves; some servers take nothing from who gives no name.
    pub(super) fn new(smtp: &Smtp, own_name: &str) -> Result<Self, Error> {
        let transport = match smtp.tls {
            Tls::Always => Transport::relay(&smtp.host)?,
            Tls::StartTls => Transport::starttls_relay(&smtp.host)?,
            Tls::Off => Transport::builder_dangerous(&smtp.host),
        };
        let mut transport = transport
            .port(smtp.port)
            .hello_name(ClientId::Domain(own_name.to_owned()));
        if let Some((user, password)) = smtp.login.clone() {
            transport = transport.credentials(Credentials::new(user, password));
        }
        Ok(Self(transport.build()))
    }

    /// Hands over a letter. A time-out may come after the server has taken it, just before it says
    /// so: then the next try brings it again, under the same id.
    pub(super) async fn take(&self, letter: &Message, within: Duration) -> Result<(), Refusal> {
        let envelope = letter.envelope();
        let sending = async { self.0.send_raw(envelope, &letter.formatted()).await };
        match tokio::time::timeout(within, sending).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(Refusal {
                is_final: error.is_permanent() || error.is_client(),
                why: why(&error),
            }),
            Err(_) => Err(Refusal {
                is_final: false,
                why: format!("no answer within {within:?}"),
            }),
        }
    }
}

/// Servers repeat the address in what they say, so only their code is told.
fn why(error: &Error) -> String {
    match error.status() {
        Some(code) => format!("the server says {code}"),
        None if error.is_response() => "the server does not speak SMTP".to_owned(),
        None => error.to_string(),
    }
}
