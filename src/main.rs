//! The command line: `serve` (the default), `site`, `thread`, `staff`, `owner` and `health`.

use std::{
    io::{Read, Write},
    net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream, ToSocketAddrs},
    process::ExitCode,
    time::Duration,
};

use afterword::{
    app::{
        App,
        admin::{self, OwnerRequest, Request, SiteRequest, StaffRequest, ThreadRequest},
        desk,
    },
    config::{self, Config},
    telemetry,
};
use anyhow::{Context, Result, anyhow, bail};
use clap::{CommandFactory, Parser, Subcommand};
use tokio::signal::unix::{SignalKind, signal};

/// How long `health` waits: more than the two seconds that the service gives its store, and less
/// than container engines give the question.
const HEALTH_WITHIN: Duration = Duration::from_secs(4);

/// Comments for a blog that belong to the blog.
///
/// Every setting can be given as a flag, in the environment, or in a file `.env`; flags win, then
/// the environment.
#[derive(Parser)]
#[command(name = "afterword", version)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    config: Config,
}

#[derive(Subcommand)]
enum Command {
    /// Serve comments; this is what happens without a command.
    Serve,
    /// Say which blogs there are, and how their threads are.
    Site {
        #[command(subcommand)]
        command: SiteRequest,
    },
    /// Lock a thread, or pin a comment.
    Thread {
        #[command(subcommand)]
        command: ThreadRequest,
    },
    /// Say who decides about comments.
    Staff {
        #[command(subcommand)]
        command: StaffRequest,
    },
    /// Say who owns it all.
    Owner {
        #[command(subcommand)]
        command: OwnerRequest,
    },
    /// What the moderators look at.
    Desk {
        /// What to do.
        #[command(subcommand)]
        command: DeskCommand,
    },
    /// Ask the service that listens where these settings say whether it is ready.
    Health,
}

#[derive(Debug, Subcommand)]
enum DeskCommand {
    /// Throw it away and read all threads again.
    Rebuild,
}

fn main() -> ExitCode {
    match start() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("afterword: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn start() -> Result<()> {
    match dotenvy::from_path(".env") {
        Err(error) if !error.not_found() => return Err(anyhow!(error)).context("the file .env"),
        _ => {}
    }
    let keys = std::env::vars_os().filter_map(|(key, _)| key.into_string().ok());
    config::refuse_unknown(keys, &Cli::command()).map_err(|error| anyhow!(error))?;
    let cli = Cli::parse();
    telemetry::init_logs(&cli.config.log)
        .map_err(|error| anyhow!("AFTERWORD_LOG wants a level or a filter: {error}"))?;
    actix_web::rt::System::new().block_on(async {
        match cli.command {
            None | Some(Command::Serve) => serve(cli.config).await,
            Some(Command::Site { command }) => ask(Request::Site(command), &cli.config).await,
            Some(Command::Thread { command }) => ask(Request::Thread(command), &cli.config).await,
            Some(Command::Staff { command }) => ask(Request::Staff(command), &cli.config).await,
            Some(Command::Owner { command }) => ask(Request::Owner(command), &cli.config).await,
            Some(Command::Desk {
                command: DeskCommand::Rebuild,
            }) => {
                println!("{}", desk::rebuild(&cli.config)?);
                Ok(())
            }
            Some(Command::Health) => health(&cli.config.listen),
        }
    })
}

async fn serve(config: Config) -> Result<()> {
    let public = config.public_url.clone();
    let host = config
        .listen
        .rsplit_once(':')
        .map(|(host, _)| host.to_owned());
    let app = App::build(config).await?;
    let host = host.filter(|host| !matches!(host.as_str(), "0.0.0.0" | "[::]" | ""));
    let local = format!(
        "http://{}:{}/",
        host.as_deref().unwrap_or("127.0.0.1"),
        app.port()
    );
    let address = public.map_or(local, |url| url.to_string());
    let what = if app.is_demo() {
        "the demo blog is at"
    } else {
        "serving comments at"
    };
    // Whoever reads the line may ask for a stop at once.
    let stop = told_to_stop()?;
    let mut lines = vec![format!("{}: {what} {address}", env!("CARGO_PKG_VERSION"))];
    lines.extend(app.owner_wanted().await?);
    lines.extend(app.mailbox());
    // Whoever reads may have enough after the first line: that is no reason not to serve.
    let _ = writeln!(
        std::io::stdout(),
        "afterword {}",
        lines.join("\nafterword: ")
    );
    app.run(stop).await
}

/// Ready at the first SIGTERM or SIGINT.
fn told_to_stop() -> Result<impl Future<Output = ()>> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

async fn ask(request: Request, config: &Config) -> Result<()> {
    let lines = admin::ask(config, request).await?;
    lines.iter().for_each(|line| println!("{line}"));
    Ok(())
}

/// For images that hold this program and no curl. It asks one question and then ends, so it may
/// block.
fn health(listen: &str) -> Result<()> {
    let mut addresses = listen
        .to_socket_addrs()
        .with_context(|| format!("{listen} is not of the form HOST:PORT (AFTERWORD_LISTEN)"))?;
    let mut stream = addresses
        .find_map(|address| TcpStream::connect_timeout(&from_here(address), HEALTH_WITHIN).ok())
        .with_context(|| format!("nothing answers at {listen} (AFTERWORD_LISTEN)"))?;
    stream.set_read_timeout(Some(HEALTH_WITHIN))?;
    write!(
        stream,
        "GET /health/ready HTTP/1.1\r\nHost: {listen}\r\nConnection: close\r\n\r\n"
    )?;
    let mut answer = String::new();
    stream
        .take(8192)
        .read_to_string(&mut answer)
        .with_context(|| format!("no answer from {listen}"))?;
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
    if head.split(' ').nth(1) != Some("200") {
        bail!("not ready: {}", body.trim_end());
    }
    println!("{}", body.trim_end());
    Ok(())
}

/// Who listens on every address is asked on the loopback: 0.0.0.0 is no place to go to.
fn from_here(mut address: SocketAddr) -> SocketAddr {
    if address.ip().is_unspecified() {
        address.set_ip(match address {
            SocketAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
            SocketAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
        });
    }
    address
}
