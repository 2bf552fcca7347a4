//! When to synchronise without being asked: a while after the start, a while after the last change, every few minutes, and
//! more seldom while it goes wrong. What time it is, it is told.

use chrono::{DateTime, TimeDelta, Utc};

/// The window comes first.
const AFTER_START: TimeDelta = TimeDelta::seconds(8);
/// An officer seldom changes one thing alone.
const AFTER_A_CHANGE: TimeDelta = TimeDelta::seconds(20);
/// Whoever never rests is not kept from the others for ever.
const AT_LATEST: TimeDelta = TimeDelta::minutes(2);
const EVERY: TimeDelta = TimeDelta::minutes(5);
/// A server that is away is asked half as often each time, but at least so often.
const MOST: TimeDelta = TimeDelta::minutes(40);

/// What is due next.
#[derive(Clone, Copy, Debug)]
pub struct Schedule {
    /// Whether or not anything changes.
    regular: DateTime<Utc>,
    /// The first change that was not synchronised yet, and the last one.
    changes: Option<(DateTime<Utc>, DateTime<Utc>)>,
    /// How often in a row it has gone wrong, and when it did last.
    failures: u32,
    tried: Option<DateTime<Utc>>,
}

impl Schedule {
    pub fn started(now: DateTime<Utc>) -> Self {
        Self { regular: now + AFTER_START, changes: None, failures: 0, tried: None }
    }

    /// Something in the register has changed.
    pub fn changed(&mut self, now: DateTime<Utc>) {
        let first = self.changes.map_or(now, |(first, _)| first);
        self.changes = Some((first, now));
    }

    /// A synchronisation has ended, by itself or on demand. What changed while it went on is told afterwards.
    pub fn ended(&mut self, now: DateTime<Utc>, well: bool) {
        self.failures = if well { 0 } else { self.failures.saturating_add(1) };
        let pause = EVERY * 2_i32.pow(self.failures.min(8));
        self.regular = now + if well { EVERY } else { pause.min(MOST) };
        (self.changes, self.tried) = (None, Some(now));
    }

    /// How long nothing is due.
    pub fn wait(&self, now: DateTime<Utc>) -> TimeDelta {
        let due = self.after_changes().map_or(self.regular, |due| due.min(self.regular));
        // A clock that was set back must not keep everybody waiting.
        (due - now).clamp(TimeDelta::zero(), MOST)
    }

    fn after_changes(&self) -> Option<DateTime<Utc>> {
        let (first, last) = self.changes?;
        let due = (last + AFTER_A_CHANGE).min(first + AT_LATEST);
        // While it goes wrong, changes are no reason to ask the server again at once.
        let tried = self.tried.filter(|_| self.failures > 0);
        Some(tried.map_or(due, |tried| due.max(tried + EVERY)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::seconds(seconds)
    }

    /// The second at which it is due.
    fn due(schedule: &Schedule, now: i64) -> i64 {
        now + schedule.wait(at(now)).num_seconds()
    }

    /// Started at 0, synchronised at 100.
    fn running() -> Schedule {
        let mut schedule = Schedule::started(at(0));
        schedule.ended(at(100), true);
        schedule
    }

    #[test]
    fn it_begins_soon_after_the_start_and_goes_on_every_few_minutes() {
        let schedule = Schedule::started(at(0));
        assert_eq!(due(&schedule, 0), 8);
        assert_eq!(due(&running(), 100), 400);
        assert_eq!(due(&running(), 500), 500, "at once, after the machine has slept");
    }

    #[test]
    fn changes_that_follow_one_another_go_out_together_once_it_is_quiet() {
        let mut schedule = running();
        for second in [110, 120, 135] {
            schedule.changed(at(second));
        }
        assert_eq!(due(&schedule, 135), 155);
        schedule.ended(at(156), true);
        assert_eq!(due(&schedule, 156), 456);
    }

    #[test]
    fn whoever_changes_something_all_the_time_is_heard_of_all_the_same() {
        let mut schedule = running();
        for second in (110..300).step_by(10) {
            schedule.changed(at(second));
        }
        assert_eq!(due(&schedule, 200), 230);
    }

    #[test]
    fn a_change_never_puts_off_what_is_due_anyway() {
        let mut schedule = Schedule::started(at(0));
        schedule.changed(at(5));
        assert_eq!(due(&schedule, 5), 8);
        let mut schedule = running();
        schedule.changed(at(395));
        assert_eq!(due(&schedule, 395), 400);
    }

    #[test]
    fn a_change_made_while_it_was_under_way_goes_out_afterwards() {
        let mut schedule = running();
        schedule.changed(at(110));
        // Told after the end, as it lay in the queue.
        schedule.ended(at(140), true);
        schedule.changed(at(140));
        assert_eq!(due(&schedule, 140), 160);
    }

    #[test]
    fn while_it_goes_wrong_it_is_tried_more_and_more_seldom_and_never_given_up() {
        let mut schedule = running();
        let mut now = 1_000;
        let mut pauses = vec![];
        for _ in 0..40 {
            schedule.ended(at(now), false);
            pauses.push(due(&schedule, now) - now);
            now = due(&schedule, now);
        }
        assert_eq!(pauses[..4], [600, 1_200, 2_400, 2_400]);
        assert!(pauses[4..].iter().all(|pause| *pause == 2_400));
        schedule.ended(at(now), true);
        assert_eq!(due(&schedule, now), now + 300, "one that goes well makes good for all");
    }

    #[test]
    fn changes_do_not_hammer_a_server_that_is_away_and_do_not_wait_for_the_longest_pause_either() {
        let mut schedule = running();
        schedule.ended(at(200), false);
        schedule.ended(at(800), false);
        schedule.changed(at(810));
        assert_eq!(due(&schedule, 810), 1_100);
        schedule.changed(at(1_500));
        assert_eq!(due(&schedule, 1_500), 1_500);
    }

    #[test]
    fn a_clock_that_was_set_back_keeps_nobody_waiting_for_longer_than_the_longest_pause() {
        let mut schedule = Schedule::started(at(1_000_000));
        schedule.ended(at(1_000_000), true);
        assert_eq!(schedule.wait(at(0)), MOST);
    }
}
