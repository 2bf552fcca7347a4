//! What needs a hand now, what expires first on top.

use std::collections::HashSet;

use chrono::{DateTime, TimeDelta, Utc};
use planning::booking::BookingState;
use planning::calendar::Resource;
use planning::calendar_answer::Participation;
use planning::id::{CalendarId, MailId, MeetingId, NoticeId, PersonId, RequestId, VenueId};
use planning::lifecycle::Stage;
use planning::mail::{Mail, MailState};
use planning::meeting::Meeting;
use planning::notice::Notice;
use planning::outcome::Outcome;
use planning::publication::Publication;
use planning::request::RequestState;
use planning::time::warsaw;
use planning::world::World;
use serde::Serialize;
use ts_rs::TS;

use crate::book_venue::{BookingCard, cards};
use crate::{Desk, DeskError};

/// One line of the office's to-do list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "item", rename_all = "snake_case")]
#[ts(export)]
pub enum TodayItem {
    /// Somebody asked and has no date yet.
    RequestWaiting {
        request_id: RequestId,
        name: String,
        days: i32,
    },
    /// A held date that isn't final.
    HoldOpen {
        meeting_id: MeetingId,
        name: String,
    },
    NoticeDue {
        notice_id: NoticeId,
        meeting_id: MeetingId,
        name: String,
        addressee: String,
    },
    /// Nobody knows whether the message left: an officer looks and says.
    MailUncertain {
        mail_id: MailId,
        meeting_id: MeetingId,
        name: String,
        to: String,
    },
    /// The server did not take the message: it is sent again, or the addressee told in another way.
    MailFailed {
        mail_id: MailId,
        meeting_id: MeetingId,
        name: String,
        to: String,
    },
    /// Final, and no public channel carries it.
    NotAnnounced {
        meeting_id: MeetingId,
        name: String,
    },
    ChannelStale {
        meeting_id: MeetingId,
        name: String,
        channel_id: planning::channel::ChannelId,
    },
    /// The hall is kept until a day only; by then it must be booked.
    HoldEnds {
        meeting_id: MeetingId,
        name: String,
        venue_id: VenueId,
        venue_name: String,
    },
    /// The owner said no: another hall or another day is needed.
    VenueRefused {
        meeting_id: MeetingId,
        name: String,
        venue_id: VenueId,
        venue_name: String,
    },
    /// Somebody who takes part said in their own calendar that they do not come: another person or another day is needed.
    ParticipantDeclined {
        meeting_id: MeetingId,
        name: String,
        person_id: PersonId,
        person: String,
    },
    /// A hall is kept for a date that is none any more.
    VenueToGiveBack {
        meeting_id: MeetingId,
        name: String,
        venue_id: VenueId,
        venue_name: String,
    },
    CalendarStale {
        calendar_id: CalendarId,
        owner: Resource,
        name: String,
    },
    /// Residents raised it and wait for the city's answer.
    AnswerDue {
        meeting_id: MeetingId,
        name: String,
        matter: String,
        unit: String,
    },
    /// It took place and nobody has written down what came of it.
    OutcomeMissing {
        meeting_id: MeetingId,
        name: String,
    },
    MeetingSoon {
        meeting_id: MeetingId,
        name: String,
    },
}

/// A line and its time: a deadline, or the meeting itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct TodayLine {
    #[serde(flatten)]
    pub item: TodayItem,
    #[serde(with = "warsaw::serde_instant")]
    #[ts(type = "string")]
    pub by: DateTime<Utc>,
    pub overdue: bool,
}

/// The first view of the day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Today {
    pub lines: Vec<TodayLine>,
}

impl Desk {
    /// # Errors
    /// Failed when the register cannot be read.
    pub fn today(&self) -> Result<Today, DeskError> {
        let (notices, publications, outcomes, mails) = self.store().read(|reader| {
            Ok((reader.notices()?, reader.publications()?, reader.outcomes()?, reader.mails()?))
        })?;
        self.look(|world, now| {
            let mut lines = Vec::new();
            lines.extend(requests(world, now));
            lines.extend(meetings(world, &publications, now));
            lines.extend(halls(world, now));
            lines.extend(declined(world, now));
            lines.extend(
                notices.iter().filter(|notice| notice.sent_at.is_none()).map(|notice| due(world, notice)),
            );
            lines.extend(mails.iter().filter_map(|mail| in_doubt(world, mail, now)));
            lines.extend(calendars(world, now));
            lines.extend(answers(world, &outcomes));
            lines.extend(unrecorded(world, &outcomes, now));
            for line in &mut lines {
                line.overdue = line.by < now;
            }
            lines.sort_by_key(|line| line.by);
            Ok(Today { lines })
        })
    }
}

