//! One websocket: subscribes first, then sends what the page missed, then what comes.

use std::{future::Future, sync::Arc, time::Duration};

use actix_ws::{CloseCode, CloseReason, Message, MessageStream, Session};
use tokio::time::{Instant, interval, timeout};

use super::{CatchUp, Frame, Subscription};
use crate::{
    domain::{Aggregate, site::Site, thread::Thread, values::Version},
    repository::Repository,
    store::StoreError,
    telemetry::Metrics,
};

/// How often the server says something, so that both ends notice a dead connection.
const PING: Duration = Duration::from_secs(20);
/// A peer from which nothing was heard for so long is gone.
const SILENCE: Duration = Duration::from_secs(50);
/// How long one send may take. A dead peer must not hold the task, nor the memory of its queue.
const SEND: Duration = Duration::from_secs(8);
/// How long a close may take.
const FAREWELL: Duration = Duration::from_secs(1);
/// What a page says to us is a pong or a close; nothing of it is long.
const LONGEST_MESSAGE: usize = 4 * 1024;

/// Up to where a page shows the thread: the token `epoch.v`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resume {
    /// The life of the log that the page was drawn from.
    pub epoch: u64,
    /// The version that it shows.
    pub v: Version,
}

impl Resume {
    /// Reads `epoch.v`; anything else is a page that shows nothing yet.
    pub fn parse(raw: &str) -> Option<Self> {
        let (epoch, v) = raw.split_once('.')?;
        Some(Self {
            epoch: epoch.parse().ok()?,
            v: Version(v.parse().ok()?),
        })
    }
}

/// What a socket needs to live.
pub struct Socket {
    /// Its share in the thread, taken before anything is read.
    pub subscription: Subscription,
    /// Where the page stands; none for a page without a token, which gets everything.
    pub resume: Option<Resume>,
    /// Reads what was missed.
    pub repository: Arc<Repository>,
    /// Draws it.
    pub catch_up: Arc<CatchUp>,
    /// Counts.
    pub metrics: Arc<Metrics>,
}

impl Socket {
    /// Serves the page until either side goes.
    pub async fn run(mut self, mut session: Session, messages: MessageStream) {
        self.metrics.sockets.inc();
        let reason = self
            .serve(&mut session, messages.max_frame_size(LONGEST_MESSAGE))
            .await;
        self.metrics.sockets.dec();
        if let Some(code) = reason {
            let reason = CloseReason {
                code,
                description: None,
            };
            // On a dead peer the close frame would wait for ever.
            let _ = timeout(FAREWELL, session.close(Some(reason))).await;
        }
    }

    /// Answers with the code to close with, if the peer is still there to hear it.
    async fn serve(
        &mut self,
        session: &mut Session,
        mut messages: MessageStream,
    ) -> Option<CloseCode> {
        let mut shown = match self.bring_up(session).await {
            Ok(shown) => shown,
            Err(code) => return code,
        };
        let mut ping = interval(PING);
        ping.reset();
        let mut heard = Instant::now();
        loop {
            tokio::select! {
                frame = self.subscription.next() => match frame {
                    None if self.subscription.is_stopping() => return Some(CloseCode::Restart),
                    None => return Some(CloseCode::Again),
                    Some(frame) => match self.forward(session, frame, shown).await {
                        Ok(now) => shown = now,
                        Err(code) => return code,
                    },
                },
                message = messages.recv() => match message {
                    None | Some(Err(_)) => return None,
                    Some(Ok(Message::Close(reason))) => {
                        // The code comes back as it came: htmx closes without one while its tab
                        // is hidden, and takes a 1000 to mean that it shall not return.
                        let _ = timeout(FAREWELL, session.clone().close(reason)).await;
                        return None;
                    }
                    Some(Ok(Message::Ping(payload))) => {
                        heard = Instant::now();
                        sent(session.pong(&payload)).await.ok()?;
                    }
                    Some(Ok(_)) => heard = Instant::now(),
                },
                _ = ping.tick() => {
                    if heard.elapsed() > SILENCE {
                        return None;
                    }
                    // Scripts do not see pings, so the page gets a word of its own: JSON without
                    // content, which htmx swaps nowhere.
                    sent(session.ping(b"")).await.ok()?;
                    sent(session.text("{}")).await.ok()?;
                }
            }
        }
    }

    /// Sends what the page misses; answers with the version that it then shows.
    async fn bring_up(&self, session: &mut Session) -> Result<Version, Option<CloseCode>> {
        let state = self.state().await?;
        let now = state.0.version();
        let epoch = self.repository.epoch();
        // A page that shows what this log does not know, or says not what it shows, gets everything.
        let known = self
            .resume
            .filter(|page| page.epoch == epoch && page.v <= now);
        let after = known.map(|page| page.v);
        if after == Some(now) {
            return Ok(now);
        }
        let key = self.subscription.key();
        let lang = self.subscription.lang();
        let html = self.catch_up.draw(key, epoch, state, lang, after).await;
        sent(session.text(html)).await?;
        Ok(now)
    }

    /// Sends a frame, unless the page shows it already. One that does not begin where the page
    /// stands, after a gap or beside what was sent to catch up, is drawn anew for this page.
    async fn forward(
        &self,
        session: &mut Session,
        frame: Frame,
        shown: Version,
    ) -> Result<Version, Option<CloseCode>> {
        if frame.to <= shown {
            return Ok(shown);
        }
        if frame.from == shown {
            sent(session.text(frame.html)).await?;
            return Ok(frame.to);
        }
        let state = self.state().await?;
        let (now, epoch) = (state.0.version(), self.repository.epoch());
        let key = self.subscription.key();
        let (lang, shown) = (self.subscription.lang(), Some(shown));
        let html = self.catch_up.draw(key, epoch, state, lang, shown).await;
        sent(session.text(html)).await?;
        Ok(now)
    }

    async fn state(&self) -> Result<(Arc<Thread>, Arc<Site>), Option<CloseCode>> {
        let key = self.subscription.key();
        let loaded = self.repository.thread_and_site(key).await;
        loaded.map_err(|error: StoreError| {
            tracing::debug!(%error, "a socket could not be served");
            Some(CloseCode::Again)
        })
    }
}

/// A send that failed or took too long means that nobody is there to hear a close.
async fn sent<E>(send: impl Future<Output = Result<(), E>>) -> Result<(), Option<CloseCode>> {
    match timeout(SEND, send).await {
        Ok(Ok(())) => Ok(()),
        _ => Err(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_epoch_and_version_or_nothing() {
        assert_eq!(
            Resume::parse("2.17"),
            Some(Resume {
                epoch: 2,
                v: Version(17)
            })
        );
        for wrong in [
            "",
            "17",
            "1.",
            ".1",
            "-1.2",
            "1.2.3",
            "99999999999999999999.1",
            "a.b",
        ] {
            assert_eq!(Resume::parse(wrong), None, "{wrong}");
        }
    }
}
