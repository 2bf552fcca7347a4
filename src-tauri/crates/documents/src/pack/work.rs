//! Running the tasks of a pack on all processors; the order of the results is the order of the tasks.

use super::PackFile;
use crate::error::PaperError;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What makes some of the pack's files.
pub(super) type Task<'a> = Box<dyn Fn() -> Result<Vec<PackFile>, PaperError> + Send + Sync + 'a>;

type Slot = Mutex<Option<Result<Vec<PackFile>, PaperError>>>;

/// Runs every task. When several fail, the first in order is reported.
pub(super) fn run(
    tasks: &[Task<'_>],
    progress: &(dyn Fn(usize, usize) -> bool + Sync),
) -> Result<Vec<PackFile>, PaperError> {
    let slots: Vec<Slot> = tasks.iter().map(|_| Mutex::new(None)).collect();
    let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let work = || {
        while let Some(index) =
            Some(next.fetch_add(1, Ordering::Relaxed)).filter(|&index| index < tasks.len())
        {
            if !progress(done.load(Ordering::Relaxed), tasks.len()) {
                next.store(tasks.len(), Ordering::Relaxed);
                return;
            }
            let result = tasks[index]();
            if result.is_err() {
                next.store(tasks.len(), Ordering::Relaxed);
            }
            *slots[index].lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(result);
            done.fetch_add(1, Ordering::Relaxed);
        }
    };
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(tasks.len()).min(8);
    std::thread::scope(|scope| {
        for _ in 1..workers {
            scope.spawn(work);
        }
        work();
    });
    collect(slots)
}

/// All results in order; an error wins over a stop, which leaves empty slots.
fn collect(slots: Vec<Slot>) -> Result<Vec<PackFile>, PaperError> {
    let results: Vec<_> = slots
        .into_iter()
        .map(|slot| slot.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner))
        .collect();
    if let Some(Err(error)) = results.iter().flatten().find(|result| result.is_err()) {
        return Err(error.clone());
    }
    let mut files = Vec::new();
    for result in results {
        files.extend(result.ok_or(PaperError::Stopped)??);
    }
    Ok(files)
}
