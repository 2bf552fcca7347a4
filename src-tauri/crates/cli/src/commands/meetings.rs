//! The steps of a meeting and of its request: decline, place, move, confirm, cancel, notices, export, publish.

use std::path::Path;

use desk::{AskedBefore, BookVenue, DeclineRequest, Desk, MarkNotice, MoveMeeting, PlaceMeeting, Publish};
use planning::booking::BookingState;
use planning::conflict::Placement;
use planning::id::{MeetingId, RequestId};
use planning::notice::Means;
use serde_json::json;

use super::{CommandError, Outcome, told};
use crate::arguments::{
    BookingArguments, BookingWord, By, MoveArguments, NoticesArguments, PlacementArguments, PublishArguments,
};
use crate::names::Names;
use crate::words;

pub fn place(desk: &Desk, arguments: &PlacementArguments) -> Outcome {
    let answer = desk.place(&PlaceMeeting {
        request_id: arguments.request,
        at: Placement { start: arguments.start, venue_id: arguments.venue },
        override_reason: arguments.r#override.clone(),
    })?;
    let text = format!(
        "Termin zarezerwowany, spotkanie {}.{}",
        answer.answer.meeting_id,
        remarks(desk, &answer.answer)?
    );
    told(&answer, text)
}

fn remarks(desk: &Desk, placed: &desk::Placed) -> Result<String, CommandError> {
    if placed.reasons.is_empty() {
        return Ok(String::new());
    }
    Ok(format!("\n{}", words::reasons(&placed.reasons, &Names::of(desk)?)))
}

pub fn move_meeting(desk: &Desk, arguments: &MoveArguments) -> Outcome {
    let answer = desk.move_meeting(&MoveMeeting {
        meeting_id: arguments.meeting,
        start: arguments.start,
        venue_id: arguments.venue,
        duration: arguments.minutes.map(planning::time::Minutes),
        override_reason: arguments.r#override.clone(),
    })?;
    let text = format!("Spotkanie {} przeniesione.{}", arguments.meeting, remarks(desk, &answer.answer)?);
    told(&answer, text)
}

pub fn booking(desk: &Desk, arguments: &BookingArguments) -> Outcome {
    let before = arguments.venue.zip(arguments.from);
    let answer = desk.book_venue(&BookVenue {
        meeting_id: arguments.meeting,
        before: before.map(|(venue_id, start)| AskedBefore { venue_id, start }),
        state: state(arguments.state),
        hold_until: arguments.until,
        note: arguments.note.clone(),
    })?;
    let lines = answer.answer.bookings.iter().map(words::booking);
    let text = format!("Zapisano.\n{}", lines.collect::<Vec<_>>().join("\n"));
    told(&answer, text)
}

const fn state(word: BookingWord) -> Option<BookingState> {
    match word {
        BookingWord::Asked => Some(BookingState::Asked),
        BookingWord::Promised => Some(BookingState::Promised),
        BookingWord::Booked => Some(BookingState::Booked),
        BookingWord::Refused => Some(BookingState::Refused),
        BookingWord::None => None,
    }
}

pub fn confirm(desk: &Desk, meeting: MeetingId) -> Outcome {
    let answer = desk.confirm(meeting)?;
    let text = format!("Termin zatwierdzony. Do zawiadomienia: {}.", answer.answer.notices.len());
    told(&answer, text)
}

pub fn decline(desk: &Desk, request_id: RequestId, reason: &str, letter: Option<&Path>) -> Outcome {
    let answer = desk.decline(&DeclineRequest {
        request_id,
        reason: reason.to_owned(),
        role: None,
        own_words: String::new(),
        folder: letter.map(Path::to_owned),
    })?;
    let files = answer.answer.files.iter().map(|file| format!("\n{}: {}", file.purpose, file.path));
    let text = format!("Wniosek odrzucony.{}", files.collect::<String>());
    told(&answer, text)
}

pub fn cancel(desk: &Desk, meeting: MeetingId, reason: &str) -> Outcome {
    let answer = desk.cancel(meeting, reason)?;
    let text = format!("Spotkanie odwołane. Do zawiadomienia: {}.", answer.answer.notices.len());
    told(&answer, text)
}

pub fn notices(desk: &Desk, arguments: &NoticesArguments) -> Outcome {
    let (Some(notice_id), Some(by)) = (arguments.sent, arguments.by) else {
        return super::lists::list(desk, crate::arguments::List::Notices);
    };
    let by = match by {
        By::Mail => Means::Mail,
        By::Phone => Means::Phone,
        By::Letter => Means::Letter,
    };
    let answer = desk.mark_notice(&MarkNotice { notice_id, by })?;
    let text = format!("Odnotowano zawiadomienie: {}.", answer.answer.notice.addressee.name);
    told(&answer, text)
}

pub fn publish(desk: &Desk, arguments: &PublishArguments) -> Outcome {
    let answer = desk.publish(&Publish {
        meeting_id: arguments.meeting,
        channel_id: arguments.channel.clone(),
        url: arguments.url.clone(),
        at: arguments.at,
        note: arguments.note.clone(),
        proof: arguments.proof.as_ref().map(|path| path.display().to_string()),
    })?;
    let published = &answer.answer;
    let lead = published.lead_days.map_or_else(|| "–".to_owned(), |days| days.to_string());
    let text = format!(
        "Odnotowano publikację. Wyprzedzenie w dniach: {lead}. Pozostałe kanały: {}.",
        published.still_unannounced.len()
    );
    told(&json!(answer), text)
}
