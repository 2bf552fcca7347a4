//! What two desks changed differently: shown with both values, who and when, and decided by an officer.
//!
//! Whatever is decided, the other version is kept: it stands in the ledger as what was before, or as a copy.

use chrono::{DateTime, Utc};
use exchange::shared::{Contest, Document, Found, Kind, common, merge, read, stable_uuid};
use planning::conflict::Reason;
use planning::id::MeetingId;
use planning::request::{Request, RequestState};
use planning::time::warsaw;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::{Conflict, ConflictKind, Entity, EntityKind, Reader, StepName, StoreError, Writer};
use ts_rs::TS;

use super::documents;
use super::double_booking::blocking;
use super::look::Incoming;
use super::names::Names;
use super::planned::kind_of;
use super::seen::{bury, document_of, remember, standing, with_versions};
use super::take::{NotTaken, take};
use super::take_out::remove;
use crate::{Answer, Desk, DeskError, Refusal};

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
    const fn word(self) -> &'static str {
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

    /// Decides. The next synchronisation tells the other desks.
    ///
    /// # Errors
    /// Refused when there is no such conflict, when there can be no copy of the thing, or when something here still
    /// needs what was deleted there.
    pub fn resolve_conflict(&self, id: i64, taken: Take) -> Result<Answer<Resolved>, DeskError> {
        let conflict = self.store().read(|reader| reader.conflict(id))?;
        let conflict = conflict.filter(|each| each.resolved_at.is_none());
        let conflict = conflict.ok_or(Refusal::NoSuchConflict { conflict_id: id })?;
        let Some(kind) = kind_of(&conflict.kind) else {
            return Err(Refusal::NoSuchConflict { conflict_id: id }.into());
        };
        let theirs = Theirs::of(&conflict).map(Theirs::incoming);
        let case = Case { conflict: &conflict, kind, theirs, taken };
        case.loser_into_ledger(self)?;
        self.act(StepName::ResolveConflict, |writer, _, now| {
            let mut names = Names::read(writer)?;
            case.decide(writer, &mut names, self.who())?;
            names.keep(writer)?;
            writer.resolve_conflict(id, now, taken.word())?;
            Ok(Resolved { conflict_id: id, taken })
        })
    }
}

struct Case<'a> {
    conflict: &'a Conflict,
    kind: Kind,
    theirs: Option<Incoming>,
    taken: Take,
}

