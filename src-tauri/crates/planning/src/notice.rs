//! Who must be told when a date becomes final, changes or falls through.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::district;
use crate::fold::fold;
use crate::id::{MeetingId, NoticeId};
use crate::meeting::Meeting;
use crate::person::Gender;
use crate::time::warsaw;
use crate::world::World;

/// What the notice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum NoticeKind {
    Confirmed,
    Moved,
    Cancelled,
    // To who gave the hall or was to take part, and no longer does.
    Released,
}

/// Why somebody must be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum AddresseeKind {
    Requester,
    LinkedBody,
    Participant,
    Venue,
    DistrictCouncil,
}

/// How somebody was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Means {
    Mail,
    Phone,
    Letter,
}

/// Somebody to be told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Addressee {
    pub kind: AddresseeKind,
    pub name: String,
    pub gender: Gender,
    pub email: Option<String>,
    pub phone: Option<String>,
}

/// One duty to tell somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Notice {
    pub id: NoticeId,
    #[serde(flatten)]
    pub details: NoticeDetails,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct NoticeDetails {
    pub meeting_id: MeetingId,
    pub kind: NoticeKind,
    pub addressee: Addressee,
    /// When the duty arose: the date became final, or changed.
    #[serde(with = "warsaw::serde_instant")]
    #[ts(type = "string")]
    pub since: DateTime<Utc>,
    #[serde(with = "warsaw::serde_instant")]
    #[ts(type = "string")]
    pub due_by: DateTime<Utc>,
    #[serde(with = "warsaw::serde_instant_option")]
    #[ts(type = "string | null")]
    pub sent_at: Option<DateTime<Utc>>,
    pub sent_by: Option<Means>,
}

impl std::ops::Deref for Notice {
    type Target = NoticeDetails;
    fn deref(&self) -> &NoticeDetails {
        &self.details
    }
}

/// Everybody who asked for the meeting, is linked to it, takes part in it or passes it on. Nobody twice.
#[must_use]
pub fn addressees(world: &World, meeting: &Meeting) -> Vec<Addressee> {
    let mut all = Vec::new();
    let request = world.request(meeting.request_id);
    if let Some(request) = request {
        all.push(Addressee {
            kind: AddresseeKind::Requester,
            name: request.requester.name.clone(),
            gender: request.requester.gender,
            email: request.requester.email.clone(),
            phone: request.requester.phone.clone(),
        });
        all.extend(request.bodies.iter().map(|body| {
            contact(AddresseeKind::LinkedBody, &body.name, body.email.as_ref(), body.phone.as_ref())
        }));
    }
    all.extend(participants(world, meeting));
    if let Some(venue) = world.venue(meeting.venue_id) {
        let name = venue.owner.as_ref().unwrap_or(&venue.name);
        all.push(contact(AddresseeKind::Venue, name, venue.email.as_ref(), venue.phone.as_ref()));
    }
    let district = request.and_then(|request| request.district).and_then(district::by_number);
    if let Some(district) = district {
        let name = format!("Rada Dzielnicy {} {}", district.roman, district.name);
        all.push(contact(AddresseeKind::DistrictCouncil, &name, Some(&district.council_email), None));
    }
    without_repeats(all)
}

fn participants(world: &World, meeting: &Meeting) -> Vec<Addressee> {
    let people = meeting.participants.iter().filter_map(|participant| world.person(participant.person_id));
    people
        .map(|person| Addressee {
            kind: AddresseeKind::Participant,
            name: person.name.clone(),
            gender: person.gender,
            email: person.email.clone(),
            phone: person.phone.clone(),
        })
        .collect()
}

fn contact(kind: AddresseeKind, name: &str, email: Option<&String>, phone: Option<&String>) -> Addressee {
    Addressee {
        kind,
        name: name.to_owned(),
        gender: Gender::Unstated,
        email: email.cloned(),
        phone: phone.cloned(),
    }
}

fn without_repeats(all: Vec<Addressee>) -> Vec<Addressee> {
    let mut kept: Vec<Addressee> = Vec::with_capacity(all.len());
    for one in all {
        match kept.iter_mut().find(|other| fold(&other.name) == fold(&one.name)) {
            // A council that asked and passes the news on is told once; what one entry lacks the other may have.
            Some(known) => {
                known.email = known.email.take().or(one.email);
                known.phone = known.phone.take().or(one.phone);
            }
            None => kept.push(one),
        }
    }
    kept
}

/// The next full hour: nobody is told a deadline of 5.33.
fn full_hour(instant: DateTime<Utc>) -> DateTime<Utc> {
    let over = instant.timestamp().rem_euclid(3600);
    if over == 0 { instant } else { instant + TimeDelta::seconds(3600 - over) }
}

