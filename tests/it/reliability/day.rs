//! A day of work: everything an officer does, in an order drawn from a seed.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use desk::{
    CalendarOwner, Desk, DeskError, MarkNotice, MoveMeeting, PlaceMeeting, Subject, Synchronise, Take,
};
use planning::id::{MeetingId, RequestId};
use planning::notice::Means;
use planning::person::PersonDetails;
use planning::request::{RequestDetails, Requester};

use crate::support::department::day;

/// Draws numbers: a linear congruential generator (Knuth, MMIX) is enough here.
pub struct Dice(u64);

impl Dice {
    pub const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(2_862_933_555_777_941_757).wrapping_add(3_037_000_493))
    }

    pub fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most.max(1)
    }

    pub fn one<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        all.get(usize::try_from(self.below(all.len() as u64)).ok()?)
    }
}

/// Does one thing; what a rule refuses is a part of the day too. Failures of the machine come back.
pub fn step(desk: &Desk, dice: &mut Dice, folder: &Path) -> Result<(), DeskError> {
    let done = match dice.below(23) {
        0..5 => receive(desk, dice),
        5..9 => place(desk, dice),
        9 => moved(desk, dice),
        10 => confirm(desk, dice),
        11 => told(desk, dice),
        12 => cancel(desk, dice),
        13 => card(desk, dice),
        14 => calendar(desk, dice, folder),
        15 => settings(desk, dice),
        16 => desk.undo().map(drop),
        17 => desk.redo().map(drop),
        18 => look(desk, dice),
        19 => export(desk, dice, folder),
        20..22 => synchronise(desk, dice),
        _ => erase(desk, dice),
    };
    match done {
        Err(error @ DeskError::Failed { .. }) => Err(error),
        _ => Ok(()),
    }
}

fn receive(desk: &Desk, dice: &mut Dice) -> Result<(), DeskError> {
    let number = dice.below(1_000_000);
    let requester = Requester {
        name: format!("Osoba {number}"),
        email: Some(format!("osoba{number}@example.org")),
        ..Requester::default()
    };
    let title = format!("Spotkanie {number}");
    let remarks = Some("ą".repeat(dice.below(2_000) as usize));
    desk.receive(&RequestDetails { title, requester, remarks, ..RequestDetails::default() }).map(drop)
}

fn waiting(desk: &Desk, dice: &mut Dice) -> Result<Option<RequestId>, DeskError> {
    let requests = desk.requests()?;
    let open: Vec<RequestId> =
        requests.iter().filter(|card| card.meeting_id.is_none()).map(|card| card.id).collect();
    Ok(dice.one(&open).copied())
}

fn meeting(desk: &Desk, dice: &mut Dice) -> Result<Option<MeetingId>, DeskError> {
    let meetings = desk.meetings()?;
    Ok(dice.one(&meetings).map(|card| card.id))
}

/// Any evening in any hall; a written reason takes what a rule would only warn of.
fn placement(desk: &Desk, dice: &mut Dice) -> Result<Option<planning::conflict::Placement>, DeskError> {
    let venues = desk.venues()?;
    let Some(venue) = dice.one(&venues) else { return Ok(None) };
    let date = day(8 + dice.below(80));
    let start = planning::time::warsaw::instant_or_next(date.and_hms_opt(17, 30, 0).unwrap_or_default());
    Ok(Some(planning::conflict::Placement { start, venue_id: venue.id }))
}

fn place(desk: &Desk, dice: &mut Dice) -> Result<(), DeskError> {
    let (Some(request_id), Some(at)) = (waiting(desk, dice)?, placement(desk, dice)?) else { return Ok(()) };
    let override_reason = Some("ustalono telefonicznie".to_owned());
    desk.place(&PlaceMeeting { request_id, at, override_reason }).map(drop)
}

fn moved(desk: &Desk, dice: &mut Dice) -> Result<(), DeskError> {
    let (Some(meeting_id), Some(at)) = (meeting(desk, dice)?, placement(desk, dice)?) else { return Ok(()) };
    let override_reason = Some("prośba rady dzielnicy".to_owned());
    let (start, venue_id) = (at.start, Some(at.venue_id));
    desk.move_meeting(&MoveMeeting { meeting_id, start, venue_id, duration: None, override_reason }).map(drop)
}

