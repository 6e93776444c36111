//! The service as `main` builds it, as a process on a free port, on a store of its own.

use std::{
    fs::File,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Output, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

use tempfile::TempDir;

use super::redis::RedisServer;

const STARTED_WITHIN: Duration = Duration::from_secs(20);

/// Where a test keeps its events: a folder, and a Redis if the test is about Redis.
#[derive(Clone)]
pub struct Ground {
    folder: Arc<TempDir>,
    redis_url: Option<String>,
}

impl Ground {
    /// The embedded store in a folder of its own.
    pub fn sqlite() -> Self {
        Self {
            folder: Arc::new(tempfile::tempdir().unwrap()),
            redis_url: None,
        }
    }

    /// This Redis; several services may share it.
    pub fn redis(server: &RedisServer) -> Self {
        Self {
            redis_url: Some(server.url()),
            ..Self::sqlite()
        }
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The program with a clean environment, the store given, and no limit on comments.
    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_afterword"));
        command
            .current_dir(self.folder.path())
            .env_clear()
            .env("AFTERWORD_DATA", self.folder.path())
            .env("AFTERWORD_RATE_LIMIT", "off")
            .env("AFTERWORD_LOG", "warn");
        if let Some(url) = &self.redis_url {
            command.env("AFTERWORD_STORE", url);
        }
        command
    }

    /// Runs the program to its end: `run(&["site", "add", "blog", "https://blog.example"])`.
    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command().args(arguments).output().unwrap()
    }

    /// Starts the service on a free port.
    pub fn start(&self) -> Service {
        self.start_with(&[])
    }

    /// The same with settings, such as `("AFTERWORD_RATE_LIMIT", "2/m")`.
    pub fn start_with(&self, settings: &[(&str, &str)]) -> Service {
        Service::spawn(self, "127.0.0.1:0", settings, Stdio::inherit())
    }

    /// The same at this very address, as after a restart: `127.0.0.1:port`.
    pub fn start_at(&self, listen: &str, settings: &[(&str, &str)]) -> Service {
        Service::spawn(self, listen, settings, Stdio::inherit())
    }

    /// The same with all that it logs in this file.
    pub fn start_logging(&self, settings: &[(&str, &str)], log: File) -> Service {
        Service::spawn(self, "127.0.0.1:0", settings, log.into())
    }
}

/// A running service.
pub struct Service {
    /// `http://127.0.0.1:port`, without a slash at the end.
    pub url: String,
    pub port: u16,
    process: Child,
    /// The folder goes with the last of its users; a service without one cannot open its files.
    _ground: Ground,
}

impl Service {
    fn spawn(ground: &Ground, listen: &str, settings: &[(&str, &str)], log: Stdio) -> Self {
        let mut process = ground
            .command()
            .env("AFTERWORD_LISTEN", listen)
            .envs(settings.iter().copied())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let public = settings
            .iter()
            .any(|(key, _)| *key == "AFTERWORD_PUBLIC_URL");
        // With a public URL the line tells that one, so whoever sets it chooses the port as well.
        let told = if public {
            listen
        } else {
            line.trim_end().trim_end_matches('/')
        };
        let port = told
            .rsplit_once(':')
            .and_then(|(_, port)| port.parse().ok());
        let port: u16 = port.unwrap_or_else(|| panic!("no address in {line:?}"));
        Self {
            url: format!("http://127.0.0.1:{port}"),
            port,
            process,
            _ground: ground.clone(),
        }
    }

    /// The address of a thread.
    pub fn thread(&self, path: &str) -> String {
        format!("{}/thread/{path}", self.url)
    }

    pub fn pid(&self) -> u32 {
        self.process.id()
    }

    /// What a crash does: no goodbye.
    pub fn kill9(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    /// Asks for a stop, as container engines do.
    pub fn terminate(&self) {
        let status = Command::new("kill")
            .arg(self.pid().to_string())
            .status()
            .unwrap();
        assert!(status.success());
    }

    /// Waits for the end; answers after how long it came, and whether it was a good one.
    pub fn ended(&mut self, within: Duration) -> (Duration, bool) {
        let began = Instant::now();
        loop {
            if let Some(status) = self.process.try_wait().unwrap() {
                return (began.elapsed(), status.success());
            }
            assert!(began.elapsed() < within, "still running after {within:?}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

/// Asks again until the answer is there; a test waits for a condition, never for a duration.
pub async fn until<T>(what: &str, ask: impl AsyncFnMut() -> Option<T>) -> T {
    until_within(STARTED_WITHIN, what, ask).await
}

/// The same for what may take longer than a start.
pub async fn until_within<T>(
    limit: Duration,
    what: &str,
    mut ask: impl AsyncFnMut() -> Option<T>,
) -> T {
    let began = Instant::now();
    loop {
        if let Some(answer) = ask().await {
            return answer;
        }
        assert!(began.elapsed() < limit, "in vain: {what}");
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
}
