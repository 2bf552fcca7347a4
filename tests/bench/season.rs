//! Whole seasons: `lawka plan` as a program, within the time its size is allowed, against the best scores known and OR-Tools'
//! CP-SAT (two workers; the format's own baseline). The folder with the seasons, the checker and the baseline lies beside the
//! checkout; where it, or the Python package `ortools`, is missing, the table says so. `LAWKA_SOLVER_PYTHON` names another Python.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use serde_json::Value;

use crate::table::Table;

/// Seconds for the whole program, and for the peer's search, by size.
const TIMES: [(&str, f64, Option<f64>); 4] =
    [("S", 1.0, Some(1.0)), ("M", 5.0, Some(5.0)), ("L", 10.0, Some(60.0)), ("XL", 60.0, None)];
/// When the curve of a large season is read, in seconds.
const MARKS: [f64; 6] = [0.5, 1.0, 2.0, 4.0, 7.0, 10.0];

/// Plans every public season.
pub fn measure(table: &mut Table) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/planner");
    let Some(known) = json_of(&folder.join("public/scores.json")) else {
        table.add(
            "a season planned",
            "not measured: no planner folder beside the checkout".into(),
            "CP-SAT",
            None,
        );
        return;
    };
    let lawka = build();
    let python = std::env::var("LAWKA_SOLVER_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let solver = has_solver(&python).then_some(python.as_str());
    let names = known.as_object().into_iter().flatten();
    for (name, best) in names {
        let season = Season { folder: &folder, name, best: best["best"].as_i64().unwrap_or_default() };
        season.measure(table, &lawka, solver);
    }
}

struct Season<'a> {
    folder: &'a Path,
    name: &'a str,
    best: i64,
}

impl Season<'_> {
    fn measure(&self, table: &mut Table, lawka: &Path, solver: Option<&str>) {
        let size = self.name.split('-').next().unwrap_or_default();
        let Some((_, seconds, peer_seconds)) = TIMES.iter().find(|time| time.0 == size) else { return };
        let place = tempfile::tempdir().unwrap();
        let plan = place.path().join("plan.json");
        let told = self.plan(lawka, *seconds, &plan);
        assert_eq!(self.checked(&plan), told.score, "{}: the checker's score", self.name);
        let peer = peer_seconds.zip(solver).map(|(limit, python)| self.solve(python, limit));
        let ratio = peer.as_ref().map(|peer| peer.0 as f64 / told.score as f64);
        let word = match (&peer, peer_seconds) {
            (Some((_, word)), _) => word.clone(),
            (None, Some(_)) => "CP-SAT: Python without ortools".to_owned(),
            (None, None) => "–".to_owned(),
        };
        let what = format!("season {}, {seconds} s allowed (the ratio is of the scores)", self.name);
        table.add(&what, told.words(self.best), &word, ratio);
        if size == "L" {
            table.add(&format!("season {}, score over time", self.name), told.curve(), "–", None);
        }
    }

    fn plan(&self, lawka: &Path, seconds: f64, out: &Path) -> Told {
        let began = Instant::now();
        let run = Command::new("/usr/bin/time")
            .args(["-f", "%M"])
            .arg(lawka)
            .args(["plan", "--json", "--seconds", &seconds.to_string(), "--out"])
            .args([out, &self.file()])
            .output()
            .expect("time runs lawka");
        let whole = began.elapsed().as_secs_f64();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        let answer: Value = serde_json::from_slice(&run.stdout).expect("lawka answers");
        let kilobytes = String::from_utf8_lossy(&run.stderr).trim().parse().unwrap_or(0u64);
        Told { score: answer["score"].as_i64().unwrap(), whole, memory: kilobytes / 1024, answer }
    }

    fn file(&self) -> PathBuf {
        self.folder.join("public").join(format!("{}.json.gz", self.name))
    }

    /// The reference checker's score of a plan that breaks nothing.
    fn checked(&self, plan: &Path) -> i64 {
        let run = Command::new("python3")
            .arg(self.folder.join("check.py"))
            .args([&self.file(), plan])
            .arg("--json")
            .output()
            .expect("python3 runs");
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stdout));
        let said: Value = serde_json::from_slice(&run.stdout).expect("the checker answers");
        said["score"].as_i64().unwrap()
    }

    /// The peer's score, and what it says of it.
    fn solve(&self, python: &str, limit: f64) -> (i64, String) {
        let run = Command::new(python)
            .arg(self.folder.join("cpsat.py"))
            .arg(self.file())
            .args(["--workers", "2", "--limit", &limit.to_string()])
            .output()
            .expect("python runs");
        let text = String::from_utf8_lossy(&run.stdout);
        let said: Value =
            text.lines().last().and_then(|line| serde_json::from_str(line).ok()).expect("an answer");
        let score = said["best"].as_i64().unwrap();
        let proven = if said["optimal"] == true { "proven" } else { "not proven" };
        let seconds = said["secs"].as_f64().unwrap_or(limit);
        (score, format!("CP-SAT, {limit} s: {score}, {proven}, after {seconds:.1} s of search"))
    }
}

/// What `lawka plan` told.
struct Told {
    score: i64,
    /// Seconds of the whole program.
    whole: f64,
    /// The most memory it held, in MiB.
    memory: u64,
    answer: Value,
}

impl Told {
    fn words(&self, best: i64) -> String {
        let over = 100.0 * (self.score - best) as f64 / best as f64;
        let (score, whole, memory) = (self.score, self.whole, self.memory);
        format!("score {score}, best known {best} ({over:+.2} %), {whole:.2} s, {memory} MiB")
    }

    fn curve(&self) -> String {
        let points = self.answer["curve"].as_array().into_iter().flatten();
        let points: Vec<(f64, i64)> =
            points.filter_map(|p| Some((p["seconds"].as_f64()?, p["score"].as_i64()?))).collect();
        let at = |mark: &f64| {
            let reached = points.iter().take_while(|p| p.0 <= *mark).last();
            reached.map(|(_, score)| format!("{mark} s {score}"))
        };
        MARKS.iter().filter_map(at).collect::<Vec<_>>().join(" · ")
    }
}

fn build() -> PathBuf {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let run = Command::new(cargo)
        .args(["build", "--release", "--workspace", "--bin", "lawka", "--locked", "--message-format", "json"])
        .output()
        .expect("cargo runs");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let lines = String::from_utf8_lossy(&run.stdout).into_owned();
    let messages = lines.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let mut programs = messages.filter_map(|message| message["executable"].as_str().map(PathBuf::from));
    programs.next_back().expect("a program named lawka")
}

fn has_solver(python: &str) -> bool {
    Command::new(python).args(["-c", "import ortools, numpy"]).output().is_ok_and(|run| run.status.success())
}

fn json_of(file: &Path) -> Option<Value> {
    serde_json::from_slice(&std::fs::read(file).ok()?).ok()
}
