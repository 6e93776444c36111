//! A wire between a browser and the service, on which a test hears what the browser asks.

use std::sync::{Arc, Mutex};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt, copy},
    net::{TcpListener, TcpStream},
};

/// A port of 127.0.0.1 behind which the service is.
pub struct Wire {
    pub url: String,
    heard: Arc<Mutex<Vec<Heard>>>,
}

/// A request of the browser.
#[derive(Clone, Debug)]
pub struct Heard {
    pub path: String,
    /// All cookies that came with it.
    pub cookies: String,
    /// Whether the widget told by a header who one is.
    pub guest: bool,
    /// Whether it told by a header who is signed in.
    pub session: bool,
}

impl Wire {
    /// To this port.
    pub async fn to(port: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let wire = Self {
            url: format!("http://{}", listener.local_addr().unwrap()),
            heard: Arc::default(),
        };
        let heard = Arc::clone(&wire.heard);
        tokio::spawn(async move {
            while let Ok((browser, _)) = listener.accept().await {
                tokio::spawn(connection(browser, port, Arc::clone(&heard)));
            }
        });
        wire
    }

    /// What the browser asked since this was called the last time.
    pub fn heard(&self) -> Vec<Heard> {
        std::mem::take(&mut *self.heard.lock().unwrap())
    }
}

async fn connection(browser: TcpStream, port: u16, heard: Arc<Mutex<Vec<Heard>>>) {
    let Ok(service) = TcpStream::connect(("127.0.0.1", port)).await else {
        return;
    };
    let (mut from_browser, mut to_browser) = browser.into_split();
    let (mut from_service, mut to_service) = service.into_split();
    tokio::spawn(async move {
        copy(&mut from_service, &mut to_browser).await.ok();
        to_browser.shutdown().await.ok();
    });
    let (mut buffer, mut unread) = ([0; 16 * 1024], String::new());
    while let Ok(n @ 1..) = from_browser.read(&mut buffer).await {
        unread.push_str(&String::from_utf8_lossy(&buffer[..n]));
        while let Some((head, rest)) = unread.split_once("\r\n\r\n") {
            heard.lock().unwrap().extend(Heard::read(head));
            unread = rest.to_owned();
        }
        if to_service.write_all(&buffer[..n]).await.is_err() {
            return;
        }
    }
    to_service.shutdown().await.ok();
}

impl Heard {
    /// Whether a cookie comes with it that begins like this.
    pub fn brings(&self, cookie: &str) -> bool {
        self.cookies.split("; ").any(|it| it.starts_with(cookie))
    }

    /// The body of the request before may stand in front of it.
    fn read(head: &str) -> Option<Self> {
        let (first, headers) = head.split_once("\r\n")?;
        let path = first.strip_suffix(" HTTP/1.1")?.rsplit(' ').next()?;
        let headers = headers.lines().filter_map(|line| line.split_once(": "));
        let of = |name: &str| {
            let of_it = headers
                .clone()
                .filter(|(it, _)| it.eq_ignore_ascii_case(name));
            of_it.map(|(_, value)| value).collect::<Vec<_>>().join("; ")
        };
        Some(Self {
            path: path.to_owned(),
            cookies: of("cookie"),
            guest: !of("afterword-guest").is_empty(),
            session: !of("afterword-session").is_empty(),
        })
    }
}
