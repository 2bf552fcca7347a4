//! What changed in a collection, and what is new of it, fetched.

use std::collections::{HashMap, HashSet};
use std::sync::mpsc;

use chrono::TimeDelta;
use exchange::dav::{Changes, DavError, Fetched, Since};
use exchange::shared::{Document, Found, Kind, read};
use store::{Collection, Resource};

use super::report::SyncProgress;
use super::seen::Standing;
use super::synchronise::{Pass, Trouble};

/// Resources asked for at a time.
const BATCH: usize = 500;

/// A sync report is a hint: so often everything is compared.
const WHOLE_LIST: TimeDelta = TimeDelta::hours(24);

/// When so many, and so large a part, are gone at once, nobody deleted them.
const FAR_TOO_MANY: usize = 20;

/// A document as it stands at the server now.
#[derive(Clone, Debug)]
pub(crate) struct Incoming {
    pub href: String,
    pub etag: String,
    pub body: Vec<u8>,
    pub document: Document,
}

/// What a look at the server found.
#[derive(Debug, Default)]
pub(crate) struct Look {
    pub incoming: HashMap<(Kind, String), Incoming>,
    pub gone: HashSet<String>,
    /// Of these, what the server may have lost: it was not deleted by anybody we know of.
    pub doubtful: HashSet<String>,
    pub token: Option<String>,
    pub listed: bool,
}

/// Which of the things that are missing from a whole list were deleted.
enum Missing {
    /// The server has no other way to tell.
    Deleted,
    /// Those that its report named; others it has lost.
    AsReported(Vec<String>),
    /// None: it has lost its memory, or was never wholly looked at.
    Lost,
}

