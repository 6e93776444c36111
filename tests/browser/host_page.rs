//! A blog of the tests' own, on another origin than the service.

use std::{
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
};

use crate::{
    browser::Browser,
    support::service::{Ground, Service},
    window::Window,
};

/// A server that answers every request with the same page.
pub struct Blog {
    /// `http://localhost:port`
    pub origin: String,
    page: Arc<Mutex<String>>,
}

impl Blog {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let origin = format!("http://localhost:{}", listener.local_addr().unwrap().port());
        let page = Arc::new(Mutex::new(String::new()));
        let served = Arc::clone(&page);
        std::thread::spawn(move || {
            for reader in listener.incoming().flatten() {
                let served = Arc::clone(&served);
                // A browser opens connections ahead of its requests; none may hold up another.
                std::thread::spawn(move || answer(reader, &served).ok());
            }
        });
        Self { origin, page }
    }

    /// What it shows from now on.
    pub fn show(&self, head: &str, body: &str) {
        *self.page.lock().unwrap() = format!(
            "<!doctype html><html lang=en><head><meta charset=utf-8><title>Hello &amp; welcome</title>\
             <link rel=icon href=data:,>{head}</head><body>{body}</body></html>"
        );
    }

    /// A service on which this blog is the site `blog`.
    pub fn service(&self, ground: &Ground) -> Service {
        self.service_with(ground, &[])
    }

    /// The same with settings.
    pub fn service_with(&self, ground: &Ground, settings: &[(&str, &str)]) -> Service {
        let added = ground.run(&["site", "add", "blog", &self.origin]);
        assert!(added.status.success(), "{added:?}");
        ground.start_with(settings)
    }

    /// The same, where the service knows its own public URL.
    pub fn service_with_url(&self, ground: &Ground) -> Service {
        let added = ground.run(&["site", "add", "blog", &self.origin]);
        assert!(added.status.success(), "{added:?}");
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let listen = listener.local_addr().unwrap().to_string();
        drop(listener);
        let url = format!("http://{listen}");
        ground.start_at(&listen, &[("AFTERWORD_PUBLIC_URL", &url)])
    }
}

fn answer(stream: TcpStream, page: &Mutex<String>) -> std::io::Result<()> {
    let mut request = BufReader::new(&stream);
    let mut line = String::new();
    while request.read_line(&mut line)? > 2 {
        line.clear();
    }
    let page = page.lock().unwrap().clone();
    write!(
        &stream,
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{page}",
        page.len()
    )
}

/// The snippet of the manual.
pub fn snippet(service: &Service) -> String {
    let url = &service.url;
    format!(r#"<script src="{url}/embed.js" data-site="blog" async></script>"#)
}

/// Goes into the frame with the thread.
pub async fn enter_thread(browser: &impl Window) {
    browser.enter_frame("iframe").await;
    let complete =
        "return document.readyState === 'complete' && !!document.querySelector('#thread')";
    browser.wait("the thread is loaded", complete).await;
}

pub async fn leave_thread(browser: &impl Window) {
    browser.leave_frame().await;
}

/// No scroll bar of its own: the frame shows all that the thread has.
pub async fn is_as_high_as_its_content(browser: &Browser) {
    let script = "const thread = document.querySelector('#thread').getBoundingClientRect();
        return thread.top >= 0 && thread.bottom <= innerHeight && innerHeight - thread.bottom < 2";
    browser
        .wait("the frame is as high as its content", script)
        .await;
}
