//! What comes from the server goes into the register: all of a collection in one transaction.

use std::collections::{HashMap, HashSet};

use exchange::shared::{Action, Document, Kind, same_fields};
use store::{Changed, Collection, ConflictDetails, ConflictKind, Resource, StepName, StoreError, Writer};

use super::conflicts::Theirs;
use super::documents;
use super::look::Incoming;
use super::names::Names;
use super::planned::Planned;
use super::report::{OperationCard, OperationOutcome};
use super::seen::{bury, remember};
use super::synchronise::{Pass, Trouble};
use super::take::{NotTaken, take};
use super::take_out::remove;
use crate::DeskError;

/// What could not be applied because somebody changed it here meanwhile.
#[derive(Debug, Default)]
pub(crate) struct Applied {
    pub skipped: HashSet<(Kind, String)>,
}

/// How one thing went.
enum Went {
    Done,
    /// Nothing to tell.
    Quietly,
    Asked,
    NotUnderstood(String),
}

impl Pass<'_> {
    pub(crate) fn apply(
        &mut self,
        collection: &Collection,
        planned: &[Planned],
        names: &mut Names,
    ) -> Result<Applied, Trouble> {
        if planned.is_empty() && !names.has_new() {
            return Ok(Applied::default());
        }
        let written = self.written.clone();
        let mut applied = Applied::default();
        let mut went = Vec::new();
        let answer = self.desk.act(StepName::Synchronise, |writer, _, now| {
            let mut fresh_names = names.clone();
            let fresh: HashMap<(Kind, String), Document> =
                documents::all(writer, &mut fresh_names, &written)?
                    .into_iter()
                    .map(|each| ((each.kind, each.uid.clone()), each))
                    .collect();
            for one in planned {
                let key = (one.kind, one.uid.clone());
                if !is_as_planned(fresh.get(&key), one.local.as_ref()) {
                    applied.skipped.insert(key);
                    continue;
                }
                went.push((one, apply_one(writer, collection, one, names, now)?));
            }
            names.keep(writer)?;
            Ok(())
        })?;
        for (one, how) in went {
            self.tell(collection, one, how);
        }
        self.note(&answer.changed);
        Ok(applied)
    }

    fn note(&mut self, changed: &Changed) {
        self.report.changed = std::mem::take(&mut self.report.changed).and(changed.clone());
    }

    fn tell(&mut self, collection: &Collection, one: &Planned, how: Went) {
        let (what, outcome, detail) = match how {
            Went::Quietly => return,
            Went::Done => (word(&one.action), OperationOutcome::Done, None),
            // A question that is already known isn't told as something new.
            Went::Asked if one.conflict.is_some() => return,
            Went::Asked => ("ask", OperationOutcome::Done, None),
            Went::NotUnderstood(detail) => (word(&one.action), OperationOutcome::Failed, Some(detail)),
        };
        self.report.operations.push(card(collection, one, what, outcome, detail));
    }

    pub(crate) fn rehearse(&mut self, collection: &Collection, one: &Planned) {
        if !matches!(one.action, Action::Nothing | Action::Forget | Action::Link(_)) {
            let card = card(collection, one, word(&one.action), OperationOutcome::Planned, None);
            self.report.operations.push(card);
        }
    }
}

pub(crate) fn card(
    collection: &Collection,
    one: &Planned,
    what: &str,
    outcome: OperationOutcome,
    detail: Option<String>,
) -> OperationCard {
    OperationCard {
        collection_id: collection.id,
        kind: one.kind.word().to_owned(),
        uid: one.uid.clone(),
        name: one.name.clone(),
        what: what.to_owned(),
        outcome,
        detail,
    }
}

pub(crate) const fn word(action: &Action) -> &'static str {
    match action {
        Action::Nothing => "nothing",
        Action::Link(_) => "link",
        Action::Forget => "forget",
        Action::Add(_) => "add",
        Action::Change(_) => "change",
        Action::Delete => "delete",
        Action::Take(_) => "take",
        Action::Merge(_) => "merge",
        Action::Remove => "remove",
        Action::Ask { .. } | Action::AskDeletedHere { .. } | Action::AskDeletedThere { .. } => "ask",
    }
}

/// The plan was made from a look at the register a moment ago: an officer may have been quicker.
fn is_as_planned(now: Option<&Document>, then: Option<&Document>) -> bool {
    match (now, then) {
        (None, None) => true,
        (Some(now), Some(then)) => same_fields(&now.fields, &then.fields),
        // A thing of another collection was not looked at.
        (Some(_), None) => false,
        (None, Some(_)) => false,
    }
}

