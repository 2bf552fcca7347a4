//! What the register has goes to the server, one operation after another, each written down before and after.

use std::collections::{HashMap, HashSet};

use exchange::dav::{DavError, Fetched};
use exchange::shared::{Action, Document, Found, Kind, href_of, read, write};
use store::{Collection, OperationState};

use super::apply::{card, word};
use super::planned::Planned;
use super::report::{OperationOutcome, SyncProgress};
use super::seen::{bury, keep_version, remember};
use super::synchronise::{Pass, Trouble};

/// Looked at again in one request.
const BATCH: usize = 200;

#[derive(Debug, Default)]
pub(crate) struct Sent {
    /// Somebody was quicker: look again.
    pub again: bool,
    /// Things that changed or were lost there and whose answer did not arrive there yet.
    pub unsettled: usize,
    /// What the server holds is not what we believe: the whole list is compared the next time.
    pub compare_whole: bool,
    full: bool,
    written: HashMap<String, (Document, Option<String>)>,
}

impl Pass<'_> {
    pub(crate) fn send(
        &mut self,
        collection: &Collection,
        planned: &[Planned],
        skipped: &HashSet<(Kind, String)>,
    ) -> Result<Sent, Trouble> {
        let mut sent = Sent::default();
        let mut trouble = None;
        let due: Vec<&Planned> = planned
            .iter()
            .filter(|one| one.is_sent() && !skipped.contains(&(one.kind, one.uid.clone())))
            .collect();
        for (done, one) in due.iter().enumerate() {
            (self.progress)(SyncProgress {
                account_id: self.account.id,
                collection: collection.name.clone(),
                done: done as u32,
                total: due.len() as u32,
            });
            let carried = match &one.action {
                Action::Add(document) => self.put(collection, one, document, true, &mut sent),
                Action::Change(document) | Action::Merge(document) => {
                    self.put(collection, one, document, false, &mut sent)
                }
                Action::Delete => self.delete(collection, one, &mut sent),
                _ => continue,
            };
            if let Err(error) = carried {
                trouble = Some(error);
                break;
            }
        }
        match trouble {
            Some(error) => Err(error),
            None => {
                self.look_again(collection, &sent)?;
                // The next report begins after what was put: a server does not tell that something is gone which came
                // and went since the last one.
                sent.again |= !sent.written.is_empty();
                Ok(sent)
            }
        }
    }

    fn put(
        &mut self,
        collection: &Collection,
        one: &Planned,
        document: &Document,
        is_new: bool,
        sent: &mut Sent,
    ) -> Result<(), Trouble> {
        if sent.full {
            sent.unsettled += usize::from(is_unsettled(one));
            return Ok(());
        }
        let there = one.there().filter(|_| !is_new);
        let fresh = format!("{}/{}", collection.href.trim_end_matches('/'), href_of(one.kind, &one.uid));
        let href = there.map_or(fresh, |(href, ..)| href.to_owned());
        let standing =
            there.filter(|(_, _, body, _)| !body.is_empty()).map(|(_, _, body, said)| (body, said));
        let body = write(document, standing);
        let etag = there.map(|(_, etag, ..)| etag);
        let operation = self.begin(collection, one, Some(document))?;
        match self.connection.put(&href, &body, etag, collection.cards) {
            Ok(put) => {
                let known = put.etag.clone().unwrap_or_default();
                self.desk.quietly(|writer| {
                    remember(writer, collection.id, (&href, &known), &body, document)?;
                    Ok(writer.end_operation(operation, OperationState::Done, None)?)
                })?;
                sent.written.insert(href, (document.clone(), put.etag));
                self.told(collection, one, OperationOutcome::Done, None);
                Ok(())
            }
            Err(error) => self.not_carried_out(collection, one, operation, error, sent),
        }
    }

    fn delete(&mut self, collection: &Collection, one: &Planned, sent: &mut Sent) -> Result<(), Trouble> {
        let Some((href, etag, _, document)) = one.there() else { return Ok(()) };
        let operation = self.begin(collection, one, None)?;
        match self.connection.delete(href, etag) {
            Ok(()) => {
                self.desk.quietly(|writer| {
                    bury(writer, collection.id, href, document)?;
                    Ok(writer.end_operation(operation, OperationState::Done, None)?)
                })?;
                self.told(collection, one, OperationOutcome::Done, None);
                Ok(())
            }
            Err(error) => self.not_carried_out(collection, one, operation, error, sent),
        }
    }

    /// `version`: it may arrive although its answer does not, and is known as ours then.
    fn begin(
        &self,
        collection: &Collection,
        one: &Planned,
        version: Option<&Document>,
    ) -> Result<i64, Trouble> {
        let now = self.desk.now();
        let what = word(&one.action);
        let key = (one.kind.word(), one.uid.as_str());
        let (operation, _) = self.desk.quietly(|writer| {
            if let Some(document) = version {
                keep_version(writer, document)?;
            }
            Ok(writer.begin_operation(collection.id, key, what, now)?)
        })?;
        Ok(operation)
    }

    fn not_carried_out(
        &mut self,
        collection: &Collection,
        one: &Planned,
        operation: i64,
        error: DavError,
        sent: &mut Sent,
    ) -> Result<(), Trouble> {
        let detail = error.to_string();
        self.desk.quietly(|writer| {
            Ok(writer.end_operation(operation, OperationState::Failed, Some(&detail))?)
        })?;
        sent.unsettled += usize::from(is_unsettled(one));
        match &error {
            DavError::Changed => {
                sent.again = true;
                // What stands there is not in the next report when it stood there before.
                sent.compare_whole |= one.incoming.is_none();
                self.told(collection, one, OperationOutcome::Again, None);
                return Ok(());
            }
            DavError::Contradicts { .. } | DavError::NotFound => sent.compare_whole = true,
            DavError::NoRoom => sent.full = true,
            _ => {}
        }
        self.told(collection, one, OperationOutcome::Failed, Some(detail));
        if error.ends_it() || error.is_uncertain() { Err(error.into()) } else { Ok(()) }
    }

    fn told(
        &mut self,
        collection: &Collection,
        one: &Planned,
        outcome: OperationOutcome,
        detail: Option<String>,
    ) {
        let card = card(collection, one, word(&one.action), outcome, detail);
        self.report.operations.push(card);
    }

    /// Servers rewrite what they store, and some drop what they do not know: what stands there now is read once more,
    /// so that a later change of ours goes into it and not over it.
    fn look_again(&mut self, collection: &Collection, sent: &Sent) -> Result<(), Trouble> {
        let hrefs: Vec<String> = sent.written.keys().cloned().collect();
        for batch in hrefs.chunks(BATCH) {
            let fetched = self.connection.fetch(&collection.href, batch, collection.cards)?;
            self.desk.quietly(|writer| {
                for Fetched { href, etag, body } in fetched {
                    let Some((document, put)) = sent.written.get(&href) else { continue };
                    if is_ours_still(&body, &etag, document, put.as_deref()) {
                        remember(writer, collection.id, (&href, &etag), &body, document)?;
                    }
                }
                Ok(())
            })?;
        }
        Ok(())
    }
}

/// What was changed there, or lost there, is not told a second time: until it is dealt with the old token stays.
fn is_unsettled(one: &Planned) -> bool {
    one.incoming.is_some() || one.standing.is_some() && matches!(one.action, Action::Add(_))
}

/// Whether it is what we put, and not already somebody's change of it.
fn is_ours_still(body: &[u8], etag: &str, document: &Document, put: Option<&str>) -> bool {
    if put == Some(etag) {
        return true;
    }
    match read(body, Some(document)) {
        Found::Document(found) => found.written.version == document.written.version && found.said.is_none(),
        Found::Foreign => false,
    }
}
