//! The way into a running service for the command line: a Unix socket beside the database file.
//!
//! One process owns the file, so `afterword site add` cannot open it while the service runs; it
//! asks the owner instead. Whoever may open the socket may open the file as well.

use std::{
    ffi::OsString,
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, anyhow};
use serde::{Serialize, de::DeserializeOwned};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{UnixListener, UnixStream},
    time::timeout,
};

/// How long a question may take to arrive.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long a process that owns the file may take before it answers.
const STARTED_WITHIN: Duration = Duration::from_secs(3);
/// How long to wait after a question that could not even be accepted.
const PAUSE: Duration = Duration::from_millis(200);

/// The answer; one line of JSON: lines for the person who asked, or what went wrong.
type Answer = Result<Vec<String>, String>;

/// Answers until the service stops. Called by the owner of the file only.
pub async fn listen<R, A>(database: &Path, answer: impl Fn(R) -> A) -> Result<()>
where
    R: DeserializeOwned,
    A: Future<Output = Result<Vec<String>>> + Send + 'static,
{
    let path = socket_path(database);
    // Left behind by a crash: this process holds the lock, so nobody else listens there.
    let _ = fs::remove_file(&path);
    let listener = UnixListener::bind(&path)?;
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600))?;
    loop {
        let stream = match listener.accept().await {
            Ok((stream, _)) => stream,
            Err(error) => {
                // Too many open files, say: that passes.
                tracing::debug!(%error, "a question from the command line was not heard");
                tokio::time::sleep(PAUSE).await;
                continue;
            }
        };
        // One question at a time: the command line is one person.
        if let Err(error) = serve(stream, &answer).await {
            tracing::debug!(?error, "a question from the command line was lost");
        }
    }
}

/// Asks the process that owns the file; an inner error is its answer.
pub async fn ask(database: &Path, request: &impl Serialize) -> Result<Result<Vec<String>>> {
    let mut stream = connect(&socket_path(database))
        .await
        .context("the process that owns it does not answer either")?;
    stream
        .write_all(serde_json::to_string(request)?.as_bytes())
        .await?;
    stream.write_all(b"\n").await?;
    let mut line = String::new();
    BufReader::new(stream).read_line(&mut line).await?;
    let answer: Answer = serde_json::from_str(&line)?;
    Ok(answer.map_err(|error| anyhow!(error)))
}

/// The owner may have started a moment ago, and not listen yet.
async fn connect(socket: &Path) -> std::io::Result<UnixStream> {
    let began = Instant::now();
    loop {
        match UnixStream::connect(socket).await {
            Err(_) if began.elapsed() < STARTED_WITHIN => tokio::time::sleep(PAUSE).await,
            outcome => return outcome,
        }
    }
}

async fn serve<R, A>(stream: UnixStream, answer: &impl Fn(R) -> A) -> Result<()>
where
    R: DeserializeOwned,
    A: Future<Output = Result<Vec<String>>>,
{
    let mut stream = BufReader::new(stream);
    let mut line = String::new();
    timeout(PATIENCE, stream.read_line(&mut line)).await??;
    let answer: Answer = match serde_json::from_str(&line) {
        Ok(request) => answer(request).await.map_err(|error| format!("{error:#}")),
        Err(error) => Err(error.to_string()),
    };
    stream
        .write_all(serde_json::to_string(&answer)?.as_bytes())
        .await?;
    stream.write_all(b"\n").await?;
    Ok(stream.flush().await?)
}

fn socket_path(database: &Path) -> PathBuf {
    let mut name = OsString::from(database);
    name.push(".control");
    PathBuf::from(name)
}
