//! `options` and `check` on made-up registers of growing size: the measurement of the rules' own crate.

use std::process::Command;

use serde_json::Value;

use crate::table::Table;

/// Runs the example of `planning` and takes over its lines.
pub fn measure(table: &mut Table) {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .args(["run", "--quiet", "--release", "--package", "planning", "--example", "bench_options"])
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        if let Ok(figure) = serde_json::from_str::<Value>(line) {
            add(table, &figure);
        }
    }
}

/// `{"what": …, "median_us": …, "p99_us": …}` or `{"what": …, "ratio": …}`.
fn add(table: &mut Table, figure: &Value) {
    let name = ["figure", "what", "name"].iter().find_map(|key| figure[key].as_str()).unwrap_or("?");
    let details: Vec<String> = figure
        .as_object()
        .into_iter()
        .flatten()
        .filter(|(_, value)| value.is_number())
        .map(|(key, value)| format!("{} {}", key.replace('_', " "), short(value)))
        .collect();
    table.add(&name.replace('_', " "), details.join(", "), "–", None);
}

fn short(value: &Value) -> String {
    match value.as_f64() {
        Some(number) if number.fract() == 0.0 => format!("{number:.0}"),
        Some(number) => format!("{number:.2}"),
        None => value.to_string(),
    }
}
