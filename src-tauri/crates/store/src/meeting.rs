//! Meetings, with who takes part, what they answered, and what owners of venues said.

use planning::id::{MeetingId, RequestId, VenueId};
use planning::meeting::{Meeting, MeetingDetails};
use planning::time::Minutes;
use rusqlite::Row;

use crate::announcement;
use crate::column::{Fields, instant_option, read_instant, read_instant_option, read_word, word};
use crate::error::StoreError;
use crate::reader::Reader;
use crate::writer::Writer;
use crate::{booking, calendar_answer, participant, row};

impl Reader<'_> {
    /// By their start.
    pub fn meetings(&self) -> Result<Vec<Meeting>, StoreError> {
        let sql = "SELECT * FROM meeting ORDER BY start_s, id";
        let mut participants = participant::all(self.connection)?;
        let mut bookings = booking::all(self.connection)?;
        let mut answers = calendar_answer::all(self.connection)?;
        let mut meetings = row::all(self.connection, sql, [], |row| {
            Ok(Meeting { id: MeetingId(row.get("id")?), details: read_details(row)? })
        })?;
        for meeting in &mut meetings {
            meeting.details.participants = participants.remove(&meeting.id).unwrap_or_default();
            meeting.details.bookings = bookings.remove(&meeting.id).unwrap_or_default();
            meeting.details.calendar_answers = answers.remove(&meeting.id).unwrap_or_default();
        }
        Ok(meetings)
    }

    pub fn meeting(&self, id: MeetingId) -> Result<Option<Meeting>, StoreError> {
        let sql = "SELECT * FROM meeting WHERE id = ?";
        row::one(self.connection, sql, [id.0], |row| self.read_meeting(row))
    }

    /// The meetings a request was ever given, by their start.
    pub fn meetings_of(&self, request: RequestId) -> Result<Vec<Meeting>, StoreError> {
        let sql = "SELECT * FROM meeting WHERE request_id = ? ORDER BY start_s, id";
        row::all(self.connection, sql, [request.0], |row| self.read_meeting(row))
    }

    pub(crate) fn meetings_at(&self, venue: VenueId) -> Result<Vec<Meeting>, StoreError> {
        let sql = "SELECT * FROM meeting WHERE venue_id = ? ORDER BY start_s, id";
        row::all(self.connection, sql, [venue.0], |row| self.read_meeting(row))
    }

    fn read_meeting(&self, row: &Row<'_>) -> Result<Meeting, StoreError> {
        let id = MeetingId(row.get("id")?);
        let participants = participant::of(self.connection, id)?;
        let bookings = booking::of(self.connection, id)?;
        let calendar_answers = calendar_answer::of(self.connection, id)?;
        let details = MeetingDetails { participants, bookings, calendar_answers, ..read_details(row)? };
        Ok(Meeting { id, details })
    }
}

impl Writer<'_> {
    pub fn insert_meeting(&mut self, details: &MeetingDetails) -> Result<MeetingId, StoreError> {
        self.add(|connection| {
            let id = MeetingId(row::insert(connection, "meeting", fields(details)?)?);
            participant::insert(connection, id, &details.participants)?;
            booking::insert(connection, id, &details.bookings)?;
            calendar_answer::insert(connection, id, &details.calendar_answers)?;
            Ok(id)
        })
    }

    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn update_meeting(&mut self, meeting: &Meeting) -> Result<(), StoreError> {
        self.alter(meeting.id, |connection| {
            row::update(connection, "meeting", ("id", meeting.id.0), fields(&meeting.details)?)?;
            participant::update(connection, meeting.id, &meeting.participants)?;
            booking::update(connection, meeting.id, &meeting.bookings)?;
            calendar_answer::update(connection, meeting.id, &meeting.calendar_answers)
        })
    }

    /// # Errors
    /// [`StoreError::NotFound`]; [`StoreError::InUse`] for a meeting somebody is to be told about, or that was announced.
    pub fn remove_meeting(&mut self, id: MeetingId) -> Result<(), StoreError> {
        self.touch(announcement::entity(id))?;
        self.alter(id, |connection| {
            row::delete(connection, "announcement", ("id", id.0))?;
            row::delete(connection, "participant", ("meeting_id", id.0))?;
            row::delete(connection, "booking", ("meeting_id", id.0))?;
            row::delete(connection, "calendar_answer", ("meeting_id", id.0))?;
            row::remove(connection, "meeting", id.0)
        })
    }
}

fn fields(details: &MeetingDetails) -> Result<Fields, StoreError> {
    Ok(vec![
        ("uid", details.uid.clone().into()),
        ("request_id", details.request_id.0.into()),
        ("name", details.name.clone().into()),
        ("venue_id", details.venue_id.0.into()),
        ("start_s", details.start.timestamp().into()),
        ("duration_minutes", details.duration.0.into()),
        ("setup_minutes", details.setup.0.into()),
        ("clearing_minutes", details.clearing.0.into()),
        ("stage", word(&details.stage)?.into()),
        ("sequence", details.sequence.into()),
        ("override_reason", details.override_reason.clone().into()),
        ("cancel_reason", details.cancel_reason.clone().into()),
        ("confirmed_s", instant_option(details.confirmed_at)),
        ("announced_start_s", instant_option(details.announced_start)),
    ])
}

/// All but who takes part, what they answered, and what owners of venues said.
fn read_details(row: &Row<'_>) -> Result<MeetingDetails, StoreError> {
    Ok(MeetingDetails {
        uid: row.get("uid")?,
        request_id: RequestId(row.get("request_id")?),
        name: row.get("name")?,
        venue_id: VenueId(row.get("venue_id")?),
        start: read_instant(row, "start_s")?,
        duration: Minutes(row.get("duration_minutes")?),
        setup: Minutes(row.get("setup_minutes")?),
        clearing: Minutes(row.get("clearing_minutes")?),
        stage: read_word(row, "stage")?,
        participants: vec![],
        sequence: row.get("sequence")?,
        override_reason: row.get("override_reason")?,
        cancel_reason: row.get("cancel_reason")?,
        confirmed_at: read_instant_option(row, "confirmed_s")?,
        announced_start: read_instant_option(row, "announced_start_s")?,
        bookings: vec![],
        calendar_answers: vec![],
    })
}
