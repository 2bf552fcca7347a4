//! What the rules about the time alone say: dates on which nothing can be, and times that block or warn for one request.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};

use super::super::instance::{BlockedDate, Busy, DateSpan};
use super::names;
use crate::conflict::{Case, Judge, RULES, RuleId, Severity};
use crate::holiday;
use crate::hours::DayMinute;
use crate::options::{Options, STEP, StartGrid, VenueOptions, options_in};
use crate::period::{Period, PeriodKind};
use crate::time::{Interval, warsaw};
use crate::venue::Venue;
use crate::world::World;

/// Dates that are blocked for everybody, with the rule's name.
pub(super) fn blocked_dates(world: &World, span: DateSpan) -> Vec<BlockedDate> {
    let blocked = |date: NaiveDate| {
        let reason = reason(world, date)?;
        Some(BlockedDate { date, reason: reason.to_owned() })
    };
    names::days(span.from, span.to).filter_map(blocked).collect()
}

fn reason(world: &World, date: NaiveDate) -> Option<&'static str> {
    let blocks = |rule| {
        world.settings.severity(rule, Severity::Blocks).is_some_and(|severity| severity >= Severity::Unknown)
    };
    let day_off = date.weekday() == Weekday::Sun || holiday::on(date).is_some();
    if day_off && blocks(RuleId::PublicHoliday) {
        return Some("public_holiday");
    }
    let all_day =
        Interval { start: DayMinute::at(5, 0).on(date), end: warsaw::midnight(warsaw::next_day(date)) };
    let covered = |kind| {
        let of_all = |period: &&Period| period.kind == kind && period.district.is_none();
        world.periods.iter().filter(of_all).any(|period| period.interval.contains(&all_day))
    };
    let kinds = [
        (PeriodKind::OfficeClosed, RuleId::OfficeClosed, "office_closed"),
        (PeriodKind::ElectionSilence, RuleId::ElectionSilence, "election_silence"),
    ];
    kinds.into_iter().find(|(kind, rule, _)| blocks(*rule) && covered(*kind)).map(|(_, _, name)| name)
}

/// Times at which a request cannot begin, and at which it had better not.
pub(super) struct Times {
    pub forbidden: Vec<Busy>,
    pub warned: Vec<Busy>,
}

/// Rules that the instance has a word of its own for.
const SAID_OTHERWISE: [RuleId; 5] = [
    RuleId::LeadTimeMinimum,
    RuleId::LeadTimeTarget,
    RuleId::DistrictGap,
    RuleId::EveningPreference,
    RuleId::RoleUnfilled,
];

pub(super) fn times(case: &Case<'_>, span: DateSpan, venue: &Venue, blocked: &[BlockedDate]) -> Times {
    let options = options_in(case, StartGrid::of_days(span.from, span.to), &[venue]);
    let Some(row) = options.venues.first() else { return Times { forbidden: vec![], warned: vec![] } };
    let closed: BTreeSet<NaiveDate> = blocked.iter().map(|one| one.date).collect();
    let (mut forbidden, mut warned) = (vec![], vec![]);
    for day in options.grid.days().iter().filter(|day| !closed.contains(&day.date)) {
        for slot in day.slots.clone() {
            match worst(&options, row, slot) {
                Some(Severity::Blocks | Severity::Unknown) => forbidden.push(slot),
                Some(Severity::Warns) => warned.push(slot),
                _ => {}
            }
        }
    }
    let busy = |slots: &[usize]| runs(slots).map(|run| busy(case, &options.grid, run)).collect();
    Times { forbidden: busy(&forbidden), warned: busy(&warned) }
}

/// The heaviest fact of the rules about the time alone.
fn worst(options: &Options, row: &VenueOptions, slot: usize) -> Option<Severity> {
    let told = options.rules(row, slot).filter(|(rule, _)| is_about_time(*rule));
    told.map(|(_, severity)| severity).max()
}

fn is_about_time(id: RuleId) -> bool {
    let of_time = RULES.iter().filter(|rule| matches!(rule.judge, Judge::Time { .. }));
    !SAID_OTHERWISE.contains(&id) && of_time.into_iter().any(|rule| rule.id == id)
}

/// Neighbouring starts as first and last.
fn runs(slots: &[usize]) -> impl Iterator<Item = (usize, usize)> + '_ {
    slots.chunk_by(|a, b| a + 1 == *b).filter_map(|run| Some((*run.first()?, *run.last()?)))
}

/// Busy time that a meeting meets when it begins at one of these starts; where a meeting is longer than the run, also
/// when it begins a little earlier.
fn busy(case: &Case<'_>, grid: &StartGrid, (first, last): (usize, usize)) -> Busy {
    let last = grid.start(last);
    let begin = grid.start(first) + case.request.duration.delta() - STEP.delta();
    let start = begin.min(last + STEP.delta() - TimeDelta::minutes(1));
    Busy { start: names::instant(start), end: names::instant(last + STEP.delta()), district: None }
}
