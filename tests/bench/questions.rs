//! `options` and `check` on made-up registers of growing size: the measurement of the rules' own crate.

use std::process::Command;

use serde_json::Value;

use crate::table::Table;

/// What must be reached, by the figure's name and the intervals it is of.
const LIMITS: &[(&str, u64, &str)] = &[
    ("options", 100_000, "median 1 ms, p99 3 ms"),
    ("check", 1_000_000, "p99 50 µs"),
    ("options_growth_at_10x", 0, "2"),
    ("options_growth_at_10x_density", 0, "2"),
    ("check_growth_at_10x", 0, "1.5"),
    ("check_growth_at_10x_density", 0, "1.5"),
];

/// Runs the example of `planning` and takes over its lines.
pub fn measure(table: &mut Table) {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .args(["run", "--quiet", "--release", "--package", "planning", "--example", "bench_options"])
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8_lossy(&output.stdout);
    let figures: Vec<Value> = text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    for figure in figures.iter().filter(|figure| !name(figure).starts_with("peer")) {
        add(table, figure, &figures);
    }
}

fn name(figure: &Value) -> &str {
    figure["figure"].as_str().unwrap_or_default()
}

fn add(table: &mut Table, figure: &Value, all: &[Value]) {
    let own = name(figure);
    let intervals = figure["intervals"].as_u64().unwrap_or(0);
    let limit = LIMITS.iter().find(|(name, of, _)| *name == own && (*of == intervals || *of == 0));
    let limit = limit.map_or("–", |(_, _, limit)| limit);
    let peer = (own == "options" && intervals == 100_000).then(|| {
        let peers = ["peer_check_of_every_cell", "peer_sorted_scan_busy_rules_only"];
        let median = |name_: &str| {
            all.iter().find(|figure| name(figure) == name_).and_then(|figure| figure["median_us"].as_f64())
        };
        let [by_check, by_scan] = peers.map(median);
        (by_check.zip(figure["median_us"].as_f64()).map(|(peer, ours)| peer / ours), by_scan)
    });
    let (ratio, by_scan) = peer.unwrap_or((None, None));
    let peer = by_scan.map_or_else(
        || "–".to_owned(),
        |micros| format!("a check of each cell (sorted scan, busy rules only: {:.1} ms)", micros / 1e3),
    );
    table.bounded(&own.replace('_', " "), said(figure), limit, &peer, ratio);
}

fn said(figure: &Value) -> String {
    let of = |key: &str| figure[key].as_f64();
    match (of("median_us"), of("p99_us"), of("median_ratio"), of("p99_ratio")) {
        (Some(median), Some(p99), ..) => {
            let intervals = figure["intervals"].as_u64().unwrap_or(0);
            format!("median {median:.1} µs, p99 {p99:.1} µs ({intervals} intervals)")
        }
        (.., Some(median), Some(p99)) => format!("median {median:.2}×, p99 {p99:.2}×"),
        _ => figure.to_string(),
    }
}
