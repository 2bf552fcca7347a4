//! A thing as one JSON document, as the window knows it: what the ledger compares.

use planning::id::{
    CalendarId, LetterId, MailId, MeetingId, NoticeId, PeriodId, PersonId, PublicationId, ReleaseId,
    RequestId, VenueId, WaiverId,
};
use serde::Serialize;
use serde_json::Value;

use crate::entity::{Entity, EntityKind};
use crate::error::StoreError;
use crate::reader::Reader;

pub(crate) fn read(reader: &Reader<'_>, entity: Entity) -> Result<Option<Value>, StoreError> {
    let id = entity.id;
    match entity.kind {
        EntityKind::Person => document(reader.person(PersonId(id))?),
        EntityKind::Venue => document(reader.venue(VenueId(id))?),
        EntityKind::Request => document(reader.request(RequestId(id))?),
        EntityKind::Meeting => document(reader.meeting(MeetingId(id))?),
        EntityKind::Notice => document(reader.notice(NoticeId(id))?),
        EntityKind::Calendar => document(reader.calendar(CalendarId(id))?),
        EntityKind::Period => document(reader.period(PeriodId(id))?),
        EntityKind::Publication => document(reader.publication(PublicationId(id))?),
        EntityKind::Release => document(reader.release(ReleaseId(id))?),
        EntityKind::Announcement => document(reader.announcement(MeetingId(id))?),
        EntityKind::Letter => document(reader.letter(LetterId(id))?),
        EntityKind::Outcome => document(reader.outcome(MeetingId(id))?),
        EntityKind::Settings => document(reader.stored_settings()?),
        EntityKind::Register => Ok(None),
        EntityKind::Waiver => document(reader.waiver(WaiverId(id))?),
        EntityKind::Mail => document(reader.mail(MailId(id))?),
    }
}

fn document<T: Serialize>(thing: Option<T>) -> Result<Option<Value>, StoreError> {
    Ok(thing.map(serde_json::to_value).transpose()?)
}
