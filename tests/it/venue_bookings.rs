//! From asking the owner of a hall to a booking, an end of the hold, a refusal, and a hall given back.

use chrono::{DateTime, Utc};
use desk::{
    AskedBefore, BookVenue, Desk, DeskError, FixedClock, MoveMeeting, PlaceMeeting, Refusal, TodayItem,
};
use planning::booking::BookingState;
use planning::conflict::RuleId;
use planning::id::MeetingId;

use crate::support::department::{Department, day, now};

fn said(meeting_id: MeetingId, state: Option<BookingState>, until: Option<u64>) -> BookVenue {
    BookVenue { meeting_id, before: None, state, hold_until: until.map(day), note: None }
}

/// A held meeting, with all else that waits for a hand.
fn held(department: &Department) -> (MeetingId, planning::options::Ranked) {
    let (request_id, best) = department.placeable();
    let order = PlaceMeeting { request_id, at: best.at, override_reason: None };
    (department.desk.place(&order).unwrap().answer.meeting_id, best)
}

/// The same desk, so many days later.
fn later(department: &Department, days: i64) -> Desk {
    let then: DateTime<Utc> = now() + chrono::TimeDelta::days(days);
    Desk::open(department.folder.path(), Box::new(FixedClock(then)), "tester").unwrap()
}

fn rules(desk: &Desk, meeting: MeetingId) -> Vec<RuleId> {
    let check = desk.meeting(meeting).unwrap().check.unwrap();
    check.checked.reasons.iter().map(|reason| reason.fact.rule()).collect()
}

fn waits(desk: &Desk, meeting: MeetingId) -> Vec<&'static str> {
    let of = |item: &TodayItem| match item {
        TodayItem::HoldEnds { meeting_id, .. } if *meeting_id == meeting => Some("hold ends"),
        TodayItem::VenueRefused { meeting_id, .. } if *meeting_id == meeting => Some("refused"),
        TodayItem::VenueToGiveBack { meeting_id, .. } if *meeting_id == meeting => Some("give back"),
        _ => None,
    };
    desk.today().unwrap().lines.iter().filter_map(|line| of(&line.item)).collect()
}

#[test]
fn a_hall_is_asked_for_kept_until_a_day_and_booked() {
    let department = Department::sample();
    let (meeting, _) = held(&department);
    let desk = &department.desk;
    desk.book_venue(&said(meeting, Some(BookingState::Asked), None)).unwrap();
    assert!(rules(desk, meeting).contains(&RuleId::VenueOnlyAsked));
    assert_eq!(waits(desk, meeting), Vec::<&str>::new());

    desk.book_venue(&said(meeting, Some(BookingState::Promised), Some(2))).unwrap();
    assert!(rules(desk, meeting).contains(&RuleId::HoldEndsSoon));
    assert_eq!(waits(desk, meeting), ["hold ends"]);

    let next_week = later(&department, 3);
    assert!(rules(&next_week, meeting).contains(&RuleId::HoldExpired));
    assert!(matches!(
        next_week.confirm(meeting),
        Err(DeskError::Refused { refusal: Refusal::Conflicts { .. } })
    ));
    next_week.book_venue(&said(meeting, Some(BookingState::Booked), None)).unwrap();
    assert_eq!(waits(&next_week, meeting), Vec::<&str>::new());
    next_week.confirm(meeting).unwrap();

    next_week.undo().unwrap();
    next_week.undo().unwrap();
    assert_eq!(next_week.meeting(meeting).unwrap().bookings[0].booking.state, BookingState::Promised);
}

#[test]
fn a_hall_cannot_be_kept_until_a_day_that_is_over() {
    let department = Department::sample();
    let (meeting, _) = held(&department);
    let yesterday = warsaw_yesterday();
    let order = BookVenue { hold_until: Some(yesterday), ..said(meeting, Some(BookingState::Asked), None) };
    let refused = department.desk.book_venue(&order).unwrap_err();
    assert_eq!(refused, Refusal::HoldIsOver { hold_until: yesterday }.into());
    assert_eq!(department.desk.meeting(meeting).unwrap().bookings, vec![]);
}

fn warsaw_yesterday() -> chrono::NaiveDate {
    day(0).pred_opt().unwrap()
}

#[test]
fn a_refused_hall_is_left_and_a_kept_one_given_back() {
    let department = Department::sample();
    let (meeting, best) = held(&department);
    let desk = &department.desk;
    desk.book_venue(&said(meeting, Some(BookingState::Refused), None)).unwrap();
    assert_eq!(waits(desk, meeting), ["refused"]);
    assert!(rules(desk, meeting).contains(&RuleId::VenueRefused));

    desk.book_venue(&said(meeting, Some(BookingState::Booked), None)).unwrap();
    let (request_id, from, to) = (desk.meeting(meeting).unwrap().meeting.request_id, day(7), day(84));
    let others = desk.best(request_id, from, to, 5_000).unwrap();
    let other = others.iter().find(|one| one.at.venue_id != best.at.venue_id).unwrap().at;
    let order = MoveMeeting {
        meeting_id: meeting,
        start: other.start,
        venue_id: Some(other.venue_id),
        duration: None,
        override_reason: None,
    };
    desk.move_meeting(&order).unwrap();
    assert_eq!(waits(desk, meeting), ["give back"]);

    let card = desk.meeting(meeting).unwrap().bookings.remove(0);
    assert!(!card.here && card.kept);
    let before = AskedBefore { venue_id: card.booking.venue_id, start: card.booking.interval.start };
    desk.book_venue(&BookVenue { before: Some(before), ..said(meeting, None, None) }).unwrap();
    assert_eq!(waits(desk, meeting), Vec::<&str>::new());
}

#[test]
fn the_hall_s_own_entry_of_our_booking_does_not_hit_the_meeting() {
    let department = Department::sample();
    let (meeting, best) = held(&department);
    let desk = &department.desk;
    let full = desk.meeting(meeting).unwrap().meeting.full();
    let stamp = |at: DateTime<Utc>| at.format("%Y%m%dT%H%M%SZ").to_string();
    let file = department.folder.path().join("sala.ics");
    let text = format!(
        "BEGIN:VCALENDAR\r\nX-WR-CALNAME:Sala\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Urząd\r\nDTSTART:{}\r\nDTEND:{}\r\n\
         END:VEVENT\r\nEND:VCALENDAR\r\n",
        stamp(full.start),
        stamp(full.end)
    );
    std::fs::write(&file, text).unwrap();
    let owner = desk::CalendarOwner::Venue(best.at.venue_id);
    let hit = desk.import_calendar(&file, owner).unwrap().answer.hit;
    assert_eq!(hit.iter().map(|hit| hit.meeting_id).collect::<Vec<_>>(), [meeting]);
    desk.undo().unwrap();
    desk.book_venue(&said(meeting, Some(BookingState::Booked), None)).unwrap();
    assert_eq!(desk.import_calendar(&file, owner).unwrap().answer.hit, vec![]);
}
