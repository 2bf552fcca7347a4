//! Shared parts of the integration tests and benchmarks.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it found by stopping"
)]

pub mod cyrus;
pub mod fault_proxy;
pub mod http;
pub mod name_server;
pub mod officer;
pub mod servers;
