//! `lawka plan`: a whole season planned from a file, within a time.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::available_parallelism;
use std::time::{Duration, Instant};

use clap::Args;
use flate2::read::GzDecoder;
use planning::season::{
    Control, PlanOptions, Progress, Solution, explain, parse_instance, parse_solution, plan, score,
};
use serde_json::{Value, json};

/// Threads beyond this do not help a search of this kind.
const MOST_THREADS: usize = 2;

/// What `lawka plan` is asked.
#[derive(Debug, Clone, Args)]
pub struct PlanArgs {
    /// The season: `lawka-plan/1`, as .json or .json.gz.
    pub instance: PathBuf,
    /// Seconds for everything, reading and writing included.
    #[arg(long, default_value_t = 10.0)]
    pub seconds: f64,
    /// Search steps of each thread, for a plan that does not depend on the machine's speed.
    #[arg(long)]
    pub steps: Option<u64>,
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// A plan to go on from.
    #[arg(long)]
    pub warm: Option<PathBuf>,
    #[arg(long)]
    pub threads: Option<usize>,
    /// Where the plan goes: `lawka-solution/1`.
    #[arg(long)]
    pub out: PathBuf,
}

/// Plans, writes the solution and answers with its score, the objective's parts, what is wrong with it, and how the score fell.
pub fn run(args: &PlanArgs) -> Result<Value, String> {
    let watch = Watch::start(args.seconds, args.steps.is_some());
    let instance = parse_instance(&read(&args.instance)?).map_err(|e| e.to_string())?;
    let options = PlanOptions {
        seed: args.seed,
        max_steps: args.steps,
        warm: args.warm.as_deref().map(read_solution).transpose()?,
        threads: args.threads.unwrap_or_else(threads),
    };
    let mut solution = plan(&instance, options, &watch);
    solution.unplaced = explain(&instance, &solution);
    write(&args.out, &solution)?;
    let scored = score(&instance, &solution);
    Ok(json!({
        "instance": instance.id,
        "score": scored.total,
        "parts": scored.parts,
        "placed": solution.placed.len(),
        "unplaced": solution.unplaced,
        "violations": scored.violations,
        "inherited": scored.inherited,
        "steps": watch.steps.load(Ordering::Relaxed),
        "seconds": watch.start.elapsed().as_secs_f64(),
        "curve": watch.curve(),
    }))
}

fn threads() -> usize {
    available_parallelism().map_or(1, |n| n.get().min(MOST_THREADS))
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    let said = |e: std::io::Error| format!("{}: {e}", path.display());
    let bytes = fs::read(path).map_err(said)?;
    if path.extension().is_none_or(|e| e != "gz") {
        return Ok(bytes);
    }
    let mut plain = Vec::new();
    GzDecoder::new(bytes.as_slice()).read_to_end(&mut plain).map_err(said)?;
    Ok(plain)
}

fn read_solution(path: &Path) -> Result<Solution, String> {
    parse_solution(&read(path)?).map_err(|e| format!("{}: {e}", path.display()))
}

fn write(path: &Path, solution: &Solution) -> Result<(), String> {
    let bytes = serde_json::to_vec(solution).map_err(|e| e.to_string())?;
    fs::write(path, bytes).map_err(|e| format!("{}: {e}", path.display()))
}

/// The clock of one planning: when it must end, and how the score fell meanwhile.
#[derive(Debug)]
struct Watch {
    start: Instant,
    /// `None`: the step bound alone ends it.
    search: Option<Duration>,
    steps: AtomicU64,
    fell: Mutex<Vec<(f64, i64)>>,
}

impl Watch {
    /// Leaves a little of the time for explaining and writing.
    fn start(seconds: f64, by_steps: bool) -> Self {
        let seconds = if seconds.is_finite() { seconds.clamp(0.0, 86_400.0) } else { 10.0 };
        let rest = (seconds * 0.04).clamp(0.02, 0.3);
        let search = (!by_steps).then(|| Duration::from_secs_f64((seconds - rest).max(0.0)));
        Watch { start: Instant::now(), search, steps: AtomicU64::new(0), fell: Mutex::new(Vec::new()) }
    }

    fn curve(&self) -> Vec<Value> {
        let fell = self.fell.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        fell.iter().map(|(seconds, score)| json!({"seconds": seconds, "score": score})).collect()
    }
}

impl Control for Watch {
    fn should_stop(&self) -> bool {
        self.search.is_some_and(|most| self.start.elapsed() >= most)
    }

    fn progress(&self, progress: Progress) {
        self.steps.store(progress.steps, Ordering::Relaxed);
        let mut fell = self.fell.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if fell.last().is_none_or(|(_, score)| progress.score < *score) {
            fell.push((self.start.elapsed().as_secs_f64(), progress.score));
        }
    }

    fn share_used(&self) -> Option<f64> {
        Some(self.start.elapsed().as_secs_f64() / self.search?.as_secs_f64().max(1e-9))
    }
}
