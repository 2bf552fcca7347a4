//! *Why is there no free slot in May?* The smallest set of obstacles that must go for one to open.
//!
//! An obstacle is a rule and whose it is: the Mayor is busy, the hall is closed, the date is too near. A cell (start and
//! venue) opens when all its obstacles go, so the smallest set is that of the cell with the fewest: no search among
//! sets is needed. Of a pool one candidate is enough, so each choice of candidates is looked at. Several sets of the
//! same size are ordered by how hard their obstacles are to move, then by how many cells they would open.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::paint::enabled;
use super::{SlotBits, StartGrid, options};
use crate::calendar::Resource;
use crate::conflict::{Case, Judge, Placement, Places, Rule, RuleId, Severity, Verdict};
use crate::id::PersonId;
use crate::person::Person;
use crate::request::RoleNeed;
use crate::venue::Venue;

/// Something that keeps cells from being free: what blocks, and what is too old to be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Obstacle {
    /// Whose it is; `None` when it is the time's.
    pub owner: Option<Resource>,
    pub rule: RuleId,
}

/// Obstacles that, gone together, open some cells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct WayOut {
    pub obstacles: Vec<Obstacle>,
    /// How many cells would open.
    pub opens: u32,
    /// The earliest of them.
    pub first: Placement,
}

/// The answer for a window.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Obstacles {
    /// Cells that nothing blocks and nothing makes unknown. When there are any, nothing must go.
    pub free: u32,
    /// The smallest set, the easiest to move of its size; empty when there are free cells, or nothing helps.
    pub smallest: Vec<Obstacle>,
    /// It and others of its size, the easiest first; at most [`MOST_WAYS`].
    pub ways: Vec<WayOut>,
}

/// Ways out that are worth reading.
pub const MOST_WAYS: usize = 5;

/// Choices of candidates that are looked at, in the order of preference.
const MOST_CHOICES: usize = 256;

/// Why a window has no free cell.
#[must_use]
pub fn obstacles(case: &Case<'_>, grid: &StartGrid) -> Obstacles {
    let answer = options(case, grid.clone());
    let open =
        |slot: &usize| answer.venues.iter().filter(|row| row.verdict(*slot) < Verdict::Unknown).count();
    let free = (0..grid.len()).map(|slot| open(&slot)).sum::<usize>() as u32;
    if free > 0 {
        return Obstacles { free, ..Obstacles::default() };
    }
    let mut fewest = Fewest { size: usize::MAX, ways: BTreeMap::new() };
    let choices = choices(case);
    for venue in case.world.venues() {
        Rows::new(case, grid, venue, &choices).look(&choices, venue, grid, &mut fewest);
    }
    let ways = fewest.ordered();
    Obstacles { free, smallest: ways.first().map(|way| way.obstacles.clone()).unwrap_or_default(), ways }
}

/// How hard an obstacle is to move: a calendar is asked for again, an appointment moved, another hall found; the law
/// stays as it is.
const fn hardness(rule: RuleId) -> u32 {
    match rule {
        RuleId::CalendarStale | RuleId::VenueOnlyAsked | RuleId::HoldEndsSoon => 0,
        RuleId::PersonBusy
        | RuleId::TravelTime
        | RuleId::VenueBusy
        | RuleId::WeekLimit
        | RuleId::HoldExpired => 1,
        RuleId::VenueClosed | RuleId::OutsideHours => 2,
        RuleId::VenueTooSmall | RuleId::VenueLacksAccess | RuleId::AccessUnknown => 3,
        RuleId::LeadTimeMinimum | RuleId::InterpreterNotice => 4,
        RuleId::PublicHoliday | RuleId::OfficeClosed | RuleId::ElectionSilence => 6,
        _ => 2,
    }
}

/// For each required role one person who could take it: all the ways to choose them.
fn choices<'a>(case: &'a Case<'_>) -> Vec<Vec<(PersonId, &'a RoleNeed)>> {
    let mut choices = vec![vec![]];
    for role in case.roles.iter().filter(|role| role.required) {
        let with = |chosen: &Vec<_>| -> Vec<Vec<_>> {
            let one_more = |person| chosen.iter().copied().chain([(person, role)]).collect();
            role.candidates.iter().map(|person| one_more(*person)).collect()
        };
        choices = choices.iter().flat_map(with).take(MOST_CHOICES).collect();
    }
    choices
}

type Painted = Vec<(Obstacle, SlotBits)>;

