//! Step 2, a drag starts: every start × venue of a window, asked once, as a compact map which the grid only paints.

use chrono::{DateTime, NaiveDate, Utc};
use planning::conflict::{Case, RuleId, Severity, Verdict};
use planning::id::{RequestId, VenueId};
use planning::lead_time::{Band, band};
use planning::options::{Options, Ranked, StartGrid, VenueOptions, best, options};
use planning::request::Request;
use planning::time::warsaw;
use planning::world::World;
use serde::Serialize;
use store::EntityKind;
use ts_rs::TS;

use crate::{Desk, DeskError};

/// Starts `[from, to)` with one answer: `[from, to, verdict, rules, venues]`. `rules` is a set of bits into
/// [`OptionsMap::rules`]; `venues` says how many venues have this verdict or a better one (1 in a venue's own row).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Run(pub u32, pub u32, pub Verdict, pub u32, pub u32);

/// The answer for one venue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct VenueRow {
    pub venue_id: VenueId,
    pub runs: Vec<Run>,
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
    /// The best verdict over all venues, for a grid without rows of venues.
    pub any: Vec<Run>,
    pub venues: Vec<VenueRow>,
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
    let any = any_venue(options, &venues);
    OptionsMap {
        request_id: case.request.id,
        from: options.grid.start(0),
        starts: options.grid.len() as u32,
        days: outlook(case, options),
        rules: legend.rules,
        severities: legend.severities,
        any,
        venues,
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

/// Gives each rule a bit, in the order in which rules turn up.
#[derive(Default)]
struct Legend {
    rules: Vec<RuleId>,
    severities: Vec<Severity>,
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
}

fn venue_row(options: &Options, row: &VenueOptions, legend: &mut Legend) -> VenueRow {
    let mut runs: Vec<Run> = Vec::new();
    for slot in 0..options.grid.len() {
        let telling = options.rules(row, slot).filter(|(_, severity)| *severity > Severity::Notes);
        let rules = telling.fold(0, |bits, (rule, severity)| bits | legend.bit(rule, severity));
        push(&mut runs, Run(slot as u32, slot as u32 + 1, row.verdict(slot), rules, 1));
    }
    VenueRow { venue_id: row.venue_id, runs }
}

fn push(runs: &mut Vec<Run>, next: Run) {
    match runs.last_mut() {
        Some(last) if (last.2, last.3, last.4) == (next.2, next.3, next.4) => last.1 = next.1,
        _ => runs.push(next),
    }
}

/// Per start the best verdict of all venues, how many have it, and, where nothing is open, the rules of them all.
fn any_venue(options: &Options, rows: &[VenueRow]) -> Vec<Run> {
    let mut cursors = vec![0usize; rows.len()];
    let mut runs = Vec::new();
    for slot in 0..options.grid.len() as u32 {
        let cells = rows.iter().zip(&mut cursors).map(|(row, cursor)| cell(row, cursor, slot));
        push(&mut runs, best_of(slot, cells));
    }
    runs
}

fn cell(row: &VenueRow, cursor: &mut usize, slot: u32) -> Run {
    while row.runs.get(*cursor).is_some_and(|run| run.1 <= slot) {
        *cursor += 1;
    }
    row.runs.get(*cursor).copied().unwrap_or(Run(slot, slot + 1, Verdict::Blocked, 0, 0))
}

fn best_of(slot: u32, cells: impl Iterator<Item = Run>) -> Run {
    cells.fold(Run(slot, slot + 1, Verdict::Blocked, 0, 0), |best, cell| match cell.2.cmp(&best.2) {
        std::cmp::Ordering::Less => Run(slot, slot + 1, cell.2, cell.3, 1),
        std::cmp::Ordering::Equal => Run(slot, slot + 1, best.2, best.3 | cell.3, best.4 + 1),
        std::cmp::Ordering::Greater => best,
    })
}
