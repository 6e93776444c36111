//! What the tests share: the real service as a process, a real Redis, a real browser.
#![allow(
    dead_code,
    reason = "each test binary uses its own part of what they share"
)]

pub mod redis;
pub mod service;