const fn line(item: TodayItem, by: DateTime<Utc>) -> TodayLine {
    TodayLine { item, by, overdue: false }
}

/// A request should have a date thirty days after it came (the month of art. 35 § 3 of the administrative code, taken
/// as a measure of courtesy).
fn requests(world: &World, now: DateTime<Utc>) -> impl Iterator<Item = TodayLine> + '_ {
    let waiting = world.requests().filter(|request| request.state == RequestState::Waiting);
    waiting.map(move |request| {
        let received = request.received_on.unwrap_or_else(|| warsaw::date(now));
        let days = (warsaw::date(now) - received).num_days() as i32;
        let item = TodayItem::RequestWaiting { request_id: request.id, name: request.title.clone(), days };
        line(item, warsaw::midnight(received) + TimeDelta::days(30))
    })
}

fn meetings<'a>(
    world: &'a World,
    publications: &'a [Publication],
    now: DateTime<Utc>,
) -> impl Iterator<Item = TodayLine> + 'a {
    let target = TimeDelta::days(i64::from(world.settings.lead_target_days));
    let ahead = world.meetings().filter(move |meeting| meeting.start > now);
    ahead.flat_map(move |meeting| {
        let (meeting_id, name) = (meeting.id, meeting.name.clone());
        let mut lines = Vec::new();
        match meeting.stage {
            Stage::Held => lines
                .push(line(TodayItem::HoldOpen { meeting_id, name: name.clone() }, meeting.start - target)),
            Stage::Confirmed => {
                lines.push(line(
                    TodayItem::NotAnnounced { meeting_id, name: name.clone() },
                    meeting.start - target,
                ));
            }
            _ => {}
        }
        if meeting.stage.is_promised() && meeting.start < now + TimeDelta::days(14) {
            lines.push(line(TodayItem::MeetingSoon { meeting_id, name: name.clone() }, meeting.start));
        }
        let stale = publications.iter().filter(|one| one.stale && one.meeting_id == meeting_id);
        lines.extend(stale.map(|one| {
            let item = TodayItem::ChannelStale {
                meeting_id,
                name: name.clone(),
                channel_id: one.channel_id.clone(),
            };
            line(item, now)
        }));
        lines
    })
}

/// What owners of halls said and what follows from it.
fn halls(world: &World, now: DateTime<Utc>) -> impl Iterator<Item = TodayLine> + '_ {
    let with_bookings = world.meetings().filter(|meeting| !meeting.bookings.is_empty());
    with_bookings.flat_map(move |meeting| {
        let cards = cards(world, meeting, warsaw::date(now));
        cards.into_iter().filter_map(move |card| hall(meeting, card, now)).collect::<Vec<_>>()
    })
}

fn hall(meeting: &Meeting, card: BookingCard, now: DateTime<Utc>) -> Option<TodayLine> {
    let (meeting_id, name) = (meeting.id, meeting.name.clone());
    let (booking, venue_name) = (card.booking, card.venue_name);
    let venue_id = booking.venue_id;
    let ends = booking.last_day().map(|last| warsaw::midnight(warsaw::next_day(last)));
    if booking.interval.end <= now {
        return None;
    }
    if !card.here {
        let item = TodayItem::VenueToGiveBack { meeting_id, name, venue_id, venue_name };
        return card.kept.then(|| line(item, now));
    }
    if booking.state == BookingState::Refused {
        return Some(line(TodayItem::VenueRefused { meeting_id, name, venue_id, venue_name }, now));
    }
    ends.map(|ends| line(TodayItem::HoldEnds { meeting_id, name, venue_id, venue_name }, ends))
}

