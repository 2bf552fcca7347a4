#![no_main]

#[allow(dead_code, reason = "each target keeps one of the promises")]
#[path = "../promises.rs"]
mod promises;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| promises::multistatus(bytes));
