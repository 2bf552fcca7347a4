//! The stages of a long run: each is announced, timed, and listed again at the end.

use std::time::{Duration, Instant};

use crate::Outcome;

/// What has been run so far. With `only`, every other stage is left out.
#[derive(Debug)]
pub struct Stages {
    only: Vec<String>,
    begun: Instant,
    done: Vec<(&'static str, Duration, Outcome)>,
}

impl Default for Stages {
    fn default() -> Self {
        Self::only(&[])
    }
}

impl Stages {
    pub fn only(names: &[String]) -> Self {
        Self { only: names.to_vec(), begun: Instant::now(), done: Vec::new() }
    }

    /// For stages that run at the same time as ours.
    pub fn beside(&self) -> Self {
        Self::only(&self.only)
    }

    /// Takes over what was run beside ours.
    pub fn join(&mut self, beside: Self) {
        self.done.extend(beside.done);
    }

    /// Whether a stage was asked for by its name.
    pub fn names(&self, name: &str) -> bool {
        self.only.iter().any(|each| each == name)
    }

    /// Runs one stage; a failure is kept for the end, so that the other stages still say what they know.
    pub fn stage(&mut self, name: &'static str, work: impl FnOnce() -> Outcome) -> bool {
        if !self.only.is_empty() && !self.names(name) {
            return true;
        }
        println!("\n── {name}");
        let start = Instant::now();
        let outcome = work();
        let time = start.elapsed();
        match &outcome {
            Ok(()) => println!("── {name}: done in {:.1} s", time.as_secs_f64()),
            Err(reason) => println!("── {name}: FAILED after {:.1} s: {reason}", time.as_secs_f64()),
        }
        let good = outcome.is_ok();
        self.done.push((name, time, outcome));
        good
    }

    /// The list of all stages with their times; fails if one did, or if a name asked for is no stage.
    pub fn finish(self) -> Outcome {
        println!("\n   stage                 seconds");
        for (name, time, outcome) in &self.done {
            let mark = if outcome.is_ok() { "✓" } else { "✗" };
            println!(" {mark} {name:<20} {:>8.1}", time.as_secs_f64());
        }
        println!("   {:<20} {:>8.1}", "together", self.begun.elapsed().as_secs_f64());
        let failed: Vec<_> =
            self.done.iter().filter(|(_, _, outcome)| outcome.is_err()).map(|(name, ..)| *name).collect();
        if self.done.is_empty() {
            return Err(format!("no stage is called {}", self.only.join(" or ")));
        }
        if failed.is_empty() { Ok(()) } else { Err(format!("failed: {}", failed.join(", "))) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_stage_lets_the_others_run_and_fails_the_whole() {
        let mut stages = Stages::default();
        let mut ran = false;
        assert!(!stages.stage("first", || Err("broken".to_owned())));
        assert!(stages.stage("second", || {
            ran = true;
            Ok(())
        }));
        assert!(ran);
        assert_eq!(stages.finish(), Err("failed: first".to_owned()));
    }

    #[test]
    fn what_ran_beside_counts_as_well() {
        let mut stages = Stages::only(&["one".to_owned(), "two".to_owned()]);
        let mut beside = stages.beside();
        std::thread::scope(|scope| {
            scope.spawn(|| beside.stage("two", || Err("broken".to_owned())));
            assert!(stages.stage("one", || Ok(())));
        });
        stages.join(beside);
        assert_eq!(stages.finish(), Err("failed: two".to_owned()));
    }

    #[test]
    fn only_the_named_stages_run_and_a_wrong_name_is_told() {
        let mut stages = Stages::only(&["e2e".to_owned()]);
        assert!(stages.stage("check", || Err("not asked for".to_owned())));
        assert_eq!(stages.finish(), Err("no stage is called e2e".to_owned()));
    }
}
