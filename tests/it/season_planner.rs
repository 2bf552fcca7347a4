//! Seasons planned by the engine and judged by the format's reference checker, a program of its own: no hard violation, the score it
//! finds is the score we report, and the reasons for what is not placed are true.

use std::path::{Path, PathBuf};
use std::process::Command;

use planning::season::{
    Control, Instance, PlanOptions, Progress, Solution, explain, parse_instance, plan, score,
};
use serde_json::Value;

struct Unhurried;

impl Control for Unhurried {
    fn should_stop(&self) -> bool {
        false
    }

    fn progress(&self, _: Progress) {}
}

/// The folder with the checker and the public seasons; `None` where the checkout stands alone.
fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/planner");
    if folder.join("check.py").is_file() {
        return Some(folder);
    }
    eprintln!("skipped: no planner folder beside the checkout");
    None
}

/// The season's JSON; unpacked by Python, which the checker needs anyway.
fn season(file: &Path) -> Instance {
    let script = "import gzip,sys; sys.stdout.buffer.write(gzip.open(sys.argv[1]).read())";
    let out = Command::new("python3").args(["-c", script]).arg(file).output().expect("python3 runs");
    parse_instance(&out.stdout).expect("a public season is well formed")
}

fn planned(instance: &Instance, steps: u64) -> Solution {
    let options = PlanOptions { seed: 1, max_steps: Some(steps), warm: None, threads: 2 };
    let mut solution = plan(instance, options, &Unhurried);
    solution.unplaced = explain(instance, &solution);
    solution
}

/// What the checker says of a solution.
fn judged(folder: &Path, file: &Path, solution: &Solution) -> Value {
    let place = tempfile::tempdir().expect("a folder");
    let path = place.path().join("solution.json");
    std::fs::write(&path, serde_json::to_vec(solution).expect("JSON")).expect("written");
    let check = [folder.join("check.py"), file.to_owned(), path];
    let out =
        Command::new("python3").args(check).args(["--json", "--explain"]).output().expect("python3 runs");
    serde_json::from_slice(&out.stdout).expect("the checker answers")
}

fn agrees_with_the_checker(name: &str, steps: u64) {
    let Some(folder) = folder() else { return };
    let file = folder.join("public").join(format!("{name}.json.gz"));
    let instance = season(&file);
    let solution = planned(&instance, steps);
    let judged = judged(&folder, &file, &solution);
    assert_eq!((name, &judged["hard"]), (name, &serde_json::json!([])));
    assert_eq!((name, &judged["score"]), (name, &serde_json::json!(score(&instance, &solution).total)));
    assert_eq!((name, &judged["explanation_errors"]), (name, &serde_json::json!([])));
}

#[test]
fn small_seasons_stand_before_the_checker() {
    for name in ["S-normal-100", "S-tight-101", "S-infeasible-102", "S-dst-103", "S-replan-104"] {
        agrees_with_the_checker(name, 10_000);
    }
}

#[test]
fn medium_seasons_stand_before_the_checker() {
    for name in ["M-normal-200", "M-tight-201", "M-replan-203"] {
        agrees_with_the_checker(name, 10_000);
    }
}

#[test]
fn a_large_season_stands_before_the_checker() {
    agrees_with_the_checker("L-replan-302", 10_000);
}
