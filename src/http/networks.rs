//! From which network something comes, as a hash that says nothing after some weeks: its key is a
//! random number that all nodes share, and that the store forgets.

use std::{collections::HashMap, time::Duration};

use actix_web::HttpRequest;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use tokio::sync::Mutex;

use super::{Service, clock};
use crate::domain::values::NetworkHash;

/// How long a key is used, in milliseconds: 30 days.
const PERIOD: i64 = 30 * 24 * 60 * 60 * 1000;
/// How long it can be asked for: while it is used, and as long again for what was banned by it.
const KEPT: Duration = Duration::from_millis(2 * PERIOD as u64);

/// The keys of this period and of the one before, as far as they were asked for.
#[derive(Default)]
pub struct Networks {
    keys: Mutex<HashMap<i64, Option<String>>>,
}

/// The network of a request under the keys that are still there.
#[derive(Debug, Clone, Copy, Default)]
pub struct Network {
    /// Under the key of this period: what is written down.
    pub now: Option<NetworkHash>,
    /// Under the key before, by which it may have been banned.
    pub before: Option<NetworkHash>,
}

impl Network {
    /// Both.
    pub fn all(&self) -> impl Iterator<Item = NetworkHash> {
        self.now.into_iter().chain(self.before)
    }
}

impl Service {
    /// The network that a request comes from; none if the store does not give the key.
    pub async fn network(&self, request: &HttpRequest) -> Network {
        let Some(address) = self.limits.network(request) else {
            return Network::default();
        };
        let period = clock::now().millis() / PERIOD;
        let hash = |key: Option<String>| {
            let mut mac = Hmac::<Sha256>::new_from_slice(key?.as_bytes()).ok()?;
            mac.update(&address);
            let digest = mac.finalize().into_bytes();
            let bits = std::array::from_fn(|n| digest[n]);
            Some(NetworkHash::from_digest(u64::from_le_bytes(bits)))
        };
        Network {
            now: hash(self.network_key(period, true).await),
            before: hash(self.network_key(period - 1, false).await),
        }
    }

    async fn network_key(&self, period: i64, make: bool) -> Option<String> {
        let mut keys = self.networks.keys.lock().await;
        if let Some(key) = keys.get(&period) {
            return key.clone();
        }
        let key = self.repository.network_key(period, make.then_some(KEPT));
        match key.await {
            Ok(key) => {
                keys.retain(|other, _| *other >= period - 1);
                keys.insert(period, key.clone());
                key
            }
            Err(error) => {
                super::errors::log(&error, "asking for the key of networks");
                None
            }
        }
    }
}
