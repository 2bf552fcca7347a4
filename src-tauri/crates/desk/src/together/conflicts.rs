//! What two desks changed differently: shown with both values, who and when, for an officer to decide.

use chrono::{DateTime, Utc};
use exchange::shared::{Contest, Document, Found, Kind, read};
use planning::conflict::Reason;
use planning::id::MeetingId;
use planning::time::warsaw;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::{Conflict, ConflictKind, Entity, EntityKind, Reader, StepName, StoreError};
use ts_rs::TS;

use super::double_booking::blocking;
use super::look::Incoming;
use super::names::Names;
use super::planned::kind_of;
use crate::{Desk, DeskError};

/// Which version counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Take {
    Mine,
    Theirs,
    /// Theirs, and mine beside it as a copy.
    Both,
}

impl Take {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Mine => "mine",
            Self::Theirs => "theirs",
            Self::Both => "both",
        }
    }
}

/// A field with both values.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct ContestedField {
    pub field: String,
    pub mine: Option<Value>,
    pub theirs: Option<Value>,
}

/// A conflict as it is shown.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct SyncConflict {
    #[ts(type = "number")]
    pub id: i64,
    pub what: ConflictKind,
    /// `person`, `venue`, `body`, `request`, `requester`, `meeting`.
    pub kind: String,
    pub name: String,
    pub meeting_id: Option<MeetingId>,
    pub fields: Vec<ContestedField>,
    /// For a double booking: what it stands against.
    pub reasons: Vec<Reason>,
    pub mine_by: Option<String>,
    #[serde(with = "warsaw::serde_instant_option")]
    #[ts(type = "string | null")]
    pub mine_at: Option<DateTime<Utc>>,
    pub theirs_by: Option<String>,
    #[serde(with = "warsaw::serde_instant_option")]
    #[ts(type = "string | null")]
    pub theirs_at: Option<DateTime<Utc>>,
    #[serde(with = "warsaw::serde_instant")]
    #[ts(type = "string")]
    pub since: DateTime<Utc>,
}

/// What was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Resolved {
    #[ts(type = "number")]
    pub conflict_id: i64,
    pub taken: Take,
}

/// The server's version, kept with the question.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Theirs {
    href: String,
    etag: String,
    body: String,
    document: Document,
}

impl Theirs {
    pub(crate) fn kept(incoming: &Incoming) -> Result<Value, StoreError> {
        let Incoming { href, etag, body, document } = incoming.clone();
        let body = String::from_utf8_lossy(&body).into_owned();
        Ok(serde_json::to_value(Self { href, etag, body, document })?)
    }

    pub(crate) fn of(conflict: &Conflict) -> Option<Self> {
        serde_json::from_value(conflict.theirs.clone()?).ok()
    }

    pub(crate) fn incoming(self) -> Incoming {
        let body = self.body.into_bytes();
        // Read anew, since what another program changed beside our data isn't kept apart.
        let document = match read(&body, Some(&self.document)) {
            Found::Document(document) => *document,
            Found::Foreign => self.document,
        };
        Incoming { href: self.href, etag: self.etag, body, document }
    }
}

impl Desk {
    /// What waits for a decision, the oldest first.
    ///
    /// # Errors
    /// Failed when the register cannot be read.
    pub fn sync_conflicts(&self) -> Result<Vec<SyncConflict>, DeskError> {
        let open = self.store().read(|reader| {
            let names = Names::read(reader)?;
            reader
                .open_conflicts()?
                .iter()
                .map(|each| shown(reader, &names, each))
                .collect::<Result<Vec<_>, _>>()
        })?;
        self.look(|world, now| {
            let with_reasons = |mut conflict: SyncConflict| {
                if conflict.what == ConflictKind::DoubleBooking {
                    conflict.reasons =
                        conflict.meeting_id.map(|id| blocking(world, id, now)).unwrap_or_default();
                }
                conflict
            };
            Ok(open.into_iter().map(with_reasons).collect())
        })
    }
}

fn shown(reader: &Reader<'_>, names: &Names, conflict: &Conflict) -> Result<SyncConflict, StoreError> {
    let theirs = Theirs::of(conflict);
    let contests: Vec<Contest> = serde_json::from_value(conflict.fields.clone()).unwrap_or_default();
    let field = |each: Contest| ContestedField { field: each.field, mine: each.mine, theirs: each.theirs };
    let entity = entity(reader, names, conflict)?;
    let last = match entity {
        Some(entity) => reader.ledger_of(entity)?.into_iter().find(|row| row.step != StepName::Synchronise),
        None => None,
    };
    let written = theirs.map(|theirs| theirs.document.written);
    let at = written.as_ref().and_then(|written| DateTime::parse_from_rfc3339(&written.at).ok());
    Ok(SyncConflict {
        id: conflict.id,
        what: conflict.what,
        kind: conflict.kind.clone(),
        name: conflict.name.clone(),
        meeting_id: entity.filter(|each| each.kind == EntityKind::Meeting).map(|each| MeetingId(each.id)),
        fields: contests.into_iter().map(field).collect(),
        reasons: vec![],
        mine_by: last.as_ref().map(|row| row.who.clone()),
        mine_at: last.map(|row| row.at),
        theirs_by: written.map(|written| written.by),
        theirs_at: at.map(|at| at.to_utc()),
        since: conflict.since,
    })
}

/// The thing of this register that it is about.
fn entity(reader: &Reader<'_>, names: &Names, conflict: &Conflict) -> Result<Option<Entity>, StoreError> {
    let uid = &conflict.uid;
    let named = |kind: EntityKind, of: Kind| names.id(of, uid).map(|id| Entity::new(kind, id));
    Ok(match kind_of(&conflict.kind) {
        Some(Kind::Meeting) => {
            let found = reader.meetings()?.into_iter().find(|meeting| meeting.uid == *uid);
            found.map(|meeting| Entity::new(EntityKind::Meeting, meeting.id.0))
        }
        Some(Kind::Person) => named(EntityKind::Person, Kind::Person),
        Some(Kind::Venue) => named(EntityKind::Venue, Kind::Venue),
        Some(Kind::Request) => named(EntityKind::Request, Kind::Request),
        Some(Kind::Requester) => {
            let request =
                super::names::request_of_requester(uid).and_then(|uid| names.id(Kind::Request, uid));
            request.map(|id| Entity::new(EntityKind::Request, id))
        }
        Some(Kind::Body) | None => None,
    })
}
