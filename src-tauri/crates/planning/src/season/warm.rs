//! Starting from a plan made before.

use super::compile::Cast;
use super::ground::Ground;
use super::problem::Choice;
use super::solution::{Placed, Solution};
use super::state::{Spot, State};
use super::time::{GRID, Instant};

/// Places every meeting of the solution that may stand where it says, beside those placed before it.
pub(crate) fn place_all(ground: &Ground<'_>, casts: &[Cast], solution: &Solution, state: &mut State<'_>) {
    for placed in &solution.placed {
        let Some(k) = ground.proposal_of.get(placed.proposal.as_str()).copied() else { continue };
        if state.meeting(k).fixed.is_some() || state.spots[k].is_placed() {
            continue;
        }
        if let Some(spot) = spot_of(ground, (k, &casts[k]), placed, state) {
            state.place(k, spot);
        }
    }
}

fn spot_of(
    ground: &Ground<'_>,
    (k, cast): (usize, &Cast),
    placed: &Placed,
    state: &State<'_>,
) -> Option<Spot> {
    let m = state.meeting(k);
    let (day, wall) = ground.calendar.civil(Instant::parse(&placed.start)?)?;
    let venue = *ground.venue_of.get(placed.venue.as_str())? as u32;
    let venue = m.venues.iter().position(|v| *v == venue)?;
    let day = m.days.iter().find(|d| i32::from(d.day) == day)?;
    let same = |c: &&Choice| usize::from(c.venue) == venue && i32::from(c.slot) * GRID == wall;
    let choice = m.choices[day.from as usize..day.to as usize].iter().find(same)?;
    state.date_price(k, day.day)?;
    let people = people_of(ground, (k, cast), placed)?;
    let cost = state.fit_exactly(k, day.day, choice, people)?;
    Some(Spot { day: day.day, slot: choice.slot, venue: choice.venue, people, cost })
}

/// The bits of the people named; `None` when one is no candidate.
fn people_of(ground: &Ground<'_>, (k, cast): (usize, &Cast), placed: &Placed) -> Option<u64> {
    let roles = &ground.instance.proposals[k].roles;
    let mut people = 0;
    for (role, person) in &placed.people {
        let Some(person) = person else { continue };
        let person = *ground.person_of.get(person.as_str())?;
        let bit = cast.iter().position(|c| roles[c.0].id == *role && c.1 == person)?;
        people |= 1 << bit;
    }
    Some(people)
}
