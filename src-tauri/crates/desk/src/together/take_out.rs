//! What another desk deleted goes out of the register.

use exchange::shared::Kind;
use planning::id::{PersonId, RequestId, VenueId};
use store::{StoreError, Writer};

use super::names::{Names, request_of_requester};

/// Takes a thing out of the register.
///
/// # Errors
/// [`StoreError::InUse`] where something of this desk still needs it.
pub(crate) fn remove(
    writer: &mut Writer<'_>,
    names: &Names,
    kind: Kind,
    uid: &str,
) -> Result<(), StoreError> {
    match kind {
        Kind::Person => match names.id(kind, uid) {
            Some(id) if writer.person(PersonId(id))?.is_some() => writer.remove_person(PersonId(id)),
            _ => Ok(()),
        },
        Kind::Venue => match names.id(kind, uid) {
            Some(id) if writer.venue(VenueId(id))?.is_some() => writer.remove_venue(VenueId(id)),
            _ => Ok(()),
        },
        Kind::Request => match names.id(kind, uid) {
            Some(id) if writer.request(RequestId(id))?.is_some() => writer.remove_request(RequestId(id)),
            _ => Ok(()),
        },
        Kind::Requester => {
            let request = request_of_requester(uid).and_then(|uid| names.id(Kind::Request, uid));
            match request {
                Some(id) if writer.request(RequestId(id))?.is_some() => writer.erase_requester(RequestId(id)),
                _ => Ok(()),
            }
        }
        // A body is only a name at a request: it goes with its requests.
        Kind::Body => Ok(()),
        Kind::Meeting => {
            let found = writer.meetings()?.into_iter().find(|meeting| meeting.uid == uid);
            found.map_or(Ok(()), |meeting| writer.remove_meeting(meeting.id))
        }
    }
}
