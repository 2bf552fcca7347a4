//! The hard constraints H1 to H14 of a whole plan, said again without the search's tables.

use std::collections::BTreeMap;

use super::ground::Ground;
use super::instance::Proposal;
use super::score::{Rule, Violation};
use super::stand::Standing;

/// Whether two meetings can share nothing because they lie more than two days apart (minutes).
const FAR_APART: i64 = 2880;

/// All violations but H0 and H15.
pub(crate) fn check(ground: &Ground<'_>, plan: &[Standing<'_>], found: &mut Vec<Violation>) {
    for s in plan {
        check_alone(ground, s, found);
    }
    check_venues(plan, found);
    check_people(ground, plan, found);
    check_gaps(ground, plan, found);
}

/// H1.
pub(crate) fn in_window(ground: &Ground<'_>, m: &Proposal, day: i32, wall: i32) -> bool {
    let c = &ground.calendar;
    day >= c.number(m.window.from)
        && day <= c.number(m.window.to)
        && m.days.contains(&c.weekday(day))
        && wall >= m.earliest.0
        && wall + m.duration_min <= m.latest_end.0
}

fn check_alone(g: &Ground<'_>, s: &Standing<'_>, found: &mut Vec<Violation>) {
    let (m, venue, day) = (s.m, &g.instance.venues[s.venue], s.day);
    let lead = i64::from(day - g.now_day) >= g.lead_needed(m) || g.is_kept(m, s.start, s.venue);
    let rules = [
        (Rule::Window, in_window(g, m, day, s.wall)),
        (Rule::BlockedDate, !g.is_blocked(day)),
        (Rule::Lead, lead),
        (Rule::VenueSet, g.venue_allowed(m, s.venue)),
        (Rule::Capacity, venue.capacity >= m.attendance),
        (Rule::Features, g.has_features(m, s.venue)),
        (Rule::VenueHours, g.venues[s.venue].is_open(&g.calendar, day, s.full.0, s.full.1)),
        (Rule::VenueBooked, !g.is_booked(s.venue, day, s.full.0, s.full.1)),
    ];
    found.extend(rules.into_iter().filter(|r| !r.1).map(|r| Violation::among(r.0, &[s])));
    for (p, span) in &s.present {
        if !g.people[*p].is_open(&g.calendar, day, span.0, span.1) {
            found.push(Violation::among(Rule::PersonHours, &[s]));
        }
        if g.is_busy(*p, day, *span, g.venue_district[s.venue]) {
            found.push(Violation::among(Rule::PersonBusy, &[s]));
        }
    }
    let home = g.district(m.district.as_deref());
    let gap = g.instance.district_gap.min_days;
    let near = |past: &&i32| i64::from((day - **past).abs()) < gap;
    let past = home.map_or(&[][..], |h| &g.history[h as usize]);
    found.extend(past.iter().filter(near).map(|_| Violation::among(Rule::DistrictGap, &[s])));
}

/// H9.
fn check_venues(plan: &[Standing<'_>], found: &mut Vec<Violation>) {
    let mut by_venue: BTreeMap<usize, Vec<&Standing<'_>>> = BTreeMap::new();
    for s in plan {
        by_venue.entry(s.venue).or_default().push(s);
    }
    for list in by_venue.values_mut() {
        list.sort_by_key(|s| s.full.0);
        for (i, a) in list.iter().enumerate() {
            let meets = list[i + 1..].iter().filter(|b| b.full.0 < a.full.1);
            found.extend(meets.map(|b| Violation::among(Rule::VenueTwice, &[a, b])));
        }
    }
}

/// Whether a person cannot be at both, the way between the venues included (H12).
pub(crate) fn clash(g: &Ground<'_>, (a, at_a): ((i64, i64), usize), (b, at_b): ((i64, i64), usize)) -> bool {
    let way = if at_a == at_b { 0 } else { g.travel(g.venue_district[at_a], g.venue_district[at_b]) };
    a.0 < b.1 + way && b.0 < a.1 + way
}

/// A meeting somebody is at, from when to when.
type Attendance<'p, 'a> = (&'p Standing<'a>, (i64, i64));

/// H12, H13.
fn check_people(g: &Ground<'_>, plan: &[Standing<'_>], found: &mut Vec<Violation>) {
    let mut by_person: BTreeMap<usize, Vec<Attendance<'_, '_>>> = BTreeMap::new();
    for s in plan {
        for (p, span) in &s.present {
            by_person.entry(*p).or_default().push((s, *span));
        }
    }
    for (p, list) in &by_person {
        for (i, (a, at)) in list.iter().enumerate() {
            for (b, bt) in &list[i + 1..] {
                if (a.start.0 - b.start.0).abs() <= FAR_APART && clash(g, (*at, a.venue), (*bt, b.venue)) {
                    found.push(Violation::among(Rule::PersonTwice, &[a, b]));
                }
            }
        }
        let person = &g.instance.people[*p];
        check_limit(list, person.max_per_day, |s| i64::from(s.day), found);
        check_limit(list, person.max_per_week, |s| week_of(g, s.day), found);
    }
}

/// The ISO week of a day, as the day number of its Monday.
pub(crate) fn week_of(g: &Ground<'_>, day: i32) -> i64 {
    i64::from(day) - i64::from(g.calendar.weekday(day)) + 1
}

fn check_limit(
    list: &[Attendance<'_, '_>],
    most: Option<u32>,
    key: impl Fn(&Standing<'_>) -> i64,
    found: &mut Vec<Violation>,
) {
    let Some(most) = most else { return };
    let mut count: BTreeMap<i64, Vec<&Standing<'_>>> = BTreeMap::new();
    for (s, _) in list {
        count.entry(key(s)).or_default().push(s);
    }
    let over = count.values().filter(|some| some.len() > most as usize);
    found.extend(over.map(|some| Violation::among(Rule::PersonLimit, some)));
}

/// H14 between meetings of the plan.
fn check_gaps(g: &Ground<'_>, plan: &[Standing<'_>], found: &mut Vec<Violation>) {
    let gap = g.instance.district_gap.min_days;
    for list in by_district(plan).values() {
        for (i, a) in list.iter().enumerate() {
            let near = list[i + 1..].iter().filter(|b| i64::from((a.day - b.day).abs()) < gap);
            found.extend(near.map(|b| Violation::among(Rule::DistrictGap, &[a, b])));
        }
    }
}

pub(crate) fn by_district<'p, 'a>(plan: &'p [Standing<'a>]) -> BTreeMap<&'a str, Vec<&'p Standing<'a>>> {
    let mut lists: BTreeMap<&str, Vec<&Standing<'_>>> = BTreeMap::new();
    for s in plan {
        // An empty id is no district, as in the checker.
        if let Some(d) = s.m.district.as_deref().filter(|d| !d.is_empty()) {
            lists.entry(d).or_default().push(s);
        }
    }
    lists
}
