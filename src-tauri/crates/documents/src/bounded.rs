//! Templates that are not ours run within bounds: whoever can write into their folder shall not be able to stop the program.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Mutex, PoisonError, mpsc};
use std::time::Duration;

/// A page takes milliseconds, on a slow and busy PC a second or two.
const PATIENCE: Duration = Duration::from_secs(20);

/// What is told of a template that doesn't end.
pub(crate) const TOO_LONG: &str = "it takes too long";

/// For one text template: some steps and 64 bytes of text cost 1, and the longest of ours takes some thousand.
pub(crate) const FUEL: u64 = 200_000;

/// Does `work` on a thread of its own, with room for deep recursion, and waits for it a while. `None`: it took too long; the
/// thread is left alone, and what is called the same isn't tried again.
pub(crate) fn within_patience<T: Send + 'static>(
    name: &impl Hash,
    work: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    static ENDLESS: Mutex<BTreeSet<u64>> = Mutex::new(BTreeSet::new());
    let endless = || ENDLESS.lock().unwrap_or_else(PoisonError::into_inner);
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    let name = hasher.finish();
    if endless().contains(&name) {
        return None;
    }
    let (send, receive) = mpsc::channel();
    // Whoever has stopped waiting hears nothing.
    let thread = std::thread::Builder::new().stack_size(32 << 20).spawn(move || drop(send.send(work())));
    let answer = thread.ok().and_then(|_| receive.recv_timeout(PATIENCE).ok());
    if answer.is_none() {
        endless().insert(name);
    }
    answer
}
