//! Shared parts of the integration tests and benchmarks.
