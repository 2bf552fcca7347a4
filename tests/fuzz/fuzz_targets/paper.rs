#![no_main]

#[path = "../paper.rs"]
mod paper;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| paper::paper(bytes));
