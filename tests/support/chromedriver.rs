//! The process that drives a browser, and what it can do beyond the standard.

use std::{
    io::{BufRead, BufReader, Write},
    net::TcpStream,
    process::{Child, Command, Stdio},
    time::Duration,
};

use fantoccini::wd::WebDriverCompatibleCommand;
use reqwest::Method;
use serde_json::Value;
use url::{ParseError, Url};

/// What to do where there is no browser.
pub const MISSING: &str = "`apt-get install chromium chromium-driver`";

/// A running chromedriver.
pub struct Driver {
    pub port: u16,
    process: Child,
}

impl Driver {
    /// On a port that it chooses; it gives up if somebody else takes that one meanwhile.
    pub fn start() -> Self {
        let driver = (0..10).find_map(|_| Self::try_start());
        driver.expect("chromedriver finds a port to listen on")
    }

    fn try_start() -> Option<Self> {
        let process = Command::new("chromedriver")
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("chromedriver does not start ({error}): {MISSING}"));
        let mut driver = Self { port: 0, process };
        let lines = BufReader::new(driver.process.stdout.take()?).lines();
        driver.port = lines.map_while(Result::ok).find_map(|line| {
            let port = line.split_once("successfully on port ")?.1;
            port.trim_end_matches('.').parse().ok()
        })?;
        Some(driver)
    }

    /// Ends a browser. It speaks HTTP by hand, for a `drop` cannot wait for a future.
    pub fn end(&self, session: &str) -> std::io::Result<()> {
        let port = self.port;
        let mut stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        write!(
            stream,
            "DELETE /session/{session} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n"
        )?;
        BufReader::new(stream).read_line(&mut String::new())?;
        Ok(())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

/// A command of chromedriver's own, beside those of WebDriver.
#[derive(Debug)]
pub struct Extension {
    pub path: &'static str,
    pub body: Value,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!(
            "session/{}/{}",
            session.unwrap_or_default(),
            self.path
        ))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
