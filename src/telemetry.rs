//! What the service tells its operators: logs and metrics.

use std::io::IsTerminal;

use prometheus_client::{
    encoding::text::encode,
    metrics::{counter::Counter, family::Family, gauge::Gauge},
    registry::Registry,
};
use tracing_subscriber::EnvFilter;

/// Logs to standard error; `filter` as in `info` or `afterword=debug`.
pub fn init_logs(filter: &str) -> Result<(), String> {
    let filter = EnvFilter::try_new(filter).map_err(|error| error.to_string())?;
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .with_target(false)
        .try_init()
        .map_err(|error| error.to_string())
}

/// The label of a counter that is split by one word.
pub type By = [(&'static str, &'static str); 1];

/// The counters of one node, in OpenMetrics.
pub struct Metrics {
    registry: Registry,
    /// Comments that were stored.
    pub comments_added: Counter,
    /// Comments that were not, by `reason`.
    pub comments_refused: Family<By, Counter>,
    /// Views of threads, by `result`: `cached`, `built`, `not_modified`, `stale`, `failed`.
    pub thread_views: Family<By, Counter>,
    /// Sockets that are open.
    pub sockets: Gauge,
    /// Sockets that were too slow and must resume.
    pub sockets_dropped: Counter,
    /// Frames that were drawn for sockets.
    pub frames: Counter,
    /// Letters that were written, by `result`: `sent`, `failed`, `dropped`.
    pub letters: Family<By, Counter>,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("afterword");
        let comments_added = Counter::default();
        let comments_refused = Family::default();
        let thread_views = Family::default();
        let sockets = Gauge::default();
        let sockets_dropped = Counter::default();
        let frames = Counter::default();
        let letters = Family::default();
        registry.register("comments_added", "Comments stored", comments_added.clone());
        registry.register(
            "comments_refused",
            "Comments not stored",
            comments_refused.clone(),
        );
        registry.register("thread_views", "Views of threads", thread_views.clone());
        registry.register("sockets", "Open sockets", sockets.clone());
        registry.register(
            "sockets_dropped",
            "Sockets too slow",
            sockets_dropped.clone(),
        );
        registry.register("frames", "Frames drawn for sockets", frames.clone());
        registry.register("letters", "Letters written", letters.clone());
        Self {
            registry,
            comments_added,
            comments_refused,
            thread_views,
            sockets,
            sockets_dropped,
            frames,
            letters,
        }
    }
}

impl Metrics {
    /// All of them as text.
    pub fn text(&self) -> String {
        let mut text = String::new();
        encode(&mut text, &self.registry).expect("writing to a string does not fail");
        text
    }
}
