//! What an officer has fastened: the picture leaves it that place, or none.

use chrono::Timelike;

use super::super::instance::{DateSpan, Proposal};
use super::super::time::Wall;
use super::read::people_by_role;
use super::{Pick, Subject, Wishes, names};
use crate::time::warsaw;

pub(super) fn pin_of<'a>(subject: &Subject, wishes: &'a Wishes) -> Option<&'a Pick> {
    wishes.pinned.iter().find(|pin| subject.is_of(pin))
}

/// Narrows a proposal to its pin. What the rules forbid about the venue stays forbidden.
pub(super) fn fasten(proposal: &mut Proposal, subject: &Subject, pin: &Pick) {
    let civil = warsaw::civil(pin.start);
    let start = (civil.hour() * 60 + civil.minute()) as i32;
    let venue = names::venue(pin.venue_id);
    proposal.window = DateSpan { from: civil.date(), to: civil.date() };
    proposal.earliest = Wall(start);
    proposal.latest_end = Wall(start + proposal.duration_min);
    proposal.venues =
        proposal.venues.take().map(|open| open.into_iter().filter(|one| *one == venue).collect());
    let people = people_by_role(subject, &pin.participants);
    for role in &mut proposal.roles {
        if let Some(Some(person)) = people.get(&role.id) {
            role.candidates.retain(|one| one.person == *person);
        }
    }
}