impl Pass<'_> {
    /// Lists, and fetches what is new. Other programs' resources are stored at once, batch by batch.
    pub(super) fn look(
        &mut self,
        collection: &Collection,
        standing: &HashMap<(Kind, String), Standing>,
    ) -> Result<Look, Trouble> {
        let etags = self.desk.store().read(|reader| reader.etags(collection.id))?;
        let etags: HashMap<String, String> = etags.into_iter().collect();
        let (changes, missing) = self.changes(collection)?;
        let mut look = Look { token: changes.token, listed: changes.whole, ..Look::default() };
        let wanted: Vec<String> = changes
            .changed
            .iter()
            .filter(|each| etags.get(&each.href) != Some(&each.etag))
            .map(|each| each.href.clone())
            .collect();
        if changes.whole {
            let there: HashSet<&String> = changes.changed.iter().map(|each| &each.href).collect();
            look.gone = etags.keys().filter(|href| !there.contains(href)).cloned().collect();
            let far_too_many = look.gone.len() > FAR_TOO_MANY && look.gone.len() * 5 > etags.len() * 2;
            look.doubtful = match missing {
                Missing::Deleted if !far_too_many => HashSet::new(),
                Missing::AsReported(told) if !far_too_many => {
                    look.gone.iter().filter(|href| !told.contains(href)).cloned().collect()
                }
                _ => look.gone.clone(),
            };
        } else {
            look.gone = changes.gone.into_iter().filter(|href| etags.contains_key(href)).collect();
        }
        self.fetch(collection, &wanted, standing, &mut look)?;
        self.forget_foreign(collection, &look, standing)?;
        Ok(look)
    }

    fn changes(&self, collection: &Collection) -> Result<(Changes, Missing), Trouble> {
        let connection = self.connection;
        let beginning = || connection.changes(&collection.href, &Since::Beginning);
        let Some(token) = collection.sync_token.clone() else {
            let never = self.listed_at(collection).is_none();
            return Ok((beginning()?, if never { Missing::Lost } else { Missing::Deleted }));
        };
        match connection.changes(&collection.href, &Since::Token(token)) {
            Ok(changes) => self.compared(collection, changes),
            Err(DavError::InvalidToken) => Ok((beginning()?, Missing::Lost)),
            Err(DavError::NotSupported) => Ok((connection.list(&collection.href)?, Missing::Deleted)),
            Err(error) => Err(error.into()),
        }
    }

    /// From time to time the whole list beside the report.
    fn compared(&self, collection: &Collection, changes: Changes) -> Result<(Changes, Missing), Trouble> {
        let due = self.listed_at(collection).is_none_or(|at| self.desk.now() - at > WHOLE_LIST);
        if !due || changes.whole {
            return Ok((changes, Missing::Deleted));
        }
        let list = self.connection.list(&collection.href)?;
        Ok((Changes { token: changes.token, ..list }, Missing::AsReported(changes.gone)))
    }

    /// While one batch is read and stored, the next one is already asked for.
    fn fetch(
        &mut self,
        collection: &Collection,
        wanted: &[String],
        standing: &HashMap<(Kind, String), Standing>,
        look: &mut Look,
    ) -> Result<(), Trouble> {
        if wanted.is_empty() {
            return Ok(());
        }
        let by_href: HashMap<&str, &Document> =
            standing.values().map(|each| (each.resource.href.as_str(), &each.document)).collect();
        let connection = self.connection;
        std::thread::scope(|scope| {
            let (sender, receiver) = mpsc::sync_channel::<Result<Vec<Fetched>, DavError>>(1);
            scope.spawn(move || {
                for batch in wanted.chunks(BATCH) {
                    let fetched = fetch_whole(connection, collection, batch);
                    let failed = fetched.is_err();
                    if sender.send(fetched).is_err() || failed {
                        return;
                    }
                }
            });
            let mut done = 0;
            for batch in receiver {
                let batch = batch?;
                done += batch.len();
                self.sort_out(collection, batch, &by_href, look)?;
                (self.progress)(SyncProgress {
                    account_id: self.account.id,
                    collection: collection.name.clone(),
                    done: done as u32,
                    total: wanted.len() as u32,
                });
            }
            Ok(())
        })
    }

    /// Ours go into the look; other programs' into the store, and stay there as they are.
    fn sort_out(
        &mut self,
        collection: &Collection,
        batch: Vec<Fetched>,
        known: &HashMap<&str, &Document>,
        look: &mut Look,
    ) -> Result<(), Trouble> {
        let mut foreign = Vec::new();
        for Fetched { href, etag, body } in batch {
            match read(&body, known.get(href.as_str()).copied()) {
                Found::Document(document) => {
                    let key = (document.kind, document.uid.clone());
                    look.incoming.insert(key, Incoming { href, etag, body, document: *document });
                }
                Found::Foreign => foreign.push((href, etag, body)),
            }
        }
        self.report.kept += foreign.len() as u32;
        if self.dry_run || foreign.is_empty() {
            return Ok(());
        }
        self.desk.quietly(|writer| {
            for (href, etag, body) in foreign {
                writer.put_resource(&Resource {
                    collection_id: collection.id,
                    href,
                    etag,
                    body,
                    document: None,
                })?;
            }
            Ok(())
        })?;
        Ok(())
    }

    fn forget_foreign(
        &self,
        collection: &Collection,
        look: &Look,
        standing: &HashMap<(Kind, String), Standing>,
    ) -> Result<(), Trouble> {
        let ours: HashSet<&str> = standing.values().map(|each| each.resource.href.as_str()).collect();
        let foreign: Vec<&String> = look.gone.iter().filter(|href| !ours.contains(href.as_str())).collect();
        if self.dry_run || foreign.is_empty() {
            return Ok(());
        }
        self.desk.quietly(|writer| {
            for href in foreign {
                writer.remove_resource(collection.id, href)?;
            }
            Ok(())
        })?;
        Ok(())
    }
}

/// A server may leave some out of a large answer: they are asked for once more, fewer at a time.
fn fetch_whole(
    connection: &exchange::dav::Connection,
    collection: &Collection,
    hrefs: &[String],
) -> Result<Vec<Fetched>, DavError> {
    let mut found = connection.fetch(&collection.href, hrefs, collection.cards)?;
    if found.len() < hrefs.len() {
        let have: HashSet<String> = found.iter().map(|each| each.href.clone()).collect();
        let missing: Vec<String> = hrefs.iter().filter(|href| !have.contains(*href)).cloned().collect();
        if found.is_empty() && missing.len() == 1 {
            return Ok(found);
        }
        for few in missing.chunks(50) {
            found.extend(connection.fetch(&collection.href, few, collection.cards)?);
        }
    }
    Ok(found)
}
