//! Step 2, a drag starts: every start × venue of a window, asked once, as a compact map which the grid only paints.

use std::cmp::Ordering;
use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use planning::conflict::{Case, RuleId, Severity, Verdict};
use planning::id::{PersonId, RequestId, VenueId};
use planning::lead_time::{Band, band};
use planning::options::{Options, PersonOptions, Ranked, SlotBits, StartGrid, VenueOptions, best, options};
use planning::request::Request;
use planning::time::warsaw;
use planning::world::World;
use serde::Serialize;
use store::EntityKind;
use ts_rs::TS;

use crate::{Desk, DeskError};

/// What is said of a start: `[verdict, rules, venues]`. `rules` is a set of bits into [`OptionsMap::rules`]; `venues` says
/// how many venues have this verdict (1 in a venue's own row).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, TS)]
#[ts(export)]
pub struct Told(pub Verdict, pub u32, pub u32);

/// Runs of starts with one answer, flat: `[to, told, to, told, …]`. A run begins where the one before it ends, the first at
/// start 0; `told` is an index into [`OptionsMap::told`]. A season in forty halls has tens of thousands of runs.
pub type Runs = Vec<u32>;

/// The answer for one venue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct VenueRow {
    pub venue_id: VenueId,
    pub runs: Runs,
}

/// The answer for one person of the request's roles: what stands in their way whichever the venue, and nothing about the
/// time as such.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PersonRow {
    pub person_id: PersonId,
    pub runs: Runs,
}

/// What a day's header says while a request is dragged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct DayOutlook {
    #[ts(type = "string")]
    pub date: NaiveDate,
    /// Index of the day's first start.
    pub first: u32,
    pub starts: u32,
    /// Calendar days left to announce it.
    pub lead_days: i32,
    pub band: Band,
}

/// Every start × venue, compact: runs of equal answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct OptionsMap {
    pub request_id: RequestId,
    /// The instant of start 0; start n is n quarters of an hour later.
    #[serde(with = "warsaw::serde_instant")]
    #[ts(type = "string")]
    pub from: DateTime<Utc>,
    pub starts: u32,
    pub days: Vec<DayOutlook>,
    /// What each bit of a run's rules means.
    pub rules: Vec<RuleId>,
    /// How much each of them weighs here, in the same order: with the office's settings.
    pub severities: Vec<Severity>,
    /// Each different answer once.
    pub told: Vec<Told>,
    /// The best verdict over all venues, for a grid without rows of venues.
    pub any: Runs,
    pub venues: Vec<VenueRow>,
    pub people: Vec<PersonRow>,
}

impl Desk {
    /// Every start × venue of the days from `from` to `to`, both inclusive.
    ///
    /// # Errors
    /// Refused when there is no such request.
    pub fn options(
        &self,
        request: RequestId,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<OptionsMap, DeskError> {
        self.with_options(request, from, to, |case, options| Ok(compact(case, options)))
    }

    /// The best (start, venue) pairs, with the parts of their score.
    ///
    /// # Errors
    /// Refused when there is no such request.
    pub fn best(
        &self,
        request: RequestId,
        from: NaiveDate,
        to: NaiveDate,
        most: usize,
    ) -> Result<Vec<Ranked>, DeskError> {
        self.with_options(request, from, to, |case, options| Ok(best(case, options, most)))
    }

    /// Asks the rules and hands the answer on, without copying the register.
    ///
    /// # Errors
    /// Refused when there is no such request.
    pub fn with_options<T>(
        &self,
        request: RequestId,
        from: NaiveDate,
        to: NaiveDate,
        then: impl FnOnce(&Case<'_>, &Options) -> Result<T, DeskError>,
    ) -> Result<T, DeskError> {
        self.look(|world, now| {
            let case = case_of(world, request, now)?;
            let options = options(&case, StartGrid::of_days(from, to));
            then(&case, &options)
        })
    }
}

/// The question of a request; when it has a meeting already, that meeting is the one being moved.
pub(crate) fn case_of(world: &World, id: RequestId, now: DateTime<Utc>) -> Result<Case<'_>, DeskError> {
    let request: &Request =
        world.request(id).ok_or_else(|| DeskError::not_found(EntityKind::Request, id.0))?;
    let case = Case::new(world, request, now);
    let open = world.meetings().find(|meeting| meeting.request_id == id && meeting.stage.takes_time());
    Ok(match open {
        Some(meeting) => case.moving(meeting.id),
        None => case,
    })
}

fn compact(case: &Case<'_>, options: &Options) -> OptionsMap {
    let mut legend = Legend::default();
    let venues: Vec<VenueRow> =
        options.venues.iter().map(|row| venue_row(options, row, &mut legend)).collect();
    let people = options.people.iter().map(|row| person_row(options, row, &mut legend)).collect();
    let any = any_venue(options.grid.len() as u32, &venues, &mut legend);
    OptionsMap {
        request_id: case.request.id,
        from: options.grid.start(0),
        starts: options.grid.len() as u32,
        days: outlook(case, options),
        rules: legend.rules,
        severities: legend.severities,
        told: legend.told,
        any,
        venues,
        people,
    }
}

fn outlook(case: &Case<'_>, options: &Options) -> Vec<DayOutlook> {
    let days = options.grid.days().iter().filter(|day| !day.slots.is_empty());
    days.map(|day| {
        let lead = (day.date - warsaw::date(case.now)).num_days();
        DayOutlook {
            date: day.date,
            first: day.slots.start as u32,
            starts: day.slots.len() as u32,
            lead_days: lead as i32,
            band: band(lead),
        }
    })
    .collect()
}

/// Gives each rule a bit and each answer a number, in the order in which they turn up.
#[derive(Default)]
struct Legend {
    rules: Vec<RuleId>,
    severities: Vec<Severity>,
    told: Vec<Told>,
    numbers: HashMap<Told, u32>,
}

impl Legend {
    /// A rule about people only warns for a role that may stay empty: the heaviest it is anywhere counts.
    fn bit(&mut self, rule: RuleId, severity: Severity) -> u32 {
        let index = self.rules.iter().position(|known| *known == rule).unwrap_or_else(|| {
            self.rules.push(rule);
            self.severities.push(severity);
            self.rules.len() - 1
        });
        self.severities[index] = self.severities[index].max(severity);
        1 << index.min(31)
    }