/// The notices a change makes due, within the hours the settings give. `before` are the notices of the meeting so far:
/// who gave the hall or was to take part, was told so, and no longer does, is told that, too.
#[must_use]
pub fn due(
    world: &World,
    meeting: &Meeting,
    kind: NoticeKind,
    before: &[Notice],
    now: DateTime<Utc>,
) -> Vec<NoticeDetails> {
    let due_by = full_hour(now + TimeDelta::hours(i64::from(world.settings.notice_hours)));
    let details = |kind, addressee| NoticeDetails {
        meeting_id: meeting.id,
        kind,
        addressee,
        since: now,
        due_by,
        sent_at: None,
        sent_by: None,
    };
    let concerned = addressees(world, meeting);
    let released = no_longer_concerned(before, &concerned);
    let due = concerned.into_iter().map(|addressee| details(kind, addressee));
    due.chain(released.into_iter().map(|addressee| details(NoticeKind::Released, addressee))).collect()
}

/// What somebody was told last.
#[must_use]
pub fn last_told<'a>(notices: &'a [Notice], whom: &Addressee) -> Option<&'a Notice> {
    let told = notices.iter().filter(|notice| notice.sent_at.is_some());
    told.filter(|notice| is_same(&notice.addressee, whom)).max_by_key(|notice| notice.id)
}

fn no_longer_concerned(before: &[Notice], concerned: &[Addressee]) -> Vec<Addressee> {
    let last = before.iter().filter(|notice| {
        last_told(before, &notice.addressee).is_some_and(|last| last.id == notice.id)
            && matches!(notice.kind, NoticeKind::Confirmed | NoticeKind::Moved)
            && matches!(notice.addressee.kind, AddresseeKind::Venue | AddresseeKind::Participant)
    });
    let is_concerned = |one: &Addressee| concerned.iter().any(|other| is_same(one, other));
    last.map(|notice| notice.addressee.clone()).filter(|addressee| !is_concerned(addressee)).collect()
}

/// A name or an address may have been put right since. One owner may have several halls, each with a secretary of its own.
fn is_same(one: &Addressee, other: &Addressee) -> bool {
    let both = |one: &Option<String>, other: &Option<String>| one.is_some() && one == other;
    let (alike, venue) = (one.kind == other.kind, one.kind == AddresseeKind::Venue);
    let two_halls = venue && one.email.is_some() && other.email.is_some();
    alike && both(&one.email, &other.email)
        || alike && venue && both(&one.phone, &other.phone)
        || !two_halls && fold(&one.name) == fold(&other.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn council(email: Option<&str>) -> Addressee {
        let email = email.map(str::to_owned);
        contact(AddresseeKind::LinkedBody, "Rada Dzielnicy XII", email.as_ref(), None)
    }

    #[test]
    fn a_deadline_is_a_full_hour() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        assert_eq!(full_hour(at("2026-11-24T04:33:20Z")), at("2026-11-24T05:00:00Z"));
        assert_eq!(full_hour(at("2026-11-24T05:00:00Z")), at("2026-11-24T05:00:00Z"));
    }

    #[test]
    fn who_was_told_and_is_not_concerned_any_more_is_told_that_once() {
        let at = "2026-11-24T05:00:00Z".parse::<DateTime<Utc>>().unwrap();
        let notice = |id, name: &str, kind, sent_at| {
            let addressee = contact(AddresseeKind::Venue, name, None, None);
            let (meeting_id, sent_by) = (MeetingId(1), Some(Means::Phone));
            let details =
                NoticeDetails { meeting_id, kind, addressee, since: at, due_by: at, sent_at, sent_by };
            Notice { id: NoticeId(id), details }
        };
        let told = notice(1, "Szkoła nr 226", NoticeKind::Confirmed, Some(at));
        let waits = notice(2, "Dom Kultury", NoticeKind::Confirmed, None);
        let released = notice(3, "szkoła nr 226", NoticeKind::Released, Some(at));
        let names = |before: &[Notice]| {
            let gone = no_longer_concerned(before, &[council(None)]);
            gone.into_iter().map(|addressee| addressee.name).collect::<Vec<_>>()
        };
        assert_eq!(names(&[told.clone(), waits]), ["Szkoła nr 226"]);
        assert_eq!(names(&[told, released]), [""; 0]);
    }

    #[test]
    fn two_halls_of_one_owner_are_told_apart_by_their_addresses() {
        let hall = |email: &str, phone: &str| {
            let (email, phone) = (email.to_owned(), phone.to_owned());
            contact(AddresseeKind::Venue, "Centrum Oświaty", Some(&email), Some(&phone))
        };
        let (one, other) = (hall("sp207@example.org", "1"), hall("sp226@example.org", "2"));
        assert!(!is_same(&one, &other) && is_same(&one, &one.clone()));
        assert!(is_same(&one, &hall("nowy@example.org", "1")), "an address that was put right");
        let participant = Addressee { kind: AddresseeKind::Participant, ..one };
        assert!(is_same(&participant, &Addressee { email: None, ..participant.clone() }));
    }

    #[test]
    fn who_is_linked_twice_is_told_once_with_the_address_that_is_known() {
        let told = without_repeats(vec![council(None), council(Some("rada@example.org"))]);
        assert_eq!(told, [council(Some("rada@example.org"))]);
    }
}
