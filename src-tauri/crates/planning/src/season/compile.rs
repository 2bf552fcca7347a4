//! From the instance to the [`Problem`].

use std::collections::HashMap;

use super::choices::list_choices;
use super::cost;
use super::ground::Ground;
use super::instance::{Presence, Proposal, Weights};
use super::problem::{Candidate, FixedPlace, Limits, Meeting, Problem, RoleChoice};

/// Candidates a meeting can have in all: a bit each.
const MOST_CANDIDATES: usize = 64;

/// Which candidate each bit stands for: (role, person) by bit.
pub(crate) type Cast = Vec<(usize, usize)>;

/// Builds the dense problem, on `threads` threads. Beside it, for each meeting, whom its candidates' bits mean.
pub(crate) fn compile(ground: &Ground<'_>, threads: usize) -> (Problem, Vec<Cast>) {
    let demand = demand(ground);
    let n = ground.instance.proposals.len();
    let part = n.div_ceil(threads.max(1)).max(1);
    let mut built: Vec<(Meeting, Cast)> = Vec::with_capacity(n);
    std::thread::scope(|scope| {
        let work: Vec<_> = ground
            .instance
            .proposals
            .chunks(part)
            .map(|some| {
                let demand = &demand;
                scope.spawn(move || {
                    some.iter().map(|m| compile_meeting(ground, m, demand)).collect::<Vec<_>>()
                })
            })
            .collect();
        for w in work {
            match w.join() {
                Ok(part) => built.extend(part),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
    });
    let (meetings, casts): (Vec<_>, Vec<_>) = built.into_iter().unzip();
    (assemble(ground, meetings), casts)
}

fn assemble(ground: &Ground<'_>, mut meetings: Vec<Meeting>) -> Problem {
    let i = ground.instance;
    let mut nodes = 0;
    for m in &mut meetings {
        m.first_node = nodes;
        nodes += m.candidates.len() as u32;
    }
    let limit = |n: Option<u32>| n.map_or(u16::MAX, |n| n.min(u32::from(u16::MAX - 1)) as u16);
    let week_price =
        (0..=meetings.len() as i64).map(|n| cost::week(ground, n + 1) - cost::week(ground, n)).collect();
    let target = i.district_gap.target_days.max(0) as i32;
    Problem {
        days: ground.calendar.days,
        weeks: ground.calendar.weeks,
        week: ground.calendar.week.clone(),
        limits: i
            .people
            .iter()
            .map(|p| Limits { per_day: limit(p.max_per_day), per_week: limit(p.max_per_week) })
            .collect(),
        venue_district: ground.venue_district.clone(),
        districts: i.districts.len(),
        travel: i.travel.iter().flatten().copied().collect(),
        gap: i.district_gap.min_days.max(0) as i32,
        spacing: (0..target).map(|apart| cost::spacing(ground, apart)).collect(),
        week_price,
        reach: reach(ground, &meetings),
        zero: (0..ground.calendar.days as i32)
            .map(|d| (ground.calendar.at(d, 0) - ground.calendar.at(0, 0)) as i32)
            .collect(),
        finest: finest(&i.weights),
        nodes: nodes as usize,
        residents: residents(i.districts.len(), &meetings),
        meetings,
    }
}

/// The smallest of the prices a single departure from the wishes can have.
fn finest(w: &Weights) -> i64 {
    let all = [
        w.candidate,
        w.time,
        w.weekday,
        w.date,
        w.venue_rank,
        w.venue_far,
        w.waste,
        w.fee,
        w.lead,
        w.evening,
        w.week,
        w.spacing,
    ];
    all.into_iter().filter(|p| *p > 0).min().unwrap_or(1)
}

fn residents(districts: usize, meetings: &[Meeting]) -> Vec<Vec<u32>> {
    let mut lists = vec![Vec::new(); districts];
    for (k, m) in meetings.iter().enumerate() {
        if let Some(home) = m.home {
            lists[home as usize].push(k as u32);
        }
    }
    lists
}

/// Meetings stay between 05:00 and 24:00 of their date, so only long travel or an odd fixed one touches another date.
fn reach(ground: &Ground<'_>, meetings: &[Meeting]) -> i32 {
    let odd = |m: &Meeting| {
        m.fixed.is_some_and(|f| {
            let from = m.candidates.iter().map(|c| c.before).fold(m.before, i32::max);
            f.start - from < 300 || f.start + m.after > 1440
        })
    };
    if ground.far >= 300 || meetings.iter().any(odd) { 2 } else { 0 }
}

/// How sought-after each person is: among candidates of one price, those with least to lose come first.
fn demand(ground: &Ground<'_>) -> Vec<u32> {
    let mut named = vec![0u32; ground.people.len()];
    for role in ground.instance.proposals.iter().flat_map(|m| &m.roles) {
        for c in &role.candidates {
            named[ground.person_of[c.person.as_str()]] += 1;
        }
    }
    let scarce = |p: usize| if ground.instance.people[p].max_per_week.is_some() { 1000 } else { 0 };
    named.iter().enumerate().map(|(p, n)| n + scarce(p)).collect()
}

fn compile_meeting(ground: &Ground<'_>, m: &Proposal, demand: &[u32]) -> (Meeting, Cast) {
    if m.is_fixed()
        && let Some(fixed) = fixed_meeting(ground, m)
    {
        return (fixed, Vec::new());
    }
    let (candidates, roles, cast) = cast_of(ground, m, demand);
    let mut meeting = Meeting { candidates, roles, ..bare(ground, m) };
    mark_alike(&mut meeting);
    list_choices(ground, m, &mut meeting);
    (meeting, cast)
}

/// Notes who is a candidate for several roles.
fn mark_alike(meeting: &mut Meeting) {
    let mut bits: HashMap<u32, u64> = HashMap::new();
    for (c, candidate) in meeting.candidates.iter().enumerate() {
        *bits.entry(candidate.person).or_default() |= 1 << c;
    }
    for candidate in &mut meeting.candidates {
        candidate.alike = bits[&candidate.person];
    }
    meeting.disjoint = bits.len() == meeting.candidates.len();
}

/// A meeting with its lengths and prices, without people, venues and choices.
fn bare(ground: &Ground<'_>, m: &Proposal) -> Meeting {
    let (unplaced, dropped) = cost::left_out(&ground.instance.weights, m);
    Meeting {
        fixed: None,
        home: ground.district(m.district.as_deref()),
        moves: m.current.is_some() && !m.is_fixed(),
        left_out: unplaced + dropped,
        before: m.setup_min,
        after: m.duration_min + m.teardown_min,
        venues: Vec::new(),
        candidates: Vec::new(),
        roles: Vec::new(),
        disjoint: true,
        first_node: 0,
        days: Vec::new(),
        choices: Vec::new(),
    }
}

/// Minutes present before and after the start.
fn presence(m: &Proposal, presence: Presence) -> (i32, i32) {
    match presence {
        Presence::Core => (0, m.duration_min),
        Presence::Full => (m.setup_min, m.duration_min + m.teardown_min),
    }
}

/// `None` when it stands outside the season: then it touches nothing in it.
fn fixed_meeting(ground: &Ground<'_>, m: &Proposal) -> Option<Meeting> {
    let current = m.current.as_ref()?;
    let (day, _) = ground.calendar.civil(current.start)?;
    if day < 0 || day as usize >= ground.calendar.days {
        return None;
    }
    let start = (current.start.0 - ground.calendar.at(day, 0)) as i32;
    let venue = *ground.venue_of.get(current.venue.as_str())? as u32;
    let present = |r: &super::instance::Role| {
        let person = current.people.get(&r.id)?.as_deref()?;
        let (before, after) = presence(m, r.presence);
        Some(Candidate { person: *ground.person_of.get(person)? as u32, cost: 0, before, after, alike: 0 })
    };
    let candidates = m.roles.iter().filter_map(present).collect();
    let fixed = Some(FixedPlace { day: day as u16, start, venue });
    Some(Meeting { fixed, candidates, ..bare(ground, m) })
}

/// The candidates of all roles in one row, each role's cheapest first.
fn cast_of(ground: &Ground<'_>, m: &Proposal, demand: &[u32]) -> (Vec<Candidate>, Vec<RoleChoice>, Cast) {
    let room = MOST_CANDIDATES / m.roles.len().max(1);
    let (mut candidates, mut roles, mut cast) = (Vec::new(), Vec::new(), Vec::new());
    for (r, role) in m.roles.iter().enumerate() {
        let mut row = priced_candidates(ground, m, r);
        row.sort_by_key(|(person, cost)| (*cost, demand[*person], *person));
        row.truncate(if crowd(m) > MOST_CANDIDATES { room } else { MOST_CANDIDATES });
        let first = candidates.len();
        let (before, after) = presence(m, role.presence);
        for (person, cost) in row {
            candidates.push(Candidate { person: person as u32, cost, before, after, alike: 0 });
            cast.push((r, person));
        }
        let mask = bits_below(candidates.len()) & !bits_below(first);
        roles.push(RoleChoice { mask, empty: empty_price(ground, m, r) });
    }
    (candidates, roles, cast)
}

fn crowd(m: &Proposal) -> usize {
    m.roles.iter().map(|r| r.candidates.len()).sum()
}

/// The lowest `n` bits.
pub(crate) fn bits_below(n: usize) -> u64 {
    if n >= 64 { u64::MAX } else { (1 << n) - 1 }
}

/// Whether a role's person differs from today's, and what that costs.
fn change_price(ground: &Ground<'_>, m: &Proposal, role: usize, person: Option<&str>) -> i64 {
    let Some(current) = &m.current else { return 0 };
    let today = current.people.get(&m.roles[role].id).and_then(|p| p.as_deref());
    let w = &ground.instance.weights;
    if today == person { 0 } else { w.move_person * cost::factor(w, m) }
}

fn priced_candidates(ground: &Ground<'_>, m: &Proposal, role: usize) -> Vec<(usize, u32)> {
    let w = &ground.instance.weights;
    let price = |c: &super::instance::Candidate| {
        w.candidate * c.cost + change_price(ground, m, role, Some(&c.person))
    };
    m.roles[role].candidates.iter().map(|c| (ground.person_of[c.person.as_str()], narrow(price(c)))).collect()
}

fn empty_price(ground: &Ground<'_>, m: &Proposal, role: usize) -> Option<u32> {
    let r = &m.roles[role];
    let price = ground.instance.weights.optional * r.weight + change_price(ground, m, role, None);
    (!r.required).then(|| narrow(price))
}

/// A price in the width of the tables; absurdly large ones are all the same.
pub(crate) fn narrow(price: i64) -> u32 {
    price.clamp(0, 1 << 25) as u32
}
