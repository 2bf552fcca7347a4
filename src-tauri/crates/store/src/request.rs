//! Requests, with who asked and the bodies linked to them.

use planning::district::DistrictNumber;
use planning::id::RequestId;
use planning::request::{Request, RequestDetails, RequestState};
use planning::time::Minutes;
use rusqlite::Row;

use crate::column::{
    Fields, date_option, json, read_date_option, read_json, read_word, read_word_option, word,
};
use crate::error::StoreError;
use crate::reader::Reader;
use crate::writer::Writer;
use crate::{linked_body, requester, row};

impl Reader<'_> {
    /// In the order in which they came.
    pub fn requests(&self) -> Result<Vec<Request>, StoreError> {
        let sql = "SELECT * FROM request ORDER BY received_on, id";
        row::all(self.connection, sql, [], |row| self.read_request(row))
    }

    pub fn request(&self, id: RequestId) -> Result<Option<Request>, StoreError> {
        let sql = "SELECT * FROM request WHERE id = ?";
        row::one(self.connection, sql, [id.0], |row| self.read_request(row))
    }

    fn read_request(&self, row: &Row<'_>) -> Result<Request, StoreError> {
        let id = RequestId(row.get("id")?);
        let mut details = read_details(row)?;
        details.requester = requester::of(self.connection, id)?;
        details.bodies = linked_body::of(self.connection, id)?;
        let (state, decline_reason) = (read_word(row, "state")?, row.get("decline_reason")?);
        Ok(Request { id, state, decline_reason, details })
    }
}

impl Writer<'_> {
    /// A new request waits.
    pub fn insert_request(&mut self, details: &RequestDetails) -> Result<RequestId, StoreError> {
        self.add(|connection| {
            let columns = fields(RequestState::Waiting, None, details)?;
            let id = RequestId(row::insert(connection, "request", columns)?);
            requester::insert(connection, id, &details.requester)?;
            linked_body::insert(connection, id, &details.bodies)?;
            Ok(id)
        })
    }

    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn update_request(&mut self, request: &Request) -> Result<(), StoreError> {
        self.alter(request.id, |connection| {
            let columns = fields(request.state, request.decline_reason.as_ref(), &request.details)?;
            row::update(connection, "request", ("id", request.id.0), columns)?;
            requester::update(connection, request.id, &request.requester)?;
            linked_body::update(connection, request.id, &request.bodies)
        })
    }

    /// # Errors
    /// [`StoreError::NotFound`]; [`StoreError::InUse`] for a request with a meeting.
    pub fn remove_request(&mut self, id: RequestId) -> Result<(), StoreError> {
        for letter in self.letters_of(id)? {
            self.remove_letter(letter.id)?;
        }
        self.alter(id, |connection| {
            row::delete(connection, "requester", ("request_id", id.0))?;
            row::delete(connection, "linked_body", ("request_id", id.0))?;
            row::remove(connection, "request", id.0)
        })
    }
}

fn fields(
    state: RequestState,
    decline_reason: Option<&String>,
    details: &RequestDetails,
) -> Result<Fields, StoreError> {
    Ok(vec![
        ("state", word(&state)?.into()),
        ("decline_reason", decline_reason.cloned().into()),
        ("title", details.title.clone().into()),
        ("topic", details.topic.clone().into()),
        ("case_mark", details.case_mark.clone().into()),
        ("district", details.district.map(|district| district.0).into()),
        ("audience", word(&details.audience)?.into()),
        ("attendance", details.attendance.into()),
        ("layout", details.layout.as_ref().map(word).transpose()?.into()),
        ("needs", json(&details.needs)?),
        ("duration_minutes", details.duration.0.into()),
        ("wishes", json(&details.wishes)?),
        ("roles", json(&details.roles)?),
        ("received_on", date_option(details.received_on)),
        ("remarks", details.remarks.clone().into()),
    ])
}

/// All but who asked and the linked bodies.
fn read_details(row: &Row<'_>) -> Result<RequestDetails, StoreError> {
    Ok(RequestDetails {
        title: row.get("title")?,
        topic: row.get("topic")?,
        case_mark: row.get("case_mark")?,
        district: row.get::<_, Option<u8>>("district")?.map(DistrictNumber),
        audience: read_word(row, "audience")?,
        attendance: row.get("attendance")?,
        layout: read_word_option(row, "layout")?,
        needs: read_json(row, "needs")?,
        duration: Minutes(row.get("duration_minutes")?),
        wishes: read_json(row, "wishes")?,
        roles: read_json(row, "roles")?,
        received_on: read_date_option(row, "received_on")?,
        remarks: row.get("remarks")?,
        ..RequestDetails::default()
    })
}
