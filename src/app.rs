//! The composition root: opens the store, wires the rooms, binds, and stops in order.
//!
//! The only place that names a concrete store. `main` and the tests build the same [`App`].

pub mod admin;
mod control;
pub mod desk;
mod secret;
mod seed;

use std::{net::TcpListener, sync::Arc, time::Duration};

use actix_web::{App as Actix, HttpServer, dev::Server};
use anyhow::{Context, Result};
use tokio::task::JoinHandle;

use self::admin::Office;
use crate::{
    config::{Config, StoreUrl},
    desk::Desk,
    http::{self, Guests, Pace, RateLimits, Service, Sessions},
    live::{CatchUp, Hub, Relay},
    mail::Mailer,
    providers::{Providers, akismet::Akismet},
    repository::Repository,
    secrets::Secrets,
    store::{EventStore, redis::RedisStore, sqlite::SqliteStore},
    telemetry::Metrics,
    views::{Markdown, assets::AssetUrls},
};

/// How long requests may still take once a stop is under way, in seconds.
const FINISH: u64 = 6;
/// What the system does not acknowledge within this time is a dead connection: its socket is freed
/// (RFC 5482).
const DEAD_AFTER: Duration = Duration::from_secs(10);

/// The service, bound and not yet running.
pub struct App {
    server: Server,
    port: u16,
    hub: Arc<Hub>,
    mailer: Arc<Mailer>,
    store: Arc<dyn EventStore>,
    repository: Arc<Repository>,
    office: Arc<Office>,
    worker: JoinHandle<()>,
    letters: JoinHandle<()>,
    store_url: StoreUrl,
}

/// Opens the store that the settings name.
pub async fn open_store(config: &Config) -> Result<Arc<dyn EventStore>> {
    let url = config.store_url();
    let key = match (&config.store, &url) {
        (Some(_), _) => "AFTERWORD_STORE",
        (None, StoreUrl::Redis(_)) => "REDIS_ENDPOINT",
        (None, StoreUrl::Sqlite(_)) => "AFTERWORD_DATA",
    };
    let unusable = || format!("the store that {key} names cannot be used");
    Ok(match url {
        StoreUrl::Sqlite(path) => Arc::new(SqliteStore::open(&path).await.with_context(unusable)?),
        StoreUrl::Redis(url) => Arc::new(RedisStore::open(&url).await.with_context(unusable)?),
    })
}

