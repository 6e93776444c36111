//! What the tests are given: a mailer with settings, a letter, and an ear for the log.

use std::{
    io,
    sync::{Arc, Mutex},
    time::Duration,
};

use afterword::{
    config::Config,
    domain::values::Email,
    mail::{Letter, Mailer, Patience},
    telemetry::Metrics,
};
use clap::Parser;
use tracing::subscriber::DefaultGuard;

use crate::support::service::until;

#[derive(Parser)]
struct Cli {
    #[command(flatten)]
    config: Config,
}

/// Settings as from the command line: `settings(&["--smtp", …])`.
pub fn settings(flags: &[&str]) -> Config {
    let program = ["afterword"];
    let flags = program.iter().chain(flags);
    Cli::try_parse_from(flags).unwrap().config
}

/// A mailer, and what it counts.
pub struct Post {
    pub mailer: Mailer,
    metrics: Arc<Metrics>,
}

impl Post {
    /// To the server at this URL.
    pub fn to(url: &str, patience: Patience) -> Self {
        let config = settings(&["--smtp", url, "--mail-from", "Blög <blog@x.example>"]);
        Self::with(&config, patience)
    }

    pub fn with(config: &Config, patience: Patience) -> Self {
        let metrics = Arc::<Metrics>::default();
        let mailer = Mailer::patient(config, Arc::clone(&metrics), patience).unwrap();
        Self { mailer, metrics }
    }

    pub fn send(&self, to: &str) {
        self.mailer.send(letter(to));
    }

    /// How many letters came to this: `sent`, `failed`, `dropped`.
    pub fn count(&self, result: &'static str) -> u64 {
        let letters = &self.metrics.letters;
        letters.get_or_create(&[("result", result)]).get()
    }

    pub async fn until(&self, result: &'static str, count: u64) {
        let what = format!("{count} {result}");
        until(&what, async || (self.count(result) >= count).then_some(())).await;
        assert_eq!(self.count(result), count, "{result}");
    }
}

/// Many tries, and soon.
pub fn soon() -> Patience {
    Patience {
        each: Duration::from_secs(20),
        between: vec![Duration::from_millis(10); 3],
    }
}

/// Never again in this test.
pub fn late() -> Patience {
    Patience {
        each: Duration::from_secs(3600),
        between: vec![Duration::from_secs(3600); 3],
    }
}

pub fn email(raw: &str) -> Email {
    Email::parse(raw).unwrap()
}

pub fn letter(to: &str) -> Letter {
    Letter {
        to: email(to),
        subject: "Grüße aus Zürich".to_owned(),
        text: "secret words\n.\n..\nÜber 🎉\n".to_owned(),
        html: None,
    }
}

/// What is logged in this thread, hence in this test, from now on.
pub struct Log {
    said: Arc<Mutex<Vec<u8>>>,
    _guard: DefaultGuard,
}

impl Log {
    pub fn listen() -> Self {
        let said = Arc::<Mutex<Vec<u8>>>::default();
        let ear = Ear(Arc::clone(&said));
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(tracing::Level::TRACE)
            .with_ansi(false)
            .with_writer(move || ear.clone())
            .finish();
        Self {
            said,
            _guard: tracing::subscriber::set_default(subscriber),
        }
    }

    pub fn text(&self) -> String {
        String::from_utf8(self.said.lock().unwrap().clone()).unwrap()
    }

    pub fn has(&self, words: &str) -> bool {
        self.text().contains(words)
    }
}

#[derive(Clone)]
struct Ear(Arc<Mutex<Vec<u8>>>);

impl io::Write for Ear {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
