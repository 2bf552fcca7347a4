//! The rules have the last word: each placement is judged with the others standing, what is blocked finds the best place
//! that the rules allow, and what the picture had no room for is tried once more.

use std::collections::BTreeSet;

use chrono::{DateTime, Timelike, Utc};

use super::proposals::is_near;
use super::{Pick, Question, Staged, Subject, Wishes};
use crate::conflict::{Case, Judged, Placement, RuleId, Verdict, check};
use crate::id::RequestId;
use crate::options::{StartGrid, best, options_in};
use crate::time::warsaw;
use crate::venue::Venue;
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

/// Cells looked at for a new place.
const MOST_CELLS: usize = 500;

/// The clerk who settles: whom, when, and by what wishes.
struct Settling<'a> {
    question: &'a Question,
    now: DateTime<Utc>,
    wishes: &'a Wishes,
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
    let mut settling = Settling { question, now, wishes, staged, picks, changed: false };
    settling.repair_blocked(go_on);
    settling.fill(retry, go_on);
    settling.drop_blocked();
    settling.answer()
}

impl Settling<'_> {
    fn allows(&self, verdict: Verdict) -> bool {
        verdict < Verdict::Unknown || (verdict == Verdict::Unknown && self.wishes.believe_stale)
    }

    /// A pick that leaves a meeting as it is asks for nothing.
    fn is_allowed(&self, pick: &Pick) -> bool {
        self.staged.is_as_registered(pick)
            || self.staged.judge(pick, self.now).is_some_and(|judged| self.allows(judged.checked.verdict))
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
                .question
                .subjects
                .iter()
                .find(|one| one.request_id == *request_id && one.meeting_id.is_none());
            let Some(subject) = subject.filter(|_| go_on()) else { continue };
            let empty = Pick {
                request_id: subject.request_id,
                meeting_id: None,
                start: self.now,
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

    /// The best place that the rules allow, with the others standing.
    fn place_anew(&self, pick: &Pick) -> Option<Pick> {
        let case = self.staged.case(pick, self.now)?;
        let index = self.question.subjects.iter().position(|subject| subject.is_of(pick))?;
        let (subject, proposal) = (&self.question.subjects[index], &self.question.instance.proposals[index]);
        let window = proposal.window;
        if window.to < window.from {
            return None;
        }
        let near: Vec<&Venue> =
            case.world.venues().filter(|venue| is_near(&case, venue, self.wishes)).collect();
        let options = options_in(&case, StartGrid::of_days(window.from, window.to), &near);
        let ranked = best(&case, &options, MOST_CELLS);
        let good = ranked.iter().filter(|one| self.allows(one.verdict) && self.in_hours(&case, one.at.start));
        good.map(|one| one.at).find_map(|at| self.with_people(&case, subject, at))
    }

    fn in_hours(&self, case: &Case<'_>, start: DateTime<Utc>) -> bool {
        let civil = warsaw::civil(start);
        let minute = (civil.hour() * 60 + civil.minute()) as u16;
        let end = u32::from(minute) + case.request.duration.0;
        minute >= self.wishes.earliest.0 && end <= u32::from(self.wishes.latest_end.0)
    }

    /// The people whom the rules choose; nobody beyond the week's limit, and nobody twice.
    fn with_people(&self, case: &Case<'_>, subject: &Subject, at: Placement) -> Option<Pick> {
        let judged = check(case, &at)?;
        let over = judged.checked.reasons.iter().any(|reason| reason.fact.rule() == RuleId::WeekLimit);
        let people: BTreeSet<_> = judged.participants.iter().map(|one| one.person_id).collect();
        let fits = !over && people.len() == judged.participants.len() && self.allows(judged.checked.verdict);
        fits.then_some(Pick {
            request_id: subject.request_id,
            meeting_id: subject.meeting_id,
            start: at.start,
            venue_id: at.venue_id,
            participants: judged.participants,
        })
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
        let judged =
            |pick: &Pick| Some(SettledPick { judged: staged.judge(pick, self.now)?, pick: pick.clone() });
        let mut picks: Vec<SettledPick> = self.picks.iter().filter_map(judged).collect();
        picks.sort_by_key(|one| (one.pick.start, one.pick.request_id));
        Settled { picks, changed: self.changed }
    }
}
