//! The shape of a rule.

use super::journey::{Places, Stays, TravelTimes};
use super::{Case, Fact, Placement, RuleId, Severity};
use crate::options::{Reach, SlotBits, StartGrid};
use crate::person::Person;
use crate::request::Attendance;
use crate::venue::Venue;

/// A rule: its name, its weight, and how it judges.
#[derive(Debug)]
pub struct Rule {
    pub id: RuleId,
    pub severity: Severity,
    pub judge: Judge,
}

/// What a rule looks at decides how often it is asked. `check` adds the facts that speak against one placement;
/// `paint` sets the bit of every start that has such a fact.
#[derive(Debug)]
pub enum Judge {
    /// The time alone: holidays, lead time.
    Time { check: fn(&Case<'_>, &Placement, &mut Vec<Fact>), paint: fn(&Case<'_>, &StartGrid, &mut SlotBits) },
    /// The venue alone: too small.
    Venue { check: fn(&Case<'_>, &Venue, &mut Vec<Fact>) },
    /// The venue at a time: booked, closed.
    VenueTime {
        check: fn(&Case<'_>, &Placement, &Venue, &mut Vec<Fact>),
        paint: fn(&Case<'_>, &StartGrid, &Venue, &mut SlotBits),
    },
    /// A person at a time: busy, away. Asked for each candidate of each role. The venue counts only through its set-up
    /// and clearing.
    Person {
        check: fn(&Case<'_>, &Placement, &Venue, (&Person, Attendance), &mut Vec<Fact>),
        paint: fn(&Case<'_>, &StartGrid, &Venue, (&Person, Attendance), &mut SlotBits),
    },
    /// A person's way to the venue and on from it. The places a person comes from are gathered once; then each venue is
    /// painted with the time from every place to it.
    Journey {
        check: fn(&Case<'_>, &Placement, &Venue, (&Person, Attendance), &mut Vec<Fact>),
        gather: fn(&Case<'_>, &StartGrid, &Person, Reach, &mut Places) -> Stays,
        paint: fn(&StartGrid, &Stays, &TravelTimes, &mut SlotBits),
    },
}
