//! The one connection that all short commands share; made at first use, replaced when lost.
//!
//! The connection manager of the redis crate cannot say whether a timed-out command was ever sent
//! (its connecting and its answering fail alike), it answers the first command after an outage with
//! the old failure, and it never leaves a connection that the server refused with an error reply
//! ("max number of clients reached"). Here a failed [`Link::get`] means: nothing was sent.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use redis::{
    AsyncConnectionConfig, Client, Cmd, Pipeline, PushInfo, PushKind, RedisError, RedisFuture,
    RedisResult, Value,
    aio::{ConnectionLike, MultiplexedConnection},
};
use tokio::sync::Mutex;

/// With the second for connecting, a caller hears within three whether Redis is away.
const ANSWER_WITHIN: Duration = Duration::from_secs(2);
const CONNECT_WITHIN: Duration = Duration::from_secs(1);
const ATTEMPTS: u32 = 3;
const BETWEEN_ATTEMPTS: Duration = Duration::from_millis(100);

pub(super) struct Link {
    client: Client,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    live: Option<Live>,
    failed: Option<(Instant, RedisError)>,
}

/// A connection that remembers whether it still is one.
#[derive(Clone)]
pub(super) struct Live {
    connection: MultiplexedConnection,
    lost: Arc<AtomicBool>,
}

impl Link {
    pub(super) fn new(client: Client) -> Self {
        Self {
            client,
            state: Mutex::default(),
        }
    }

    /// The connection, or why there is none.
    pub(super) async fn get(&self) -> RedisResult<Live> {
        let asked = Instant::now();
        let mut state = self.state.lock().await;
        if let Some(live) = &state.live
            && !live.lost.load(Ordering::Acquire)
        {
            return Ok(live.clone());
        }
        // Whoever queued while an attempt failed shares its outcome; else the queue would wait
        // one time-out each.
        if let Some((at, error)) = &state.failed
            && *at > asked
        {
            return Err(error.clone());
        }
        match self.connect().await {
            Ok(live) => {
                state.live = Some(live.clone());
                Ok(live)
            }
            Err(error) => {
                state.failed = Some((Instant::now(), error.clone()));
                Err(error)
            }
        }
    }

    async fn connect(&self) -> RedisResult<Live> {
        let began = Instant::now();
        let mut attempt = 1;
        loop {
            let left = CONNECT_WITHIN.saturating_sub(began.elapsed());
            match self.attempt(left).await {
                Ok(live) => return Ok(live),
                Err(error)
                    if attempt == ATTEMPTS
                        || began.elapsed() + BETWEEN_ATTEMPTS >= CONNECT_WITHIN =>
                {
                    return Err(error);
                }
                Err(_) => tokio::time::sleep(BETWEEN_ATTEMPTS).await,
            }
            attempt += 1;
        }
    }

    async fn attempt(&self, limit: Duration) -> RedisResult<Live> {
        let lost = Arc::new(AtomicBool::new(false));
        let flag = lost.clone();
        let config = AsyncConnectionConfig::new()
            .set_connection_timeout(Some(limit))
            .set_response_timeout(Some(ANSWER_WITHIN))
            // An idle connection that ends says so at once, so that no command is spent on it.
            .set_push_sender(move |push: PushInfo| {
                if push.kind == PushKind::Disconnection {
                    flag.store(true, Ordering::Release);
                }
                Ok::<(), redis::aio::SendError>(())
            });
        let connection = self
            .client
            .get_multiplexed_async_connection_with_config(&config)
            .await?;
        Ok(Live { connection, lost })
    }
}

impl Live {
    fn note<T>(&self, result: &RedisResult<T>) {
        // A time-out counts as lost: behind a dead network path the old socket would time out for
        // a quarter of an hour, and one connection too many costs nothing.
        if let Err(error) = result
            && (error.is_io_error() || error.is_unrecoverable_error())
        {
            self.lost.store(true, Ordering::Release);
        }
    }
}

impl ConnectionLike for Live {
    fn req_packed_command<'a>(&'a mut self, cmd: &'a Cmd) -> RedisFuture<'a, Value> {
        Box::pin(async move {
            let result = self.connection.req_packed_command(cmd).await;
            self.note(&result);
            result
        })
    }

    fn req_packed_commands<'a>(
        &'a mut self,
        pipeline: &'a Pipeline,
        offset: usize,
        count: usize,
    ) -> RedisFuture<'a, Vec<Value>> {
        Box::pin(async move {
            let result = self
                .connection
                .req_packed_commands(pipeline, offset, count)
                .await;
            self.note(&result);
            result
        })
    }

    fn get_db(&self) -> i64 {
        self.connection.get_db()
    }
}