/// What those who take part said in their own calendars, as far as it stands in the way.
fn declined(world: &World, now: DateTime<Utc>) -> impl Iterator<Item = TodayLine> + '_ {
    let ahead = world.meetings().filter(move |meeting| meeting.start > now && meeting.stage.takes_time());
    ahead.flat_map(move |meeting| {
        let people = meeting.participants.iter().map(|each| each.person_id);
        let refused =
            people.filter(|person| meeting.calendar_answer(*person) == Some(Participation::Declined));
        refused.map(move |person_id| {
            let person = world.person(person_id).map(|person| person.name.clone()).unwrap_or_default();
            let (meeting_id, name) = (meeting.id, meeting.name.clone());
            line(TodayItem::ParticipantDeclined { meeting_id, name, person_id, person }, now)
        })
    })
}

fn due(world: &World, notice: &Notice) -> TodayLine {
    let name = world.meeting(notice.meeting_id).map(|meeting| meeting.name.clone()).unwrap_or_default();
    let item = TodayItem::NoticeDue {
        notice_id: notice.id,
        meeting_id: notice.meeting_id,
        name,
        addressee: notice.addressee.name.clone(),
    };
    line(item, notice.due_by)
}

/// What became of a message is asked as soon as it is in doubt: whoever waits for it may not come.
fn in_doubt(world: &World, mail: &Mail, now: DateTime<Utc>) -> Option<TodayLine> {
    let (mail_id, meeting_id, to) = (mail.id, mail.meeting_id, mail.to.clone());
    let name = world.meeting(meeting_id).map(|meeting| meeting.name.clone()).unwrap_or_default();
    let item = match mail.state.seen_at(now, mail.tried_at) {
        MailState::Uncertain => TodayItem::MailUncertain { mail_id, meeting_id, name, to },
        MailState::Failed => TodayItem::MailFailed { mail_id, meeting_id, name, to },
        _ => return None,
    };
    Some(line(item, mail.tried_at.unwrap_or(mail.queued_at)))
}

fn calendars(world: &World, now: DateTime<Utc>) -> impl Iterator<Item = TodayLine> + '_ {
    let days = world.settings.calendar_stale_days;
    let stale = world.calendars().filter(move |calendar| calendar.is_stale(now, days));
    stale.map(move |calendar| {
        let name = match calendar.owner {
            Resource::Person(id) => world.person(id).map(|person| person.name.clone()),
            Resource::Venue(id) => world.venue(id).map(|venue| venue.name.clone()),
        };
        let item = TodayItem::CalendarStale {
            calendar_id: calendar.id,
            owner: calendar.owner,
            name: name.unwrap_or_default(),
        };
        line(item, calendar.as_of + TimeDelta::days(i64::from(days)))
    })
}

/// What residents raised and the city has not answered, by the day promised; without one, a month after the meeting.
fn answers<'a>(
    world: &'a World,
    outcomes: &'a [(MeetingId, Outcome)],
) -> impl Iterator<Item = TodayLine> + 'a {
    outcomes.iter().flat_map(move |(meeting_id, outcome)| {
        let meeting = world.meeting(*meeting_id);
        let open = outcome.matters.iter().filter(|matter| matter.is_open());
        open.filter_map(move |matter| {
            let meeting = meeting?;
            let by = matter.answer_by.unwrap_or_else(|| warsaw::date(meeting.end() + TimeDelta::days(30)));
            let item = TodayItem::AnswerDue {
                meeting_id: *meeting_id,
                name: meeting.name.clone(),
                matter: matter.text.clone(),
                unit: matter.unit.clone(),
            };
            Some(line(item, warsaw::midnight(warsaw::next_day(by))))
        })
    })
}

/// A record is written in the week after the meeting, while somebody remembers.
fn unrecorded<'a>(
    world: &'a World,
    outcomes: &'a [(MeetingId, Outcome)],
    now: DateTime<Utc>,
) -> impl Iterator<Item = TodayLine> + 'a {
    let recorded: HashSet<MeetingId> = outcomes.iter().map(|(id, _)| *id).collect();
    let over = move |meeting: &&Meeting| {
        let due = meeting.stage == Stage::TookPlace || (meeting.stage.is_promised() && meeting.end() < now);
        due && !recorded.contains(&meeting.id)
    };
    world.meetings().filter(over).map(|meeting| {
        let item = TodayItem::OutcomeMissing { meeting_id: meeting.id, name: meeting.name.clone() };
        line(item, meeting.end() + TimeDelta::days(7))
    })
}
