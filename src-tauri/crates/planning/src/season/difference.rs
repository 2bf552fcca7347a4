//! What a plan would change against today, or against another plan.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::instance::Instance;
use super::solution::{Placed, Solution};

/// One proposal's change. What stays is not listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    pub proposal: String,
    /// It has been announced: moving it means telling everybody again.
    pub announced: bool,
    pub before: Option<Placed>,
    pub after: Option<Placed>,
    pub what: BTreeSet<Changed>,
}

/// What differs between the two places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Changed {
    Placed,
    Dropped,
    Start,
    Venue,
    People,
}

/// The changes from `before` to `after`, in the instance's order. A proposal that `before` does not know counts as not placed.
pub fn difference(instance: &Instance, before: &Solution, after: &Solution) -> Vec<Change> {
    let (old, new) = (by_proposal(before), by_proposal(after));
    let change = |m: &super::instance::Proposal| {
        let (was, is) = (old.get(m.id.as_str()), new.get(m.id.as_str()));
        let what = compare(was.copied(), is.copied());
        let announced = m.current.as_ref().is_some_and(|c| c.announced);
        let change = || Change {
            proposal: m.id.clone(),
            announced,
            before: was.map(|p| (*p).clone()),
            after: is.map(|p| (*p).clone()),
            what: what.clone(),
        };
        (!what.is_empty()).then(change)
    };
    instance.proposals.iter().filter_map(change).collect()
}

/// Today's plan: every proposal that stands somewhere (`current`), fixed or not, and all others not placed.
pub fn today(instance: &Instance) -> Solution {
    let mut solution = Solution::empty(&instance.id);
    for m in &instance.proposals {
        match &m.current {
            Some(c) => solution.placed.push(Placed {
                proposal: m.id.clone(),
                start: c.start.to_warsaw(),
                venue: c.venue.clone(),
                people: m
                    .roles
                    .iter()
                    .map(|r| (r.id.clone(), c.people.get(&r.id).cloned().flatten()))
                    .collect(),
            }),
            None => solution.leave_out(&m.id),
        }
    }
    solution
}

fn by_proposal(solution: &Solution) -> BTreeMap<&str, &Placed> {
    solution.placed.iter().map(|p| (p.proposal.as_str(), p)).collect()
}

fn compare(was: Option<&Placed>, is: Option<&Placed>) -> BTreeSet<Changed> {
    let (was, is) = match (was, is) {
        (None, None) => return BTreeSet::new(),
        (None, Some(_)) => return BTreeSet::from([Changed::Placed]),
        (Some(_), None) => return BTreeSet::from([Changed::Dropped]),
        (Some(was), Some(is)) => (was, is),
    };
    let parts = [
        (Changed::Start, was.start != is.start),
        (Changed::Venue, was.venue != is.venue),
        (Changed::People, named(was) != named(is)),
    ];
    parts.into_iter().filter(|p| p.1).map(|p| p.0).collect()
}

/// The roles that somebody plays: a role left empty and one not mentioned are the same.
fn named(placed: &Placed) -> BTreeMap<&str, &str> {
    placed.people.iter().filter_map(|(role, p)| Some((role.as_str(), p.as_deref()?))).collect()
}
