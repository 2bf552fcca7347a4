//! What an officer decides about two versions.
//!
//! Whatever is decided, the other version is kept: it stands in the ledger as what was before, or as a copy.

use exchange::shared::{Contest, Document, Kind, common, merge, stable_uuid};
use planning::request::{Request, RequestState};
use serde_json::json;
use store::{Conflict, ConflictDetails, ConflictKind, StepName, StoreError, Writer};

use super::conflicts::{Resolved, Take, Theirs};
use super::documents;
use super::look::Incoming;
use super::names::Names;
use super::planned::kind_of;
use super::seen::{bury, document_of, remember, standing, with_versions};
use super::take::{NotTaken, take};
use super::take_out::remove;
use crate::{Answer, Desk, DeskError, Refusal};

impl Desk {
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
        if conflict.taken.is_none() {
            case.loser_into_ledger(self)?;
        }
        self.act(StepName::ResolveConflict, |writer, _, now| {
            let mut names = Names::read(writer)?;
            case.decide(writer, &mut names, self.who())?;
            names.keep(writer)?;
            writer.resolve_conflict(id, now, taken.word())?;
            Ok(Resolved { conflict_id: id, taken })
        })
    }

    /// Decisions whose second half a program that was killed left undone.
    pub(super) fn finish_decisions(&self) -> Result<(), DeskError> {
        let open = self.store().read(|reader| reader.open_conflicts())?;
        for conflict in open.into_iter().filter(|each| each.taken.as_deref() == Some(Take::Mine.word())) {
            match self.resolve_conflict(conflict.id, Take::Mine) {
                // What was decided can no longer be done: it is asked about again.
                Err(DeskError::Refused { .. }) => {
                    let asked = ConflictDetails { taken: None, ..conflict.details };
                    self.quietly(|writer| Ok(writer.put_conflict(&asked)?))?;
                }
                other => drop(other?),
            }
        }
        Ok(())
    }
}

struct Case<'a> {
    conflict: &'a Conflict,
    kind: Kind,
    theirs: Option<Incoming>,
    taken: Take,
}

impl Case<'_> {
    /// Where mine counts, theirs first goes in, as a step of its own: so it stands in the ledger, whole.
    fn loser_into_ledger(&self, desk: &Desk) -> Result<(), DeskError> {
        let Some(theirs) = self.theirs.as_ref().filter(|_| self.taken == Take::Mine) else { return Ok(()) };
        let mine = self.mine(desk)?;
        desk.act(StepName::Synchronise, |writer, _, _| {
            let mut names = Names::read(writer)?;
            into(writer, &mut names, &theirs.document)?;
            names.keep(writer)?;
            // Cut off here, the decision is written down, with what mine is; the next synchronisation finishes it.
            let mut details = self.conflict.details.clone();
            details.taken = Some(self.taken.word().to_owned());
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
