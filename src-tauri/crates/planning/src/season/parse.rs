//! Reading an instance and refusing one that contradicts itself.

use std::collections::HashSet;

use super::instance::{Instance, Proposal, Weights};

/// Prices, priorities and costs above this would not fit the sums.
const LARGEST_PRICE: i64 = 1_000_000;

/// Why an instance cannot be planned.
#[derive(Debug, thiserror::Error)]
pub enum InstanceError {
    #[error("not a season: {0}")]
    Unreadable(#[from] serde_json::Error),
    #[error("format {0} is not lawka-plan/1")]
    Format(String),
    #[error("the horizon ends before it begins, or is longer than ten years")]
    Horizon,
    #[error("{owner} names {kind} {id}, which is not in the instance")]
    Unknown { owner: String, kind: &'static str, id: String },
    #[error("{kind} {id} stands twice")]
    Twice { kind: &'static str, id: String },
    #[error("travel is not a square of {0} districts")]
    Travel(usize),
    #[error("{owner}: {what} is out of range")]
    Range { owner: String, what: &'static str },
    #[error("{0} is fixed and has no current place")]
    FixedNowhere(String),
}

/// Reads `lawka-plan/1` and checks that every id is known and every number in range.
pub fn parse_instance(json: &[u8]) -> Result<Instance, InstanceError> {
    let instance: Instance = serde_json::from_slice(json)?;
    check_instance(&instance)?;
    Ok(instance)
}

/// The checks of [`parse_instance`] for an instance built in memory.
pub fn check_instance(instance: &Instance) -> Result<(), InstanceError> {
    if instance.format != "lawka-plan/1" {
        return Err(InstanceError::Format(instance.format.clone()));
    }
    let days = (instance.horizon.to - instance.horizon.from).num_days();
    if !(0..3660).contains(&days) {
        return Err(InstanceError::Horizon);
    }
    let n = instance.districts.len();
    if instance.travel.len() != n || instance.travel.iter().any(|row| row.len() != n) {
        return Err(InstanceError::Travel(n));
    }
    check_prices(&instance.weights)?;
    let travel_ok = instance.travel.iter().flatten().all(|m| (0..=1440).contains(m));
    let limits_ok =
        [instance.lead, instance.district_gap].iter().all(|l| l.min_days.max(l.target_days) < 3660);
    in_range("instance", "travel", travel_ok)?;
    in_range("instance", "lead or district_gap", limits_ok)?;
    let known = Known::new(instance)?;
    check_owners(instance, &known)?;
    instance.proposals.iter().try_for_each(|m| check_proposal(m, &known))
}

fn in_range(owner: &str, what: &'static str, ok: bool) -> Result<(), InstanceError> {
    if ok { Ok(()) } else { Err(InstanceError::Range { owner: owner.to_owned(), what }) }
}

fn price(n: i64) -> bool {
    (0..=LARGEST_PRICE).contains(&n)
}

fn check_prices(w: &Weights) -> Result<(), InstanceError> {
    let all =
        [w.unplaced, w.optional, w.candidate, w.time, w.weekday, w.date, w.venue_rank, w.venue_far, w.waste]
            .into_iter()
            .chain([w.fee, w.lead, w.evening, w.week, w.spacing])
            .chain([w.move_time, w.move_day, w.move_venue, w.move_person, w.announced_factor]);
    in_range("instance", "weights", all.into_iter().all(price))
}

/// The ids that may be named.
struct Known<'a> {
    districts: HashSet<&'a str>,
    people: HashSet<&'a str>,
    venues: HashSet<&'a str>,
}

impl<'a> Known<'a> {
    fn new(i: &'a Instance) -> Result<Self, InstanceError> {
        unique("proposal", i.proposals.iter().map(|m| m.id.as_str()))?;
        Ok(Known {
            districts: unique("district", i.districts.iter().map(|d| d.id.as_str()))?,
            people: unique("person", i.people.iter().map(|p| p.id.as_str()))?,
            venues: unique("venue", i.venues.iter().map(|v| v.id.as_str()))?,
        })
    }

    fn district(&self, owner: &str, id: Option<&str>) -> Result<(), InstanceError> {
        id.map_or(Ok(()), |id| named(&self.districts, owner, "district", id))
    }
}

fn unique<'a>(
    kind: &'static str,
    ids: impl Iterator<Item = &'a str>,
) -> Result<HashSet<&'a str>, InstanceError> {
    let mut seen = HashSet::new();
    for id in ids {
        if !seen.insert(id) {
            return Err(InstanceError::Twice { kind, id: id.to_owned() });
        }
    }
    Ok(seen)
}

fn named(known: &HashSet<&str>, owner: &str, kind: &'static str, id: &str) -> Result<(), InstanceError> {
    if known.contains(id) {
        return Ok(());
    }
    Err(InstanceError::Unknown { owner: owner.to_owned(), kind, id: id.to_owned() })
}

fn check_owners(i: &Instance, known: &Known<'_>) -> Result<(), InstanceError> {
    for p in &i.people {
        let busy = p.busy.iter().map(|b| b.district.as_deref());
        let weekly = p.busy_weekly.iter().map(|b| b.district.as_deref());
        busy.chain(weekly).try_for_each(|d| known.district(&p.id, d))?;
    }
    for v in &i.venues {
        known.district(&v.id, Some(&v.district))?;
        in_range(&v.id, "capacity or fee", v.capacity > 0 && v.capacity < 1 << 40 && price(v.fee_pln))?;
    }
    i.history.iter().try_for_each(|h| known.district("history", h.district.as_deref()))
}

fn check_proposal(m: &Proposal, known: &Known<'_>) -> Result<(), InstanceError> {
    known.district(&m.id, m.district.as_deref())?;
    for v in m.venues.iter().flatten() {
        named(&known.venues, &m.id, "venue", v)?;
    }
    unique("role", m.roles.iter().map(|r| r.id.as_str()))?;
    for role in &m.roles {
        unique("candidate", role.candidates.iter().map(|c| c.person.as_str()))?;
        for c in &role.candidates {
            named(&known.people, &m.id, "person", &c.person)?;
            in_range(&m.id, "candidate cost", price(c.cost))?;
        }
        in_range(&m.id, "role weight", price(role.weight))?;
    }
    let lengths = [m.setup_min, m.teardown_min].iter().all(|n| (0..=1440).contains(n));
    in_range(&m.id, "length", lengths && (1..=1440).contains(&m.duration_min))?;
    in_range(&m.id, "priority", price(m.priority))?;
    in_range(&m.id, "attendance", (0..1 << 40).contains(&m.attendance))?;
    check_current(m, known)
}

fn check_current(m: &Proposal, known: &Known<'_>) -> Result<(), InstanceError> {
    let Some(current) = &m.current else {
        return if m.is_fixed() { Err(InstanceError::FixedNowhere(m.id.clone())) } else { Ok(()) };
    };
    named(&known.venues, &m.id, "venue", &current.venue)?;
    for person in current.people.values().flatten() {
        named(&known.people, &m.id, "person", person)?;
    }
    Ok(())
}
