//! The rows of results. `cargo xtask bench` gathers those of this program and of the window's scripts into one table.

use std::io::Write;
use std::time::Duration;

use serde_json::{Value, json};

/// Where the rows go, one JSON object a line; set by `cargo xtask bench`.
const ROWS: &str = "LAWKA_BENCH_ROWS";

/// Rows in the order in which they are measured, each kept at once: a later area that fails takes none away.
#[derive(Default)]
pub struct Table {
    area: &'static str,
}

impl Table {
    /// The rows that follow are of this area.
    pub fn area(&mut self, name: &'static str) {
        self.area = name;
    }

    /// A figure, and how many times as long a peer took in the same run.
    pub fn add(&mut self, what: &str, figure: String, peer: &str, ratio: Option<f64>) {
        self.bounded(what, figure, "–", peer, ratio);
    }

    /// The same with what must be reached.
    pub fn bounded(&mut self, what: &str, figure: String, limit: &str, peer: &str, ratio: Option<f64>) {
        let ratio = ratio.map_or_else(|| "–".to_owned(), |ratio| format!("{ratio:.2}×"));
        println!("{what}: {figure} (to reach: {limit}; {peer} {ratio})");
        keep(&json!({
            "area": self.area, "what": what, "figure": figure, "limit": limit, "peer": peer, "ratio": ratio,
        }));
    }

    pub fn time(&mut self, what: &str, time: Duration, peer: &str, peer_time: Option<Duration>) {
        let ratio = peer_time.map(|peer| peer.as_secs_f64() / time.as_secs_f64());
        self.add(what, in_words(time), peer, ratio);
    }

    /// A time that must not be longer than `most`.
    pub fn within(
        &mut self,
        what: &str,
        time: Duration,
        most: Duration,
        peer: &str,
        peer_time: Option<Duration>,
    ) {
        let ratio = peer_time.map(|peer| peer.as_secs_f64() / time.as_secs_f64());
        self.bounded(what, in_words(time), &format!("≤ {}", in_words(most)), peer, ratio);
    }
}

fn keep(row: &Value) {
    let Some(path) = std::env::var_os(ROWS) else { return };
    let mut file = std::fs::OpenOptions::new().create(true).append(true).open(path).unwrap();
    writeln!(file, "{row}").unwrap();
}

/// „1.25 ms”, „38 µs”, „2.1 s”.
pub fn in_words(time: Duration) -> String {
    let micros = time.as_secs_f64() * 1e6;
    match micros {
        m if m < 1_000.0 => format!("{m:.0} µs"),
        m if m < 1_000_000.0 => format!("{:.2} ms", m / 1e3),
        m => format!("{:.2} s", m / 1e6),
    }
}