fn confirm(desk: &Desk, dice: &mut Dice) -> Result<(), DeskError> {
    match meeting(desk, dice)? {
        Some(id) => desk.confirm(id).map(drop),
        None => Ok(()),
    }
}

fn cancel(desk: &Desk, dice: &mut Dice) -> Result<(), DeskError> {
    match meeting(desk, dice)? {
        Some(id) => desk.cancel(id, "choroba").map(drop),
        None => Ok(()),
    }
}

fn told(desk: &Desk, dice: &mut Dice) -> Result<(), DeskError> {
    let notices = desk.notices()?;
    match dice.one(&notices) {
        Some(card) => desk.mark_notice(&MarkNotice { notice_id: card.notice.id, by: Means::Mail }).map(drop),
        None => Ok(()),
    }
}

fn card(desk: &Desk, dice: &mut Dice) -> Result<(), DeskError> {
    let name = format!("Pracownik {}", dice.below(1_000));
    desk.put_person(None, &PersonDetails { name, ..PersonDetails::default() }).map(drop)
}

fn calendar(desk: &Desk, dice: &mut Dice, folder: &Path) -> Result<(), DeskError> {
    let people = desk.people()?;
    let Some(person) = dice.one(&people) else { return Ok(()) };
    let path = calendar_file(folder, dice.below(400));
    desk.import_calendar(&path, CalendarOwner::Person(person.id)).map(drop)
}

fn calendar_file(folder: &Path, events: u64) -> PathBuf {
    let mut text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:praca\r\n".to_owned();
    for number in 0..events {
        let (month, day, hour) = (1 + number % 12, 1 + number % 28, 8 + number % 9);
        text += &format!(
            "BEGIN:VEVENT\r\nUID:{number}\r\nDTSTART:2027{month:02}{day:02}T{hour:02}0000Z\r\nDURATION:PT1H\r\n\
            SUMMARY:Narada {number}\r\nEND:VEVENT\r\n"
        );
    }
    let path = folder.join(format!("praca-{}.ics", std::process::id()));
    // A disk that is full for the file is full for the register too: the import then says so.
    drop(std::fs::write(&path, text + "END:VCALENDAR\r\n"));
    path
}

fn settings(desk: &Desk, dice: &mut Dice) -> Result<(), DeskError> {
    let mut settings = desk.register()?.settings;
    settings.notice_hours = 12 + dice.below(48) as u16;
    desk.put_settings(&settings).map(drop)
}

/// With the department's server, where there is one; what was changed on both sides is decided.
fn synchronise(desk: &Desk, dice: &mut Dice) -> Result<(), DeskError> {
    if desk.accounts()?.is_empty() {
        return Ok(());
    }
    let report = desk.synchronise(&Synchronise::default(), &Arc::default(), &|_| {})?;
    for conflict in report.conflicts {
        let take = if dice.below(2) == 0 { Take::Mine } else { Take::Theirs };
        // What can't be taken from there any more stays as it is here.
        if let Err(DeskError::Refused { .. }) = desk.resolve_conflict(conflict.id, take) {
            desk.resolve_conflict(conflict.id, Take::Mine)?;
        }
    }
    Ok(())
}

/// The pack of a meeting that is final; what isn't ready is refused.
fn export(desk: &Desk, dice: &mut Dice, folder: &Path) -> Result<(), DeskError> {
    match meeting(desk, dice)? {
        Some(id) => desk.export(id, &folder.join("pakiety"), &|_, _| true).map(drop),
        None => Ok(()),
    }
}

fn look(desk: &Desk, dice: &mut Dice) -> Result<(), DeskError> {
    let requests = desk.requests()?;
    match dice.one(&requests) {
        Some(card) => desk.request(card.id).map(drop),
        None => Ok(()),
    }
}

fn erase(desk: &Desk, dice: &mut Dice) -> Result<(), DeskError> {
    let requests = desk.requests()?;
    match dice.one(&requests) {
        Some(card) if dice.below(4) == 0 => {
            desk.erase_person(Subject::Requester(card.id), "upływ okresu przechowywania").map(drop)
        }
        _ => Ok(()),
    }
}