impl Case<'_> {
    /// Where mine counts, theirs first goes in: so it stands in the ledger, whole.
    fn loser_into_ledger(&self, desk: &Desk) -> Result<(), DeskError> {
        let Some(theirs) = self.theirs.as_ref().filter(|_| self.taken == Take::Mine) else { return Ok(()) };
        let mine = self.mine(desk)?;
        desk.act(StepName::Synchronise, |writer, _, _| {
            let mut names = Names::read(writer)?;
            into(writer, &mut names, &theirs.document)?;
            names.keep(writer)?;
            // Cut off here, the question is still open and mine is what it was asked about.
            let mut details = self.conflict.details.clone();
            details.mine = mine.as_ref().map(serde_json::to_value).transpose().map_err(StoreError::from)?;
            writer.put_conflict(&details)?;
            Ok(())
        })?;
        Ok(())
    }

    fn mine(&self, desk: &Desk) -> Result<Option<Document>, DeskError> {
        Ok(desk.store().read(|reader| {
            let mut names = Names::read(reader)?;
            documents::one(reader, &mut names, &Default::default(), self.kind, &self.conflict.uid)
        })?)
    }

    fn decide(&self, writer: &mut Writer<'_>, names: &mut Names, who: &str) -> Result<(), DeskError> {
        match self.conflict.what {
            ConflictKind::Fields => self.fields(writer, names, who),
            ConflictKind::DeletedHere => self.deleted_here(writer, names),
            ConflictKind::DeletedThere => self.deleted_there(writer, names),
            // Nothing is to be chosen: the meeting is moved, or both stay.
            ConflictKind::DoubleBooking => Ok(()),
        }
    }

    fn fields(&self, writer: &mut Writer<'_>, names: &mut Names, who: &str) -> Result<(), DeskError> {
        let Some(theirs) = &self.theirs else { return Ok(()) };
        let mine = match self.taken {
            // Theirs stands in the register now; mine is what the question was asked about.
            Take::Mine => {
                writer.conflict(self.conflict.id)?.and_then(|each| document_of(each.mine.as_ref()?))
            }
            _ => documents::one(writer, names, &Default::default(), self.kind, &self.conflict.uid)?,
        };
        let Some(mine) = mine else { return Ok(()) };
        let seen =
            standing(writer, self.conflict.collection_id)?.remove(&(self.kind, self.conflict.uid.clone()));
        let seen = seen.map(|seen| with_versions(writer, &seen)).transpose()?;
        // The same as when it was asked, which need not be what was last seen: a server may have been restored since.
        let base = seen.as_ref().and_then(|seen| common(seen, &theirs.document));
        let mut merged = merge(base, &mine.fields, &theirs.document.fields);
        if self.taken != Take::Mine {
            for Contest { field, theirs, .. } in &merged.contests {
                match theirs {
                    Some(value) => drop(merged.fields.insert(field.clone(), value.clone())),
                    None => drop(merged.fields.remove(field)),
                }
            }
        }
        if self.taken == Take::Both {
            copy(writer, names, &mine, who)?;
        }
        into(writer, names, &Document { fields: merged.fields, ..theirs.document.clone() })?;
        self.seen(writer)
    }

    fn deleted_here(&self, writer: &mut Writer<'_>, names: &mut Names) -> Result<(), DeskError> {
        let Some(theirs) = &self.theirs else { return Ok(()) };
        match self.taken {
            Take::Mine => {
                remove(writer, names, self.kind, &self.conflict.uid).map_err(|error| self.in_use(error))?
            }
            Take::Theirs | Take::Both => into(writer, names, &theirs.document)?,
        }
        self.planned_again(writer)?;
        self.seen(writer)
    }

    fn deleted_there(&self, writer: &mut Writer<'_>, names: &Names) -> Result<(), DeskError> {
        let collection = self.conflict.collection_id;
        let seen = standing(writer, collection)?.remove(&(self.kind, self.conflict.uid.clone()));
        match self.taken {
            // Having it although it was buried is what brings it back.
            Take::Mine | Take::Both => {}
            Take::Theirs => {
                remove(writer, names, self.kind, &self.conflict.uid).map_err(|error| self.in_use(error))?;
            }
        }
        if let Some(seen) = seen {
            bury(writer, collection, &seen.resource.href, &seen.document)?;
        }
        self.planned_again(writer)
    }

    /// A date that stays answers its request again, although whoever deleted it had put the request back on the list.
    fn planned_again(&self, writer: &mut Writer<'_>) -> Result<(), DeskError> {
        let meeting = writer.meetings()?.into_iter().find(|each| each.uid == self.conflict.uid);
        let Some(meeting) = meeting.filter(|each| each.stage.takes_time()) else { return Ok(()) };
        if let Some(request) = writer.request(meeting.request_id)?
            && request.state == RequestState::Waiting
        {
            writer.update_request(&Request { state: RequestState::Planned, ..request })?;
        }
        Ok(())
    }

    /// What the server has counts as seen: whatever the register says differently goes there next.
    fn seen(&self, writer: &mut Writer<'_>) -> Result<(), DeskError> {
        let Some(Incoming { href, etag, body, document }) = &self.theirs else { return Ok(()) };
        Ok(remember(writer, self.conflict.collection_id, (href, etag), body, document)?)
    }

    fn in_use(&self, error: StoreError) -> DeskError {
        match error {
            StoreError::InUse { .. } => Refusal::StillNeeded { name: self.conflict.name.clone() }.into(),
            other => other.into(),
        }
    }
}

fn into(writer: &mut Writer<'_>, names: &mut Names, document: &Document) -> Result<(), DeskError> {
    take(writer, names, document).map_err(|error| match error {
        NotTaken::NotUnderstood(detail) => crate::Failure::Fault { detail }.into(),
        NotTaken::Failed(error) => error,
    })
}

/// My version under a name of its own, held and not yet promised to anybody.
fn copy(writer: &mut Writer<'_>, names: &mut Names, mine: &Document, who: &str) -> Result<(), DeskError> {
    if matches!(mine.kind, Kind::Body | Kind::Requester) {
        return Err(Refusal::NoCopy.into());
    }
    let uid = stable_uuid(&format!("{} {} {who}", mine.uid, json!(mine.fields)));
    let mut document = Document { uid, ..mine.clone() };
    document.fields.retain(|name, _| !name.contains(':'));
    let field = if mine.kind == Kind::Request { "title" } else { "name" };
    document.fields.insert(field.to_owned(), json!(format!("{} (2)", mine.text(field))));
    if mine.kind == Kind::Meeting {
        document.fields.insert("stage".to_owned(), json!("held"));
    }
    into(writer, names, &document)
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
