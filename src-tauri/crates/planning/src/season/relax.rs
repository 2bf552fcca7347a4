//! Single changes that would make room for a proposal, and sets of them.

use std::fmt;

use super::ground::Ground;

/// One rule given up, for this proposal alone. Numbers are those of the instance's people and proposals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Relax {
    BlockedDate,
    WindowDates,
    WindowDays,
    WindowHours,
    Lead,
    DistrictGap,
    VenueSet,
    Capacity,
    Features,
    VenueHours,
    VenueBooked,
    PersonHours(u32),
    PersonBusy(u32),
    PersonLimit(u32),
    Meeting(u32),
}

impl Relax {
    /// As the solution format writes it, e.g. `PERSON_BUSY:P003`.
    pub fn code(self, ground: &Ground<'_>) -> String {
        let person = |p: u32| ground.instance.people[p as usize].id.as_str();
        let (word, id): (&dyn fmt::Display, &str) = match self {
            Relax::BlockedDate => (&"BLOCKED_DATE", ""),
            Relax::WindowDates => (&"WINDOW_DATES", ""),
            Relax::WindowDays => (&"WINDOW_DAYS", ""),
            Relax::WindowHours => (&"WINDOW_HOURS", ""),
            Relax::Lead => (&"LEAD", ""),
            Relax::DistrictGap => (&"DISTRICT_GAP", ""),
            Relax::VenueSet => (&"VENUE_SET", ""),
            Relax::Capacity => (&"CAPACITY", ""),
            Relax::Features => (&"FEATURES", ""),
            Relax::VenueHours => (&"VENUE_HOURS", ""),
            Relax::VenueBooked => (&"VENUE_BOOKED", ""),
            Relax::PersonHours(p) => (&"PERSON_HOURS:", person(p)),
            Relax::PersonBusy(p) => (&"PERSON_BUSY:", person(p)),
            Relax::PersonLimit(p) => (&"PERSON_LIMIT:", person(p)),
            Relax::Meeting(k) => (&"MEETING:", ground.instance.proposals[k as usize].id.as_str()),
        };
        format!("{word}{id}")
    }
}

/// The changes each of which alone is enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fixes {
    /// Nothing stands in the way: any change is enough, and none is needed.
    Any,
    /// Sorted; empty: no single change is enough.
    These(Vec<Relax>),
}

impl Fixes {
    pub fn none() -> Self {
        Fixes::These(Vec::new())
    }

    pub fn is_none(&self) -> bool {
        matches!(self, Fixes::These(some) if some.is_empty())
    }

    /// What is left when only these would remove a further obstacle.
    pub fn unless(&mut self, only: &[Relax]) {
        match self {
            Fixes::Any => {
                let mut only = only.to_vec();
                only.sort_unstable();
                only.dedup();
                *self = Fixes::These(only);
            }
            Fixes::These(some) => some.retain(|r| only.contains(r)),
        }
    }

    /// The same, `Any` obstacle-free included.
    pub fn meet(&mut self, other: &Fixes) {
        if let Fixes::These(only) = other {
            self.unless(only);
        }
    }

    /// What is enough for one way or the other.
    pub fn join(&mut self, other: &Fixes) {
        match (&mut *self, other) {
            (Fixes::Any, _) => {}
            (_, Fixes::Any) => *self = Fixes::Any,
            (Fixes::These(a), Fixes::These(b)) => {
                a.extend(b);
                a.sort_unstable();
                a.dedup();
            }
        }
    }

    pub fn within(&self, other: &Fixes) -> bool {
        match (self, other) {
            (_, Fixes::Any) => true,
            (Fixes::Any, _) => false,
            (Fixes::These(a), Fixes::These(b)) => a.iter().all(|r| b.contains(r)),
        }
    }
}
