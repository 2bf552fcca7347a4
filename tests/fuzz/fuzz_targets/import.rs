//! Any bytes as a calendar: an answer comes, and it is one that the register could keep.
#![no_main]

use exchange::ical::{Window, busy, expand};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let at = |text: &str| text.parse().expect("an instant");
    let window = Window { from: at("2027-01-01T00:00:00Z"), to: at("2028-01-01T00:00:00Z") };
    let expansion = expand(bytes, window, chrono_tz::Europe::Warsaw);
    assert!(expansion.occurrences.iter().all(|occurrence| occurrence.start <= occurrence.end));
    let blocks = busy(&expansion, chrono_tz::Europe::Warsaw);
    assert!(blocks.iter().all(|block| block.start < block.end));
    assert!(blocks.windows(2).all(|pair| pair[0].start <= pair[1].start));
});
