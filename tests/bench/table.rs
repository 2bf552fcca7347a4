//! The table of results.

use std::fmt::Write;
use std::time::Duration;

/// Rows in the order in which they were measured.
#[derive(Default)]
pub struct Table {
    rows: Vec<[String; 4]>,
}

impl Table {
    /// A figure, and how many times as long a peer took in the same run.
    pub fn add(&mut self, what: &str, figure: String, peer: &str, ratio: Option<f64>) {
        let ratio = ratio.map_or_else(|| "–".to_owned(), |ratio| format!("{ratio:.1}×"));
        println!("{what}: {figure} ({peer} {ratio})");
        self.rows.push([what.to_owned(), figure, peer.to_owned(), ratio]);
    }

    pub fn time(&mut self, what: &str, time: Duration, peer: &str, peer_time: Option<Duration>) {
        let ratio = peer_time.map(|peer| peer.as_secs_f64() / time.as_secs_f64());
        self.add(what, in_words(time), peer, ratio);
    }

    pub fn markdown(&self) -> String {
        let mut text = String::from(
            "# Results\n\nWritten by `cargo xtask bench`: a release build on 2 cores. Read the ratios: times are of the machine that ran it.\nA ratio says how many times as long the peer took in the same run.\n\n| what | figure | peer in the same run | peer / ours |\n|---|---|---|---|\n",
        );
        for row in &self.rows {
            let _ = writeln!(text, "| {} |", row.join(" | "));
        }
        text
    }
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
