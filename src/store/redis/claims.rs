//! Unique values: reserved with a time limit, confirmed to last, given back.

use std::time::Duration;

use redis::{Script, ScriptInvocation};

use super::{link::Live, unavailable};
use crate::store::StoreError;

pub(super) struct ClaimScripts {
    reserve: Script,
    confirm: Script,
    release: Script,
}

impl ClaimScripts {
    pub(super) fn new() -> Self {
        Self {
            reserve: Script::new(include_str!("reserve.lua")),
            confirm: Script::new(include_str!("confirm.lua")),
            release: Script::new(include_str!("release.lua")),
        }
    }

    pub(super) async fn reserve(
        &self,
        live: &mut Live,
        key: &str,
        owner: &str,
        limit: Duration,
    ) -> Result<(), StoreError> {
        // Redis refuses a limit of 0, and a reservation that ends at once is still one.
        let milliseconds = u64::try_from(limit.as_millis()).unwrap_or(u64::MAX).max(1);
        let mut call = self.reserve.key(key);
        held(call.arg(owner).arg(milliseconds), live).await
    }

    pub(super) async fn confirm(
        &self,
        live: &mut Live,
        key: &str,
        owner: &str,
    ) -> Result<(), StoreError> {
        held(self.confirm.key(key).arg(owner), live).await
    }

    pub(super) async fn release(
        &self,
        live: &mut Live,
        key: &str,
        owner: &str,
    ) -> Result<(), StoreError> {
        held(self.release.key(key).arg(owner), live).await
    }
}

async fn held(call: &mut ScriptInvocation<'_>, live: &mut Live) -> Result<(), StoreError> {
    match call.invoke_async(live).await.map_err(unavailable)? {
        true => Ok(()),
        false => Err(StoreError::ClaimTaken),
    }
}