fn apply_one(
    writer: &mut Writer<'_>,
    collection: &Collection,
    one: &Planned,
    names: &mut Names,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<Went, DeskError> {
    let went = match &one.action {
        Action::Nothing | Action::Add(_) | Action::Change(_) | Action::Delete => Went::Quietly,
        Action::Link(_) => {
            seen_now(writer, collection, one.incoming.as_ref())?;
            Went::Quietly
        }
        Action::Forget => {
            if let Some(standing) = &one.standing {
                bury(writer, collection.id, &standing.resource.href, &standing.document)?;
            }
            Went::Quietly
        }
        Action::Take(document) => taken(writer, collection, one, names, document)?,
        // Told when it is at the server too.
        Action::Merge(document) => match into_register(writer, names, document)? {
            Some(detail) => Went::NotUnderstood(detail),
            None => Went::Quietly,
        },
        Action::Remove => removed(writer, collection, one, names, now)?,
        Action::Ask { theirs, contests } => {
            let fields = serde_json::to_value(contests).map_err(StoreError::from)?;
            ask(writer, collection, one, (ConflictKind::Fields, fields), Some(theirs), now)?
        }
        Action::AskDeletedHere { theirs } => ask(
            writer,
            collection,
            one,
            (ConflictKind::DeletedHere, serde_json::json!([])),
            Some(theirs),
            now,
        )?,
        Action::AskDeletedThere { .. } => {
            ask(writer, collection, one, (ConflictKind::DeletedThere, serde_json::json!([])), None, now)?
        }
    };
    if let (Some(conflict), false) = (&one.conflict, matches!(went, Went::Asked)) {
        // The question has answered itself: both sides came to the same.
        writer.resolve_conflict(conflict.id, now, "merged")?;
    }
    Ok(went)
}

fn seen_now(
    writer: &mut Writer<'_>,
    collection: &Collection,
    incoming: Option<&Incoming>,
) -> Result<(), StoreError> {
    let Some(Incoming { href, etag, body, document }) = incoming else { return Ok(()) };
    remember(writer, collection.id, (href, etag), body, document)
}

/// `None` when it went in.
fn into_register(
    writer: &mut Writer<'_>,
    names: &mut Names,
    document: &Document,
) -> Result<Option<String>, DeskError> {
    match take(writer, names, document) {
        Ok(()) => Ok(None),
        Err(NotTaken::NotUnderstood(detail)) => Ok(Some(detail)),
        Err(NotTaken::Failed(error)) => Err(error),
    }
}

fn taken(
    writer: &mut Writer<'_>,
    collection: &Collection,
    one: &Planned,
    names: &mut Names,
    document: &Document,
) -> Result<Went, DeskError> {
    if let Some(detail) = into_register(writer, names, document)? {
        if let Some(Incoming { href, body, .. }) = &one.incoming {
            // Kept without its version: whenever everything is compared, it is tried again.
            writer.put_resource(&Resource {
                collection_id: collection.id,
                href: href.clone(),
                etag: String::new(),
                body: body.clone(),
                document: None,
            })?;
        }
        return Ok(Went::NotUnderstood(detail));
    }
    seen_now(writer, collection, one.incoming.as_ref())?;
    Ok(Went::Done)
}

fn removed(
    writer: &mut Writer<'_>,
    collection: &Collection,
    one: &Planned,
    names: &Names,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<Went, DeskError> {
    match remove(writer, names, one.kind, &one.uid) {
        Ok(()) => {
            if let Some(standing) = &one.standing {
                bury(writer, collection.id, &standing.resource.href, &standing.document)?;
            }
            Ok(Went::Done)
        }
        // Something here still needs it: that is a change too.
        Err(StoreError::InUse { .. }) => {
            ask(writer, collection, one, (ConflictKind::DeletedThere, serde_json::json!([])), None, now)
        }
        Err(error) => Err(error.into()),
    }
}

fn ask(
    writer: &mut Writer<'_>,
    collection: &Collection,
    one: &Planned,
    (what, fields): (ConflictKind, serde_json::Value),
    theirs: Option<&Document>,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<Went, DeskError> {
    let theirs = theirs.and(one.incoming.as_ref()).map(Theirs::kept).transpose()?;
    if let Some(old) = one.conflict.as_ref().filter(|old| old.what != what) {
        writer.resolve_conflict(old.id, now, "merged")?;
    }
    writer.put_conflict(&ConflictDetails {
        collection_id: collection.id,
        what,
        kind: one.kind.word().to_owned(),
        uid: one.uid.clone(),
        name: one.name.clone(),
        mine: one.local.as_ref().map(serde_json::to_value).transpose().map_err(StoreError::from)?,
        theirs,
        fields,
        etag: one.incoming.as_ref().map(|each| each.etag.clone()),
        since: now,
        resolved_at: None,
        taken: None,
    })?;
    Ok(Went::Asked)
}
