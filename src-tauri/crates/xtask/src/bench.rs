//! The figures: those of tests/bench, then the window's own, in release builds, gathered into tests/bench/RESULTS.md.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::Outcome;
use crate::house::House;
use crate::requirements::For;
use crate::run::{in_window, set_up};
use crate::step::Step;
use crate::test::path_with;
use crate::{reliability, setup, window};

/// Measures everything and writes the table; with names of areas (`window` is one) only those, and leaves the others' part
/// of the table as it is.
pub fn bench(house: &House, areas: &[String]) -> Outcome {
    if areas == ["--reliability"] {
        return reliability::bench(house);
    }
    set_up(house, For::Tests)?;
    let rows = Rows::anew(house)?;
    let wanted = |area: &str| areas.is_empty() || areas.iter().any(|each| each == area);
    let others: Vec<&String> = areas.iter().filter(|area| *area != "window").collect();
    if areas.is_empty() || !others.is_empty() {
        figures(house, &rows)?.args(&others).run()?;
    }
    if wanted("window") && cfg!(target_os = "linux") {
        measure_window(house, &rows)?;
    }
    rows.write_table(house, !areas.is_empty())
}

/// The program of tests/bench, with the tools its peers are found among.
fn figures(house: &House, rows: &Rows) -> Outcome<Step> {
    let path = path_with(&[&setup::python(house)?])?;
    let bench = ["bench", "--workspace", "--bench", "figures", "--locked", "--"];
    let step = Step::cargo().args(bench).env("PATH", path).env("LAWKA_BENCH_ROWS", &rows.file);
    Ok(match setup::bench_python(house) {
        Ok(python) => step.env("LAWKA_BENCH_PYTHON", python),
        Err(reason) => {
            println!("papers are measured without WeasyPrint beside them: {reason}");
            step
        }
    })
}

/// Start and drag in the real window, on registers of different sizes.
fn measure_window(house: &House, rows: &Rows) -> Outcome {
    let driver = setup::driver(house)?;
    window::build_page(house)?;
    let (program, empty) = window::build_with_empty(house)?;
    setup::npm(&house.tests().join("bench/peers"))?;
    let registers = house.target.join("bench-registers");
    let _ = fs::remove_dir_all(&registers);
    figures(house, rows)?.args(["registers"]).args([&registers]).run()?;
    let variables = [
        ("LAWKA_REGISTERS", registers.as_path()),
        ("LAWKA_BENCH_ROWS", rows.file.as_path()),
        ("LAWKA_EMPTY_WINDOW", empty.as_path()),
    ];
    in_window(house, "bench/window.mjs", (&program, &driver), &variables)
}

/// What was measured, one JSON object a line.
struct Rows {
    file: PathBuf,
}

impl Rows {
    fn anew(house: &House) -> Outcome<Self> {
        let file = house.target.join("bench-rows.jsonl");
        fs::create_dir_all(&house.target).map_err(|error| told(&house.target, &error))?;
        fs::write(&file, "").map_err(|error| told(&file, &error))?;
        Ok(Self { file })
    }

    /// `part`: what was not measured now stays in the table as it is.
    fn write_table(&self, house: &House, part: bool) -> Outcome {
        let text = fs::read_to_string(&self.file).map_err(|error| told(&self.file, &error))?;
        let rows: Vec<Value> = text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
        let results = house.tests().join("bench/RESULTS.md");
        let before = if part { fs::read_to_string(&results).unwrap_or_default() } else { String::new() };
        fs::write(&results, merged(&before, &markdown(&rows))).map_err(|error| told(&results, &error))?;
        println!("\nwritten: {}", results.display());
        Ok(())
    }
}

fn told(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}

fn markdown(rows: &[Value]) -> String {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let mut text = format!(
        "# Results\n\nWritten by `cargo xtask bench`, never by hand: release builds on {cores} cores. Times are of the machine that \
         ran it; read the ratios.\nA ratio says how many times as much the peer took in the same run.\n"
    );
    let mut area = "";
    for row in rows {
        let cell = |key: &str| row[key].as_str().unwrap_or("–").replace('|', "\\|");
        let of = row["area"].as_str().unwrap_or_default();
        if of != area {
            area = of;
            let head =
                "| what | figure | to reach | peer in the same run | peer / ours |\n|---|---|---|---|---|";
            let _ = write!(text, "\n## {area}\n\n{head}\n");
        }
        let cells = ["what", "figure", "limit", "peer", "ratio"].map(cell);
        let _ = writeln!(text, "| {} |", cells.join(" | "));
    }
    text
}

/// The areas of a table, those measured anew in the place of the old ones.
fn merged(before: &str, now: &str) -> String {
    let areas = |text: &str| text.split("\n## ").skip(1).map(str::to_owned).collect::<Vec<_>>();
    let name = |area: &str| area.lines().next().unwrap_or_default().to_owned();
    let mut all = areas(before);
    for area in areas(now) {
        match all.iter_mut().find(|old| name(old) == name(&area)) {
            Some(old) => *old = area,
            None => all.push(area),
        }
    }
    let head = now.split("\n## ").next().unwrap_or_default();
    all.iter().fold(head.to_owned(), |text, area| text + "\n## " + area.trim_end() + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn rows_of_one_area_stand_in_one_table() {
        let row = |area: &str, what: &str| json!({"area": area, "what": what, "figure": "1 ms"});
        let text = markdown(&[row("pack", "first"), row("pack", "later | again"), row("window", "start")]);
        assert_eq!(text.matches("| what |").count(), 2);
        assert!(text.contains("| later \\| again | 1 ms | – | – | – |\n\n## window\n"));
    }

    #[test]
    fn what_is_measured_anew_takes_the_place_of_the_old_and_the_rest_stays() {
        let row = |area: &str, figure: &str| json!({"area": area, "what": "first", "figure": figure});
        let before = markdown(&[row("pack", "1 ms"), row("window", "2 ms")]);
        let now = markdown(&[row("pack", "3 ms"), row("season", "4 ms")]);
        let expected = markdown(&[row("pack", "3 ms"), row("window", "2 ms"), row("season", "4 ms")]);
        assert_eq!(merged(&before, &now), expected);
        assert_eq!(merged("", &now), now);
    }
}