impl App {
    /// Builds everything and binds the port.
    pub async fn build(config: Config) -> Result<Self> {
        let listener = TcpListener::bind(&config.listen).with_context(|| {
            format!(
                "cannot listen on {}: is it free, and of the form HOST:PORT? (AFTERWORD_LISTEN)",
                config.listen
            )
        })?;
        let port = listener.local_addr()?.port();
        let metrics = Arc::new(Metrics::default());
        let mailer = Arc::new(Mailer::new(&config, Arc::clone(&metrics))?);
        let providers = Providers::new(&config)?;
        let store_url = config.store_url();
        let store = open_store(&config).await?;
        let repository = Arc::new(Repository::new(Arc::clone(&store)).await?);
        let desk = Desk::open(&config.data, store.partitions()).await;
        let desk = Arc::new(desk.context("the desk of the moderators cannot be kept")?);
        let hub = Arc::new(Hub::default());
        let markdown = Arc::new(Markdown::default());

        secret::warn_if_alone(&config);
        let secret = secret::secret(&config);
        let secrets = Secrets::new(&secret);
        let limits = |rate: &_| RateLimits::new(rate, &secret, &config.trusted_proxies);
        let base = http::base(config.public_url.as_ref()).to_owned();
        let office = Arc::new(Office {
            repository: Arc::clone(&repository),
            secrets: secrets.clone(),
            base: match base.as_str() {
                "" => format!("http://127.0.0.1:{port}"),
                _ => base.clone(),
            },
        });
        let is_https = config.public_url.as_ref();
        let is_https = is_https.is_some_and(|url| url.scheme() == "https");
        let service = Arc::new(Service {
            repository: Arc::clone(&repository),
            hub: Arc::clone(&hub),
            catch_up: Arc::new(CatchUp::new(Arc::clone(&markdown), &base)),
            markdown,
            metrics,
            own_origins: http::own_origins(config.public_url.as_ref(), port),
            demo: Arc::new(http::demo_site(port)),
            public_url: config.public_url.clone(),
            limits: limits(&config.rate_limit),
            acts: limits(&config.rate_limit.times(4)),
            pace: Pace::new(config.waits()),
            desk: Arc::clone(&desk),
            bulks: Default::default(),
            networks: Default::default(),
            guests: Guests::new(secrets.clone(), is_https),
            sessions: Sessions::new(secrets.clone(), is_https),
            mailer: Arc::clone(&mailer),
            providers,
            akismet: Akismet::of(&config),
            signins: limits(&config.rate_limit.strict(20, 3600)),
            letters: limits(&config.rate_limit.strict(5, 900)),
            tries: limits(&config.rate_limit.strict(10, 900)),
            secrets: secrets.clone(),
            edit_within: config.edit_window.millis(),
            assets: AssetUrls::default(),
            pages: Default::default(),
        });
        let drawn = Arc::clone(&service);
        let relay = Relay {
            repository: Arc::clone(&repository),
            desk: Arc::clone(&desk),
            hub: Arc::clone(&hub),
            markdown: Arc::clone(&service.markdown),
            metrics: Arc::clone(&service.metrics),
            base,
            forget: Box::new(move |key| {
                drawn.pages.forget(key);
                drawn.catch_up.forget(key);
            }),
            partitions: store.partitions(),
        };
        tokio::spawn(relay.run(store.tail().await?));
        tokio::spawn(desk.keep(Arc::clone(&store)));
        let worker = tokio::spawn(Arc::clone(&repository).work(http::now));
        let letters = http::tell_staff(Arc::clone(&service), office.base.clone());
        let letters = tokio::spawn(letters);
        let server = HttpServer::new(move || {
            Actix::new()
                .wrap(actix_web::middleware::from_fn(http::for_sites))
                .wrap(http::headers_for_all())
                .configure(http::routes(Arc::clone(&service)))
        })
        .on_connect(|connection, _| free_dead_peers(connection))
        .shutdown_timeout(FINISH)
        .disable_signals()
        .listen(listener)?
        .run();
        tokio::task::spawn_blocking(http::prepare);
        Ok(Self {
            server,
            port,
            hub,
            mailer,
            store,
            office,
            worker,
            letters,
            repository,
            store_url,
        })
    }

    /// The port that was bound.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Whether the demo is on.
    pub fn is_demo(&self) -> bool {
        !self.repository.any_site()
    }

    /// Until somebody owns the service: how to become its owner, for whoever started it.
    pub async fn owner_wanted(&self) -> Result<Option<String>> {
        self.office.owner_wanted(http::now()).await
    }

    /// Where the letters are, if they go nowhere else, for whoever started the service.
    pub fn mailbox(&self) -> Option<String> {
        self.mailer.local()?;
        let key = http::mailbox_key(&self.office.secrets);
        Some(format!(
            "letters are at {}/mail?key={key}",
            self.office.base
        ))
    }

    /// Runs until `stop` is ready; then finishes what is in flight, tells the sockets to come back
    /// (close code 1012), hands over the letters that wait, and lets go of the store.
    pub async fn run(self, stop: impl Future<Output = ()>) -> Result<()> {
        let handle = self.server.handle();
        let hub = Arc::clone(&self.hub);
        if self.is_demo()
            && let Err(error) = seed::conversations(&self.repository).await
        {
            tracing::warn!(?error, "the demo has no conversations");
        }
        if let StoreUrl::Sqlite(path) = self.store_url {
            let office = Arc::clone(&self.office);
            let answer = move |request| {
                let office = Arc::clone(&office);
                async move { office.answer(request).await }
            };
            tokio::spawn(async move {
                if let Err(error) = control::listen(&path, answer).await {
                    tracing::warn!(?error, "the command line cannot reach this service");
                }
            });
        }
        let stopping = async {
            stop.await;
            tracing::info!("stopping");
            hub.stop();
            handle.stop(true).await;
        };
        let (ended, ()) = tokio::join!(self.server, stopping);
        self.worker.abort();
        self.letters.abort();
        self.mailer.close().await;
        self.store.close().await;
        Ok(ended?)
    }
}

/// A peer that vanished without a word would hold its socket for a quarter of an hour.
fn free_dead_peers(connection: &dyn std::any::Any) {
    #[cfg(target_os = "linux")]
    if let Some(stream) = connection.downcast_ref::<actix_web::rt::net::TcpStream>() {
        let socket = socket2::SockRef::from(stream);
        if let Err(error) = socket.set_tcp_user_timeout(Some(DEAD_AFTER)) {
            tracing::debug!(%error, "dead peers are found late");
        }
    }
}
