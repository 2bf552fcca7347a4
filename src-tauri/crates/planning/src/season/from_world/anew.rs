//! Another place for one subject of the season, with everything else standing: what the rules allow, the best first.

use std::collections::BTreeSet;

use chrono::{DateTime, Timelike, Utc};

use super::proposals::is_near;
use super::{Pick, Question, Staged, Subject, Wishes};
use crate::conflict::{Case, Placement, RuleId, Verdict, check};
use crate::options::{StartGrid, best, options_in};
use crate::time::warsaw;
use crate::venue::Venue;

/// Cells looked at for a new place.
const MOST_CELLS: usize = 500;

/// Who looks for a place, and by what wishes.
#[derive(Clone, Copy)]
pub(super) struct Anew<'a> {
    pub question: &'a Question,
    pub now: DateTime<Utc>,
    pub wishes: &'a Wishes,
}

impl Anew<'_> {
    pub fn allows(&self, verdict: Verdict) -> bool {
        verdict < Verdict::Unknown || (verdict == Verdict::Unknown && self.wishes.believe_stale)
    }

    /// At most `most` places for the subject of a pick that does not stand in `staged`.
    pub fn places(&self, staged: &Staged<'_>, pick: &Pick, most: usize) -> Vec<Pick> {
        let index = self.question.subjects.iter().position(|subject| subject.is_of(pick));
        let Some((index, case)) = index.zip(staged.case(pick, self.now)) else { return vec![] };
        let (subject, window) =
            (&self.question.subjects[index], self.question.instance.proposals[index].window);
        if window.to < window.from {
            return vec![];
        }
        let near: Vec<&Venue> =
            case.world.venues().filter(|venue| is_near(&case, venue, self.wishes)).collect();
        let options = options_in(&case, StartGrid::of_days(window.from, window.to), &near);
        let ranked = best(&case, &options, MOST_CELLS);
        let good = ranked.iter().filter(|one| self.allows(one.verdict) && self.in_hours(&case, one.at.start));
        good.filter_map(|one| self.with_people(&case, subject, one.at)).take(most).collect()
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
}
