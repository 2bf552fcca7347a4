//! The rules have the last word: each placement is judged with the others standing, what is blocked finds the best place
//! that the rules allow, and what the picture had no room for is tried once more.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::anew::Anew;
use super::{Pick, Question, Staged, Wishes};
use crate::conflict::Judged;
use crate::id::RequestId;
use crate::world::World;

/// A placement, and what the rules say of it when the whole plan stands.
#[derive(Clone, Debug, PartialEq)]
pub struct SettledPick {
    pub pick: Pick,
    pub judged: Judged,
}

/// The plan as the rules allow it.
#[derive(Clone, Debug, Default)]
pub struct Settled {
    pub picks: Vec<SettledPick>,
    /// Whether it differs from the plan that was given.
    pub changed: bool,
}

/// The clerk who settles: whom, when, and by what wishes.
struct Settling<'a> {
    anew: Anew<'a>,
    staged: Staged<'a>,
    picks: Vec<Pick>,
    changed: bool,
}

/// Settles a plan. `retry`: requests without a place that are tried once more, as long as `go_on` says so.
#[must_use]
pub fn settle(
    question: &Question,
    (world, now, wishes): (&World, DateTime<Utc>, &Wishes),
    picks: Vec<Pick>,
    retry: &BTreeSet<RequestId>,
    go_on: &dyn Fn() -> bool,
) -> Settled {
    let staged = Staged::new(world, &picks);
    let mut settling = Settling { anew: Anew { question, now, wishes }, staged, picks, changed: false };
    settling.repair_blocked(go_on);
    settling.fill(retry, go_on);
    settling.drop_blocked();
    settling.answer()
}

impl Settling<'_> {
    /// A pick that leaves a meeting as it is asks for nothing.
    fn is_allowed(&self, pick: &Pick) -> bool {
        self.staged.is_as_registered(pick)
            || self
                .staged
                .judge(pick, self.anew.now)
                .is_some_and(|judged| self.anew.allows(judged.checked.verdict))
    }

    fn repair_blocked(&mut self, go_on: &dyn Fn() -> bool) {
        for index in 0..self.picks.len() {
            let pick = self.picks[index].clone();
            if self.is_allowed(&pick) || !go_on() {
                continue;
            }
            self.staged.take_back(&pick);
            if let Some(other) = self.place_anew(&pick) {
                self.staged.put(&other);
                self.picks[index] = other;
                self.changed = true;
            } else {
                self.staged.put(&pick);
            }
        }
    }

    fn fill(&mut self, retry: &BTreeSet<RequestId>, go_on: &dyn Fn() -> bool) {
        for request_id in retry {
            let subject = self
                .anew
                .question
                .subjects
                .iter()
                .find(|one| one.request_id == *request_id && one.meeting_id.is_none());
            let Some(subject) = subject.filter(|_| go_on()) else { continue };
            let empty = Pick {
                request_id: subject.request_id,
                meeting_id: None,
                start: self.anew.now,
                venue_id: crate::id::VenueId(0),
                participants: vec![],
            };
            if let Some(pick) = self.place_anew(&empty) {
                self.staged.put(&pick);
                self.picks.push(pick);
                self.changed = true;
            }
        }
    }

    /// The best place that the rules allow, with the others standing. What is pinned has no other.
    fn place_anew(&self, pick: &Pick) -> Option<Pick> {
        let pinned = self.anew.wishes.pinned.iter().any(|pin| pin.is_of_the_same(pick));
        if pinned { None } else { self.anew.places(&self.staged, pick, 1).pop() }
    }

    /// What is still blocked has no place; without it another may be blocked where it stands again.
    fn drop_blocked(&mut self) {
        while let Some(index) = self.picks.iter().position(|pick| !self.is_allowed(pick)) {
            let pick = self.picks.remove(index);
            self.staged.take_back(&pick);
            self.changed = true;
        }
    }

    fn answer(self) -> Settled {
        let staged = &self.staged;
        let judged = |pick: &Pick| {
            Some(SettledPick { judged: staged.judge(pick, self.anew.now)?, pick: pick.clone() })
        };
        let mut picks: Vec<SettledPick> = self.picks.iter().filter_map(judged).collect();
        picks.sort_by_key(|one| (one.pick.start, one.pick.request_id));
        Settled { picks, changed: self.changed }
    }
}
