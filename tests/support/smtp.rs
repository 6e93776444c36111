//! An SMTP server on a port of 127.0.0.1: it keeps what it takes, and can be told to misbehave.
#![allow(
    dead_code,
    reason = "each test binary uses its own part of what they share"
)]

use std::sync::{Arc, Mutex};

use mail_parser::MessageParser;
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream, tcp::OwnedWriteHalf},
    sync::watch,
    task::{JoinHandle, JoinSet},
};

use super::support::service::until;

/// What the server does with letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// Takes them.
    Good,
    /// Puts off so many (451), then takes them.
    Later(usize),
    /// Refuses them (550), and says whom they are to.
    Never,
    /// Takes connections and says nothing, until it is told otherwise.
    Hang,
}

/// A letter as it came.
#[derive(Debug, Clone)]
pub struct Mail {
    /// The envelope: who it is from, and who it is to.
    pub from: String,
    pub to: String,
    /// The message without what SMTP adds.
    pub raw: String,
}

impl Mail {
    pub fn subject(&self) -> String {
        let message = MessageParser::default().parse(&self.raw).unwrap();
        message.subject().unwrap_or_default().to_owned()
    }

    /// The text, decoded, with plain line ends.
    pub fn text(&self) -> String {
        let message = MessageParser::default().parse(&self.raw).unwrap();
        message.body_text(0).unwrap().replace("\r\n", "\n")
    }

    /// The HTML, if there is some of its own.
    pub fn html(&self) -> Option<String> {
        let message = MessageParser::default().parse(&self.raw).unwrap();
        let html = message.html_bodies().find(|part| part.is_text_html())?;
        Some(html.text_contents()?.replace("\r\n", "\n"))
    }
}

/// What a letter says.
pub struct Letter(pub String);

impl Letter {
    pub fn code(&self) -> String {
        let mut words = self
            .0
            .split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
        let is_code = |word: &&str| word.len() == 9 && word.chars().nth(4) == Some('-');
        words
            .find(is_code)
            .unwrap_or_else(|| panic!("no code in {}", self.0))
            .to_owned()
    }

    pub fn link(&self) -> String {
        let start = self
            .0
            .find("http://")
            .unwrap_or_else(|| panic!("no link in {}", self.0));
        self.0[start..]
            .split_whitespace()
            .next()
            .unwrap()
            .to_owned()
    }
}

/// A running server; it ends when it is dropped.
pub struct SmtpServer {
    pub port: u16,
    mood: watch::Sender<Mood>,
    seen: Arc<Mutex<Seen>>,
    task: JoinHandle<()>,
}

#[derive(Default)]
struct Seen {
    mails: Vec<Mail>,
    connections: usize,
    offers: usize,
    commands: Vec<String>,
}

impl SmtpServer {
    /// On a free port.
    pub async fn start() -> Self {
        Self::start_at(0).await
    }

    /// On this port.
    pub async fn start_at(port: u16) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", port)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (mood, _) = watch::channel(Mood::Good);
        let seen = Arc::<Mutex<Seen>>::default();
        let (moods, kept) = (mood.clone(), Arc::clone(&seen));
        let task = tokio::spawn(async move {
            let mut connections = JoinSet::new();
            while let Ok((client, _)) = listener.accept().await {
                kept.lock().unwrap().connections += 1;
                let (moods, kept) = (moods.clone(), Arc::clone(&kept));
                connections.spawn(async move { talk(client, moods, kept).await.ok() });
            }
        });
        Self {
            port,
            mood,
            seen,
            task,
        }
    }

    /// For AFTERWORD_SMTP.
    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}?tls=none", self.port)
    }

    pub fn set(&self, mood: Mood) {
        self.mood.send_replace(mood);
    }

    /// What it took so far, oldest first.
    pub fn mails(&self) -> Vec<Mail> {
        self.seen.lock().unwrap().mails.clone()
    }

    /// What the next letter says after so many, as soon as it is there.
    pub async fn letter_after(&self, count: usize, email: &str) -> Letter {
        let mail = until("a letter", async || self.mails().into_iter().nth(count)).await;
        assert!(mail.to.contains(email), "{}", mail.to);
        Letter(mail.text())
    }

    /// How many connections there were.
    pub fn connections(&self) -> usize {
        self.seen.lock().unwrap().connections
    }

    /// How often it was asked to take a letter.
    pub fn offers(&self) -> usize {
        self.seen.lock().unwrap().offers
    }

    /// All that clients said outside of their letters.
    pub fn commands(&self) -> Vec<String> {
        self.seen.lock().unwrap().commands.clone()
    }
}

impl Drop for SmtpServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn talk(
    client: TcpStream,
    moods: watch::Sender<Mood>,
    seen: Arc<Mutex<Seen>>,
) -> std::io::Result<()> {
    let (reader, mut writer) = client.into_split();
    let mut reader = BufReader::new(reader);
    let is_awake = |mood: &Mood| *mood != Mood::Hang;
    if !is_awake(&moods.borrow()) {
        moods.subscribe().wait_for(is_awake).await.ok();
        return Ok(());
    }
    say(&mut writer, "220 sink ESMTP").await?;
    let (mut from, mut to) = (String::new(), String::new());
    let mut line = String::new();
    loop {
        line.clear();
        if reader.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let command = line.trim_end().to_owned();
        seen.lock().unwrap().commands.push(command.clone());
        let verb = command.split([' ', ':']).next().unwrap().to_uppercase();
        let answer = match verb.as_str() {
            "EHLO" => "250-sink\r\n250-8BITMIME\r\n250 AUTH PLAIN",
            "AUTH" => "235 welcome",
            "MAIL" => {
                from = path(&command);
                "250 so far"
            }
            "RCPT" => {
                to = path(&command);
                seen.lock().unwrap().offers += 1;
                let mood = *moods.borrow();
                match mood {
                    Mood::Never => &format!("550 <{to}>: nobody of that name"),
                    Mood::Later(left) => {
                        moods.send_replace(match left {
                            0 | 1 => Mood::Good,
                            _ => Mood::Later(left - 1),
                        });
                        &format!("451 <{to}>: come again")
                    }
                    Mood::Good | Mood::Hang => "250 so far",
                }
            }
            "DATA" => {
                say(&mut writer, "354 go on").await?;
                let raw = data(&mut reader).await?;
                let (from, to) = (from.clone(), to.clone());
                seen.lock().unwrap().mails.push(Mail { from, to, raw });
                "250 taken"
            }
            "QUIT" => return say(&mut writer, "221 bye").await,
            _ => "502 what?",
        };
        say(&mut writer, answer).await?;
    }
}

async fn say(writer: &mut OwnedWriteHalf, answer: &str) -> std::io::Result<()> {
    writer.write_all(format!("{answer}\r\n").as_bytes()).await
}

/// Up to the line of one dot; other lines that begin with a dot have one too many (RFC 5321, 4.5.2).
async fn data(reader: &mut (impl AsyncBufReadExt + Unpin)) -> std::io::Result<String> {
    let mut raw = String::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).await?;
        match line.strip_prefix('.') {
            Some("\r\n") => return Ok(raw),
            Some(rest) => raw.push_str(rest),
            None => raw.push_str(&line),
        }
    }
}

/// `MAIL FROM:<ada@x.example> …`: what stands in the brackets.
fn path(command: &str) -> String {
    let rest = command.split_once('<').map_or("", |(_, rest)| rest);
    rest.split('>').next().unwrap().to_owned()
}
