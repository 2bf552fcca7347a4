//! Nothing to call from Rust: SQLCipher calls libtomcrypt, see `build.rs`.
