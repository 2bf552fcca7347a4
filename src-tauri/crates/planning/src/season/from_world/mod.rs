//! The register as a season to plan, and the plan as placements in the register.
//!
//! The instance is a picture of the rules, drawn so that it never promises more than they allow: a place that the picture
//! calls free raises no block in [`check`](crate::conflict::check()). Where it cannot be exact it is stricter, and
//! [`settle`] then asks the rules themselves: every placement is judged by them with the others standing, what they block
//! finds the best place they allow, and what the picture had no room for is tried once more.
//!
//! | in the register | in the picture |
//! |---|---|
//! | waiting request | proposal; its wishes for dates are its window, for weekdays and hours its preference |
//! | held meeting | proposal with `current`: it may move, at a price |
//! | place in [`Wishes::pinned`] | a window of that day and hour, that venue, those people: there or nowhere |
//! | confirmed, announced, moved meeting; one named in [`Wishes::keep`]; one held against a block | `lock: fixed` |
//! | any other meeting that takes time | busy time of its people and its venue, and history of its district |
//! | set-up and clearing of the venues | the longest of all venues for each proposal; a venue that needs less opens as much earlier, closes as much later, and its bookings are as much shorter, so that opening and bookings are exact; only who must be there for set-up, and two new meetings in one venue, keep the longest |
//! | capacity in a layout, accessibility, a calendar too old to be believed | the list of venues: those about which no rule says no |
//! | distance | districts; a busy person's place is a row of its own; between two venues the longest way between their districts |
//! | holidays, Sundays, office closed, election silence | blocked dates |
//! | other times that block for a request | a required role *open* that is busy then |
//! | times that only warn: sessions, school breaks, campaigns | an optional role *calm* that is busy then |
//! | meetings a week for the Mayor | `max_per_week` of the Mayor; `week_target` of all |
//! | distance in days between meetings of a district | spacing, or the minimum where an office makes the rule block |

mod anew;
mod hours;
mod names;
mod people;
mod pins;
mod places;
mod prices;
mod proposals;
mod read;
mod settle;
mod staged;
mod standing;
mod subject;
#[cfg(test)]
mod tests;
mod times;
mod venues;
mod why_here;
mod wishes;

use chrono::{DateTime, Utc};

pub use read::{Pick, Relaxation};
pub use settle::{Settled, SettledPick, settle};
pub use staged::{Staged, narrowed};
pub use standing::against_standing;
pub use subject::Subject;
pub use why_here::{Elsewhere, WhyHere, why_here};
pub use wishes::Wishes;

use super::instance::{DateSpan, DayLimits, Instance, Lock};
use super::{difference, score};
use crate::conflict::{RuleId, Severity, Verdict};
use crate::time::warsaw;
use crate::world::World;
use subject::Asked;

/// The season to plan, and what each of its proposals stands for.
#[derive(Clone, Debug)]
pub struct Question {
    pub instance: Instance,
    /// One for each proposal, in their order.
    pub subjects: Vec<Subject>,
}

/// Draws the picture of the days of `span`; what is over is left out.
#[must_use]
pub fn from_world(world: &World, now: DateTime<Utc>, span: DateSpan, wishes: &Wishes) -> Question {
    let span = DateSpan { from: span.from.max(warsaw::date(now)), ..span };
    let asked = subject::asked(world, now, span, wishes);
    let instance = instance(&asked, span, wishes);
    let subjects = asked.subjects.into_iter().map(|(subject, _)| subject).collect();
    let mut question = Question { instance, subjects };
    keep_what_the_rules_allow(&mut question, world, now);
    question
}

fn instance(asked: &Asked<'_>, span: DateSpan, wishes: &Wishes) -> Instance {
    let settings = &asked.world.settings;
    let blocks = |rule, own| settings.severity(rule, own).is_some_and(|found| found >= Severity::Unknown);
    let gap = i64::from(settings.district_gap_days);
    let lead = i64::from(settings.lead_min_days);
    let places = places::Places::of(asked, span);
    let venues = venues::venues(asked, span);
    let blocked = times::blocked_dates(asked.world, span);
    let (proposals, calendars) = proposals::proposals(asked, span, wishes, (&venues, &blocked));
    let mut people = people::people(asked, span, &places);
    people.extend(calendars);
    Instance {
        format: "lawka-plan/1".to_owned(),
        id: format!("season-{}-{}", span.from, span.to),
        now: names::instant(asked.now),
        horizon: span,
        blocked_dates: blocked,
        lead: DayLimits {
            min_days: if blocks(RuleId::LeadTimeMinimum, Severity::Blocks) { lead } else { 0 },
            target_days: i64::from(settings.lead_target_days),
        },
        district_gap: DayLimits {
            min_days: if blocks(RuleId::DistrictGap, Severity::Warns) { gap } else { 0 },
            target_days: gap,
        },
        week_target: i64::from(settings.week_limit),
        evening_from: names::wall(settings.evening_from),
        weights: wishes.prices.into(),
        history: subject::history(asked, span),
        travel: places.travel,
        districts: places.districts,
        people,
        venues: venues.list,
        proposals,
    }
}

/// The picture is stricter than the rules: a held meeting that only the picture objects to stays where it is.
fn keep_what_the_rules_allow(question: &mut Question, world: &World, now: DateTime<Utc>) {
    let today = difference::today(&question.instance);
    let objected: std::collections::BTreeSet<String> =
        score(&question.instance, &today).violations.into_iter().flat_map(|v| v.proposals).collect();
    for (proposal, subject) in question.instance.proposals.iter_mut().zip(&mut question.subjects) {
        let Some(meeting) = subject.meeting_id.and_then(|id| world.meeting(id)) else { continue };
        if !subject.fixed && objected.contains(&proposal.id) {
            let stands = staged::judge_standing(world, meeting, now);
            if stands.is_some_and(|judged| judged.checked.verdict < Verdict::Blocked) {
                subject.fixed = true;
                proposal.lock = Lock::Fixed;
            }
        }
    }
}
