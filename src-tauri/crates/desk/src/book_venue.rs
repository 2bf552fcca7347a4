//! What the owner of a hall said to a meeting's date: asked, promised, booked, refused, and until when the hall is kept.

use chrono::{DateTime, NaiveDate, Utc};
use planning::booking::{Booking, BookingState};
use planning::id::{MeetingId, VenueId};
use planning::lifecycle::{Stage, Step};
use planning::meeting::{Meeting, MeetingDetails};
use planning::time::warsaw;
use planning::world::World;
use serde::{Deserialize, Serialize};
use store::{EntityKind, StepName};
use ts_rs::TS;

use crate::meeting_steps::meeting_of;
use crate::{Answer, Desk, DeskError, Refusal, Thing};

/// A hall and a time that were asked for and are not, or no longer, the meeting's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AskedBefore {
    pub venue_id: VenueId,
    /// The start of the booking, set-up included.
    #[serde(with = "warsaw::serde_instant")]
    #[ts(type = "string")]
    pub start: DateTime<Utc>,
}

/// What the owner said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct BookVenue {
    pub meeting_id: MeetingId,
    /// `None`: the hall and the time of the meeting as it stands.
    #[serde(default)]
    pub before: Option<AskedBefore>,
    /// `None`: the hall was given back, or never asked.
    pub state: Option<BookingState>,
    /// The last day on which the hall is kept without being booked.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub hold_until: Option<NaiveDate>,
    #[serde(default)]
    pub note: Option<String>,
}

/// A booking as the panel shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct BookingCard {
    #[serde(flatten)]
    pub booking: Booking,
    pub venue_name: String,
    /// Whether it is of the meeting as it stands; else of where it was before.
    pub here: bool,
    /// The day until which the hall was kept is over.
    pub expired: bool,
    /// Somebody keeps the hall for us.
    pub kept: bool,
}

/// What is known of the meeting's halls now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct VenueBooked {
    pub meeting_id: MeetingId,
    pub bookings: Vec<BookingCard>,
}

impl Desk {
    /// Writes down what the owner of the hall said. Of one hall and one stretch of time only the last word is kept.
    ///
    /// # Errors
    /// Refused when the meeting no longer takes a hall, when a hold would end before today, or when no such booking is
    /// known.
    pub fn book_venue(&self, order: &BookVenue) -> Result<Answer<VenueBooked>, DeskError> {
        self.act(StepName::BookVenue, |writer, world, now| {
            let meeting = meeting_of(world, order.meeting_id)?;
            let today = warsaw::date(now);
            let bookings = match order.before {
                Some(before) => changed(meeting, before, order, today)?,
                None => here(meeting, order, today)?,
            };
            let details = MeetingDetails { bookings, ..meeting.details.clone() };
            let meeting = Meeting { id: meeting.id, details };
            writer.update_meeting(&meeting)?;
            Ok(VenueBooked { meeting_id: meeting.id, bookings: cards(world, &meeting, today) })
        })
    }
}

fn here(meeting: &Meeting, order: &BookVenue, today: NaiveDate) -> Result<Vec<Booking>, DeskError> {
    if !meeting.stage.takes_time() || meeting.stage == Stage::TookPlace {
        let thing = Thing { kind: EntityKind::Meeting, id: meeting.id.0 };
        return Err(Refusal::StepNotAllowed { thing, from: meeting.stage, step: Step::Hold }.into());
    }
    let (venue_id, interval) = (meeting.venue_id, meeting.full());
    let others = meeting.bookings.iter();
    let others = others.filter(|known| known.venue_id != venue_id || !known.interval.overlaps(&interval));
    let mut bookings: Vec<Booking> = others.cloned().collect();
    if let Some(state) = order.state {
        let plain = Booking { venue_id, interval, state, hold_until: None, note: None };
        bookings.push(said(plain, state, order, today)?);
    }
    Ok(bookings)
}

fn changed(
    meeting: &Meeting,
    before: AskedBefore,
    order: &BookVenue,
    today: NaiveDate,
) -> Result<Vec<Booking>, DeskError> {
    let mut bookings = meeting.bookings.clone();
    let known = |one: &Booking| one.venue_id == before.venue_id && one.interval.start == before.start;
    let index = bookings.iter().position(known);
    let index = index.ok_or_else(|| DeskError::not_found(EntityKind::Venue, before.venue_id.0))?;
    let old = bookings.remove(index);
    if let Some(state) = order.state {
        bookings.insert(index, said(old, state, order, today)?);
    }
    Ok(bookings)
}

fn said(
    old: Booking,
    state: BookingState,
    order: &BookVenue,
    today: NaiveDate,
) -> Result<Booking, DeskError> {
    let hold_until = order.hold_until.filter(|_| state.may_expire());
    if let Some(hold_until) = hold_until.filter(|last| *last < today) {
        return Err(Refusal::HoldIsOver { hold_until }.into());
    }
    let note = order.note.as_deref().map(str::trim).filter(|note| !note.is_empty()).map(str::to_owned);
    Ok(Booking { state, hold_until, note, ..old })
}

/// The booking of where the meeting stands first, then those of before.
pub(crate) fn cards(world: &World, meeting: &Meeting, today: NaiveDate) -> Vec<BookingCard> {
    let card = |booking: &Booking, here| BookingCard {
        booking: booking.clone(),
        venue_name: world.venue(booking.venue_id).map(|venue| venue.name.clone()).unwrap_or_default(),
        here,
        expired: booking.is_expired(today),
        kept: booking.keeps(today),
    };
    let here = meeting.booking().filter(|_| meeting.stage.takes_time());
    let elsewhere = meeting.bookings.iter().filter(|one| here.is_none_or(|here| *one != here));
    here.map(|booking| card(booking, true)).into_iter().chain(elsewhere.map(|one| card(one, false))).collect()
}