    fn number(&mut self, told: Told) -> u32 {
        *self.numbers.entry(told).or_insert_with(|| {
            self.told.push(told);
            self.told.len() as u32 - 1
        })
    }
}

fn venue_row(options: &Options, row: &VenueOptions, legend: &mut Legend) -> VenueRow {
    let runs = runs(options.grid.len(), options.layers(row), |slot| row.verdict(slot), legend);
    VenueRow { venue_id: row.venue_id, runs }
}

fn person_row(options: &Options, row: &PersonOptions, legend: &mut Legend) -> PersonRow {
    let runs = runs(options.grid.len(), row.layers(), |slot| row.verdict(slot), legend);
    PersonRow { person_id: row.person_id, runs }
}

/// Only where a rule begins or ends can the answer change: nothing else is looked at.
fn runs<'a>(
    starts: usize,
    layers: impl Iterator<Item = (RuleId, Severity, &'a SlotBits)>,
    verdict: impl Fn(usize) -> Verdict,
    legend: &mut Legend,
) -> Runs {
    let (mut turns, mut holding) = (Vec::new(), Holding::default());
    for (rule, severity, bits) in layers.filter(|(_, severity, _)| *severity > Severity::Notes) {
        let mut edges = bits.edges().peekable();
        if edges.peek().is_some() {
            let bit = legend.bit(rule, severity);
            turns.extend(edges.enumerate().map(|(at, slot)| (slot, bit, at % 2 == 0)));
        }
    }
    turns.sort_unstable();
    let mut runs = Writing::default();
    runs.begin(0, legend.number(Told(verdict(0), 0, 1)));
    for turns in turns.chunk_by(|one, next| one.0 == next.0) {
        turns.iter().for_each(|(_, bit, begins)| holding.turn(*bit, *begins));
        let slot = turns[0].0;
        runs.begin(slot as u32, legend.number(Told(verdict(slot), holding.rules, 1)));
    }
    runs.end(starts as u32)
}

/// The rules that hold at a start; several rows may say the same rule.
#[derive(Default)]
struct Holding {
    rules: u32,
    rows: [u16; 32],
}

impl Holding {
    fn turn(&mut self, bit: u32, begins: bool) {
        let rows = &mut self.rows[bit.trailing_zeros() as usize];
        *rows = if begins { *rows + 1 } else { rows.saturating_sub(1) };
        self.rules = if *rows > 0 { self.rules | bit } else { self.rules & !bit };
    }
}

/// Runs being written; neighbours with one answer become one.
#[derive(Default)]
struct Writing {
    runs: Runs,
    told: Option<u32>,
}

impl Writing {
    fn begin(&mut self, start: u32, told: u32) {
        if self.told != Some(told) {
            self.end_at(start);
            self.told = Some(told);
        }
    }

    /// A run that ends where it began is none.
    fn end_at(&mut self, start: u32) {
        let told = self.told.take().filter(|_| start > 0);
        self.runs.extend(told.into_iter().flat_map(|told| [start, told]));
    }

    fn end(mut self, starts: u32) -> Runs {
        self.end_at(starts);
        self.runs
    }
}

/// Per start the best verdict of all venues, how many have it, and the rules of them all.
fn any_venue(starts: u32, rows: &[VenueRow], legend: &mut Legend) -> Runs {
    let mut at = vec![0; rows.len()];
    let mut runs = Writing::default();
    let mut start = 0;
    while start < starts {
        let (mut best, mut end) = (Told(Verdict::Blocked, 0, 0), starts);
        for [to, told] in rows.iter().zip(&mut at).filter_map(|(row, at)| run_at(row, at, start)) {
            best = better(best, legend.told[told as usize]);
            end = end.min(to);
        }
        runs.begin(start, legend.number(best));
        start = end;
    }
    runs.end(starts)
}

/// The run a start is in: where it ends, and what it says.
fn run_at(row: &VenueRow, at: &mut usize, start: u32) -> Option<[u32; 2]> {
    let (runs, _) = row.runs.as_chunks::<2>();
    while runs.get(*at).is_some_and(|[to, _]| *to <= start) {
        *at += 1;
    }
    runs.get(*at).copied()
}

/// The better verdict; of two that are equal, how many say so and what holds in any of them.
fn better(best: Told, next: Told) -> Told {
    match next.0.cmp(&best.0) {
        Ordering::Less => next,
        Ordering::Equal => Told(best.0, best.1 | next.1, best.2 + 1),
        Ordering::Greater => best,
    }
}
