//! What the office's worst days do to the register: programs killed in the middle of a write, power that goes, disks that
//! fill up, files that come broken. A few of each run with every test; `cargo xtask bench --reliability` runs as many as
//! `LAWKA_RELIABILITY` says and writes `tests/bench/RELIABILITY.md`.

mod day;
mod garbled;
mod killed;
mod recoded;
mod soak;
mod starved;
mod stopped;
mod together;
mod torn;
mod two_officers;
mod witness;

/// How many of something are tried: `few` in tests, `many` for the published figures.
fn tries(few: u64, many: u64) -> u64 {
    if published() { many } else { few }
}

fn published() -> bool {
    std::env::var_os("LAWKA_RELIABILITY").is_some()
}

/// Puts a line into the published table; it is one file for each kind, joined by xtask.
fn publish(kind: &str, rows: &[(&str, String)]) {
    if !published() {
        return;
    }
    let folder = std::path::PathBuf::from(std::env::var_os("LAWKA_RELIABILITY").unwrap());
    std::fs::create_dir_all(&folder).unwrap();
    let lines: Vec<String> = rows.iter().map(|(what, figure)| format!("| {what} | {figure} |\n")).collect();
    std::fs::write(folder.join(format!("{kind}.md")), lines.concat()).unwrap();
}