/// What stands in the way in one venue.
struct Rows<'a> {
    /// The time's and the venue's own.
    fixed: Painted,
    people: Vec<((PersonId, &'a RoleNeed), Painted)>,
    /// Starts that nothing brings back.
    gone: SlotBits,
}

fn stands(severity: Severity) -> bool {
    severity >= Severity::Unknown
}

impl<'a> Rows<'a> {
    fn new(
        case: &'a Case<'_>,
        grid: &StartGrid,
        venue: &Venue,
        choices: &[Vec<(PersonId, &'a RoleNeed)>],
    ) -> Self {
        let rules = enabled(case);
        let mut rows = Self { fixed: vec![], people: vec![], gone: SlotBits::new(grid.len()) };
        for (rule, _) in rules.iter().filter(|(_, severity)| stands(*severity)) {
            rows.add_fixed(case, grid, venue, rule);
        }
        for (id, role) in choices.iter().flatten() {
            let known = rows.people.iter().any(|(who, _)| who.0 == *id && std::ptr::eq(who.1, *role));
            if let Some(person) = case.world.person(*id).filter(|_| !known) {
                rows.people.push(((*id, role), person_rows(case, grid, venue, (person, role), &rules)));
            }
        }
        rows
    }

    fn add_fixed(&mut self, case: &Case<'_>, grid: &StartGrid, venue: &Venue, rule: &Rule) {
        let mut bits = SlotBits::new(grid.len());
        match rule.judge {
            Judge::Time { paint, .. } => paint(case, grid, &mut bits),
            Judge::VenueTime { paint, .. } => paint(case, grid, venue, &mut bits),
            Judge::Venue { check } => {
                let mut facts = Vec::new();
                check(case, venue, &mut facts);
                bits.set(0..if facts.is_empty() { 0 } else { grid.len() });
            }
            Judge::Person { .. } | Judge::Journey { .. } => return,
        }
        if rule.id == RuleId::InThePast {
            self.gone.or(&bits);
        } else if bits.any() {
            self.fixed.push((Obstacle { owner: owner(rule, venue), rule: rule.id }, bits));
        }
    }

    /// Keeps the sets of the venue's cells that are as small as the smallest so far, or smaller.
    fn look(
        &self,
        choices: &[Vec<(PersonId, &RoleNeed)>],
        venue: &Venue,
        grid: &StartGrid,
        fewest: &mut Fewest,
    ) {
        let mut here: BTreeMap<Vec<Obstacle>, SlotBits> = BTreeMap::new();
        for choice in choices {
            let rows = self.of(choice);
            let counts = counts(&rows, grid.len());
            let open = (0..grid.len()).filter(|slot| !self.gone.get(*slot));
            let Some(least) = open.clone().map(|slot| counts[slot]).min() else { return };
            if least < fewest.size {
                *fewest = Fewest { size: least, ways: BTreeMap::new() };
                here.clear();
            }
            for slot in open.filter(|slot| counts[*slot] == fewest.size) {
                let in_way = rows.iter().filter(|(_, bits)| bits.get(slot)).map(|(obstacle, _)| *obstacle);
                let cells = here.entry(in_way.collect()).or_insert_with(|| SlotBits::new(grid.len()));
                cells.set(slot..slot + 1);
            }
        }
        here.into_iter().for_each(|(obstacles, cells)| fewest.add(obstacles, &cells, venue, grid));
    }

    /// The rows of one choice, each obstacle once, sorted.
    fn of(&self, choice: &[(PersonId, &RoleNeed)]) -> Vec<(Obstacle, SlotBits)> {
        let mut rows: BTreeMap<Obstacle, SlotBits> = self.fixed.iter().cloned().collect();
        let is_chosen = |who: &(PersonId, &RoleNeed)| {
            choice.iter().any(|chosen| chosen.0 == who.0 && std::ptr::eq(chosen.1, who.1))
        };
        for (obstacle, bits) in
            self.people.iter().filter(|(who, _)| is_chosen(who)).flat_map(|(_, rows)| rows)
        {
            rows.entry(*obstacle).and_modify(|known| known.or(bits)).or_insert_with(|| bits.clone());
        }
        rows.into_iter().collect()
    }
}

/// A rule that is asked of a venue but speaks of the time has no owner, as in its facts.
fn owner(rule: &Rule, venue: &Venue) -> Option<Resource> {
    let of_the_time = matches!(rule.judge, Judge::Time { .. })
        || matches!(rule.id, RuleId::SchoolBreak | RuleId::AlreadyAnnounced);
    (!of_the_time).then_some(Resource::Venue(venue.id))
}

fn person_rows(
    case: &Case<'_>,
    grid: &StartGrid,
    venue: &Venue,
    (person, role): (&Person, &RoleNeed),
    rules: &[(&Rule, Severity)],
) -> Painted {
    let reach = grid.reach(case, venue, role.presence);
    let owner = Some(Resource::Person(person.id));
    let painted = rules.iter().filter(|(_, severity)| stands(*severity)).map(|(rule, _)| {
        let mut bits = SlotBits::new(grid.len());
        match rule.judge {
            Judge::Person { paint, .. } => paint(case, grid, venue, (person, role.presence), &mut bits),
            Judge::Journey { gather, paint, .. } => {
                let mut places = Places::default();
                let stays = gather(case, grid, person, reach, &mut places);
                paint(grid, &stays, &places.times_to(case, venue), &mut bits);
            }
            Judge::Time { .. } | Judge::Venue { .. } | Judge::VenueTime { .. } => {}
        }
        (Obstacle { owner, rule: rule.id }, bits)
    });
    painted.filter(|(_, bits)| bits.any()).collect()
}

/// How many obstacles each start has.
fn counts(rows: &[(Obstacle, SlotBits)], len: usize) -> Vec<usize> {
    let mut counts = vec![0; len];
    for (_, bits) in rows {
        bits.ones().for_each(|slot| counts[slot] += 1);
    }
    counts
}

/// The sets of the smallest size found so far.
struct Fewest {
    size: usize,
    ways: BTreeMap<Vec<Obstacle>, (u32, Placement)>,
}

impl Fewest {
    fn add(&mut self, obstacles: Vec<Obstacle>, cells: &SlotBits, venue: &Venue, grid: &StartGrid) {
        let Some(slot) = cells.ones().next() else { return };
        let first = Placement { start: grid.start(slot), venue_id: venue.id };
        let way = self.ways.entry(obstacles).or_insert((0, first));
        *way = (way.0 + cells.count() as u32, way.1.min(first));
    }

    fn ordered(self) -> Vec<WayOut> {
        let mut ways: Vec<WayOut> = self
            .ways
            .into_iter()
            .map(|(obstacles, (opens, first))| WayOut { obstacles, opens, first })
            .collect();
        let hardness = |way: &WayOut| way.obstacles.iter().map(|one| hardness(one.rule)).sum::<u32>();
        ways.sort_by_key(|way| (hardness(way), std::cmp::Reverse(way.opens), way.first));
        ways.truncate(MOST_WAYS);
        ways
    }
}
