//! A real `redis-server` for one test: its own port, its own files, gone when dropped.

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use tempfile::TempDir;

const STARTED_WITHIN: Duration = Duration::from_secs(20);

/// A running `redis-server` on 127.0.0.1.
pub struct RedisServer {
    pub port: u16,
    files: TempDir,
    options: Vec<String>,
    process: Child,
}

impl RedisServer {
    /// A server that keeps what it acknowledges.
    pub fn start() -> Self {
        Self::start_with(&[])
    }

    /// The same with more options, such as `--maxmemory-policy allkeys-lru`; the last one counts.
    pub fn start_with(options: &[&str]) -> Self {
        let mut files = tempfile::tempdir().unwrap();
        let options: Vec<String> = options.iter().map(|option| option.to_string()).collect();
        // Between choosing a free port and listening on it, somebody else may take it.
        for _ in 0..5 {
            let listener = TcpListener::bind("127.0.0.1:0").unwrap();
            let port = listener.local_addr().unwrap().port();
            drop(listener);
            let mut server = Self {
                process: spawn(port, &files, &options),
                port,
                files,
                options: options.clone(),
            };
            if server.answers() {
                return server;
            }
            files = std::mem::replace(&mut server.files, tempfile::tempdir().unwrap());
        }
        panic!("redis-server found no port to listen on");
    }

    pub fn url(&self) -> String {
        format!("redis://127.0.0.1:{}/0", self.port)
    }

    /// Where its files are.
    pub fn files(&self) -> &std::path::Path {
        self.files.path()
    }

    pub fn pid(&self) -> u32 {
        self.process.id()
    }

    /// What a power cut does to the process: no goodbye, no last write.
    pub fn kill9(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    /// Starts again on the same port with the same files.
    pub fn restart(&mut self) {
        self.process = spawn(self.port, &self.files, &self.options);
        assert!(self.answers(), "redis-server did not come back");
    }

    /// Waits until it answers; false if it ended instead.
    fn answers(&mut self) -> bool {
        let began = Instant::now();
        while began.elapsed() < STARTED_WITHIN {
            if ping(self.port).is_ok_and(|pong| pong == *b"+PONG") {
                return true;
            }
            if self.process.try_wait().unwrap().is_some() {
                return false;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        panic!("redis-server did not answer within {STARTED_WITHIN:?}");
    }
}

impl Drop for RedisServer {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

fn spawn(port: u16, files: &TempDir, options: &[String]) -> Child {
    Command::new("redis-server")
        .args(["--bind", "127.0.0.1", "--port", &port.to_string()])
        .arg("--dir")
        .arg(files.path())
        .args(["--appendonly", "yes", "--appendfsync", "always"])
        .args(["--save", "", "--logfile", "redis.log"])
        .args(options)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| {
            panic!("redis-server does not start ({error}): `apt-get install redis-server`")
        })
}

fn ping(port: u16) -> std::io::Result<[u8; 5]> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(Duration::from_secs(1)))?;
    stream.write_all(b"PING\r\n")?;
    let mut pong = [0; 5];
    stream.read_exact(&mut pong)?;
    Ok(pong)
}
