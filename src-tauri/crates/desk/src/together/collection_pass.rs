//! One collection: look what changed there, plan, apply to the register, send.

use std::collections::{HashMap, HashSet};
use std::sync::mpsc;

use chrono::TimeDelta;
use exchange::dav::{Changes, DavError, Fetched, Since};
use exchange::shared::{Action, Document, Found, Grave, Kind, Remote, Seen, plan, read};
use store::{Collection, Conflict, ConflictKind, Resource};

use super::conflicts::Theirs;
use super::names::Names;
use super::report::SyncProgress;
use super::seen::{self, Standing};
use super::synchronise::{Pass, Trouble};
use super::{documents, identity};

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
    pub token: Option<String>,
    pub listed: bool,
    /// The server has lost its memory: what is missing was not deleted by anybody.
    pub doubtful: bool,
}

/// One thing and what is to be done about it.
#[derive(Clone, Debug)]
pub(crate) struct Planned {
    pub kind: Kind,
    pub uid: String,
    pub name: String,
    pub action: Action,
    pub local: Option<Document>,
    pub standing: Option<Standing>,
    pub incoming: Option<Incoming>,
    pub conflict: Option<Conflict>,
}

impl Pass<'_> {
    /// Answers whether another look is needed.
    pub(crate) fn collection(&mut self, collection: &Collection, kinds: &[Kind]) -> Result<bool, Trouble> {
        let standing = self.desk.store().read(|reader| seen::standing(reader, collection.id))?;
        let look = self.look(collection, &standing)?;
        let mut names = self.desk.store().read(Names::read)?;
        let planned = self.plan(collection, kinds, &look, standing, &mut names)?;
        if self.dry_run {
            planned.iter().for_each(|each| self.rehearse(collection, each));
            return Ok(false);
        }
        let applied = self.apply(collection, &planned, &mut names)?;
        let sent = self.send(collection, &planned, &applied.skipped)?;
        if applied.skipped.is_empty() && sent.unsettled == 0 {
            self.keep_token(collection, &look, sent.forget_token)?;
        } else if sent.forget_token {
            self.keep_token(collection, &Look::default(), true)?;
        }
        Ok(sent.again || !applied.skipped.is_empty())
    }

    fn keep_token(&self, collection: &Collection, look: &Look, forget: bool) -> Result<(), Trouble> {
        let token = if forget { None } else { look.token.clone() };
        if token == collection.sync_token && !look.listed {
            return Ok(());
        }
        self.desk.quietly(|writer| {
            let Some(mut standing) = writer.collection(collection.id)? else { return Ok(()) };
            standing.details.sync_token = token;
            if look.listed {
                standing.details.listed_at = Some(self.desk.now());
            }
            Ok(writer.update_collection(&standing)?)
        })?;
        Ok(())
    }

    /// Lists, and fetches what is new. Other programs' resources are stored at once, batch by batch.
    fn look(
        &mut self,
        collection: &Collection,
        standing: &HashMap<(Kind, String), Standing>,
    ) -> Result<Look, Trouble> {
        let etags = self.desk.store().read(|reader| reader.etags(collection.id))?;
        let etags: HashMap<String, String> = etags.into_iter().collect();
        let (changes, doubtful) = self.changes(collection)?;
        let mut look = Look { token: changes.token, listed: changes.whole, doubtful, ..Look::default() };
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
            look.doubtful |= far_too_many;
        } else {
            look.gone = changes.gone.into_iter().filter(|href| etags.contains_key(href)).collect();
        }
        self.fetch(collection, &wanted, standing, &mut look)?;
        self.forget_foreign(collection, &look, standing)?;
        Ok(look)
    }

    fn changes(&self, collection: &Collection) -> Result<(Changes, bool), Trouble> {
        let connection = self.connection;
        let Some(token) = collection.sync_token.clone() else {
            return Ok((connection.changes(&collection.href, &Since::Beginning)?, false));
        };
        match connection.changes(&collection.href, &Since::Token(token)) {
            Ok(changes) => Ok((self.compared(collection, changes)?, false)),
            Err(DavError::InvalidToken) => {
                Ok((connection.changes(&collection.href, &Since::Beginning)?, true))
            }
            Err(DavError::NotSupported) => Ok((connection.list(&collection.href)?, false)),
            Err(error) => Err(error.into()),
        }
    }

    /// From time to time the whole list beside the report.
    fn compared(&self, collection: &Collection, changes: Changes) -> Result<Changes, Trouble> {
        let due = collection.listed_at.is_none_or(|at| self.desk.now() - at > WHOLE_LIST);
        if !due || changes.whole {
            return Ok(changes);
        }
        let list = self.connection.list(&collection.href)?;
        Ok(Changes { token: changes.token, ..list })
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

    /// What is to be done about each thing that is here, there, or was seen there.
    fn plan(
        &self,
        collection: &Collection,
        kinds: &[Kind],
        look: &Look,
        mut standing: HashMap<(Kind, String), Standing>,
        names: &mut Names,
    ) -> Result<Vec<Planned>, Trouble> {
        let all = self.desk.store().read(|reader| documents::all(reader, names, &self.written))?;
        let shared = self.desk.store().read(|reader| reader.seen_documents())?;
        let shared: HashSet<(Kind, String)> =
            shared.into_iter().filter_map(|(kind, uid)| Some((kind_of(&kind)?, uid))).collect();
        if recognise(look, &all, &shared, names) {
            // Other things name those that were recognised.
            let renamed = self.desk.store().read(|reader| documents::all(reader, names, &self.written))?;
            return self.plan_all(collection, kinds, look, &mut standing, renamed);
        }
        self.plan_all(collection, kinds, look, &mut standing, all)
    }

    fn plan_all(
        &self,
        collection: &Collection,
        kinds: &[Kind],
        look: &Look,
        standing: &mut HashMap<(Kind, String), Standing>,
        all: Vec<Document>,
    ) -> Result<Vec<Planned>, Trouble> {
        let open = self.desk.store().read(|reader| reader.open_conflicts())?;
        let mut open: HashMap<(Kind, String), Conflict> = open
            .into_iter()
            .filter(|each| each.collection_id == collection.id && each.what != ConflictKind::DoubleBooking)
            .filter_map(|each| Some(((kind_of(&each.kind)?, each.uid.clone()), each)))
            .collect();
        let mut local: HashMap<(Kind, String), Document> =
            all.into_iter().map(|each| ((each.kind, each.uid.clone()), each)).collect();
        local.retain(|key, _| {
            kinds.contains(&key.0) || standing.contains_key(key) || look.incoming.contains_key(key)
        });
        let keys = local.keys().chain(standing.keys()).chain(look.incoming.keys()).chain(open.keys());
        let mut keys: Vec<(Kind, String)> = keys.cloned().collect();
        keys.sort_unstable();
        keys.dedup();
        let mut planned = Vec::new();
        self.desk.store().read(|reader| {
            for key in keys {
                let mut one = Planned {
                    kind: key.0,
                    uid: key.1.clone(),
                    name: String::new(),
                    action: Action::Nothing,
                    local: local.remove(&key),
                    standing: standing.remove(&key),
                    incoming: look.incoming.get(&key).cloned(),
                    conflict: open.remove(&key),
                };
                one.action = decide(reader, collection, look, &mut one)?;
                one.name = one.called();
                if one.action != Action::Nothing || one.conflict.is_some() {
                    planned.push(one);
                }
            }
            Ok(())
        })?;
        Ok(planned)
    }
}

impl Planned {
    fn called(&self) -> String {
        let document = self.local.as_ref().or(self.incoming.as_ref().map(|each| &each.document));
        let document = document.or(self.standing.as_ref().map(|each| &each.document));
        let field = if self.kind == Kind::Request { "title" } else { "name" };
        // Nobody's personal data in a list of operations.
        if self.kind == Kind::Requester {
            String::new()
        } else {
            document.map(|each| each.text(field).to_owned()).unwrap_or_default()
        }
    }

    /// What stands at the server now: bytes, ETag, address, document.
    pub(crate) fn there(&self) -> Option<(&str, &str, &[u8], &Document)> {
        match (&self.incoming, &self.standing) {
            (Some(each), _) => Some((&each.href, &each.etag, &each.body, &each.document)),
            (None, Some(each)) => {
                let resource = &each.resource;
                Some((&resource.href, &resource.etag, &resource.body, &each.document))
            }
            (None, None) => None,
        }
    }
}

fn decide(
    reader: &store::Reader<'_>,
    collection: &Collection,
    look: &Look,
    one: &mut Planned,
) -> Result<Action, store::StoreError> {
    let seen = one.standing.as_ref().map(|standing| seen::with_versions(reader, standing)).transpose()?;
    let gone = one.standing.as_ref().is_some_and(|standing| look.gone.contains(&standing.resource.href));
    // What waits for a decision is no longer told by the server: it was kept with the question.
    if one.incoming.is_none() && !gone {
        one.incoming = one.conflict.as_ref().and_then(Theirs::of).map(Theirs::incoming);
    }
    let asked_deleted = one.conflict.as_ref().is_some_and(|each| each.what == ConflictKind::DeletedThere);
    let remote = match &one.incoming {
        Some(incoming) => Remote::Changed(Box::new(incoming.document.clone())),
        None if gone || asked_deleted => Remote::Gone,
        None => Remote::Same,
    };
    if one.kind == Kind::Body {
        return Ok(decide_body(one, seen.is_some(), gone));
    }
    let versions = reader.grave(collection.id, one.kind.word(), &one.uid)?;
    let grave = versions.map(|versions| Grave { versions });
    Ok(plan(one.local.as_ref(), seen.as_ref(), &remote, grave.as_ref(), look.doubtful))
}

/// A body is only a name at a request: whether it stands at the server is no desk's alone to say, so it is never deleted.
fn decide_body(one: &Planned, seen: bool, gone: bool) -> Action {
    match (&one.local, &one.incoming) {
        (None, Some(incoming)) => Action::Link(incoming.document.clone()),
        (None, None) if gone => Action::Forget,
        (None, None) => Action::Nothing,
        (Some(local), _) => {
            let seen = one.standing.as_ref().filter(|_| seen && !gone);
            let seen = seen.map(|standing| Seen { document: standing.document.clone(), earlier: vec![] });
            let remote = one
                .incoming
                .as_ref()
                .map_or(Remote::Same, |each| Remote::Changed(Box::new(each.document.clone())));
            plan(Some(local), seen.as_ref(), &remote, None, false)
        }
    }
}

/// Things that both desks knew before they met get the name the other desk gave them. Answers whether any did.
fn recognise(look: &Look, local: &[Document], shared: &HashSet<(Kind, String)>, names: &mut Names) -> bool {
    let mut any = false;
    for incoming in look.incoming.values() {
        let theirs = &incoming.document;
        if names.id(theirs.kind, &theirs.uid).is_some() {
            continue;
        }
        if let Some(twin) = identity::twin(theirs, local, shared)
            && let Some(id) = names.id(twin.kind, &twin.uid)
        {
            names.put(theirs.kind, id, &theirs.uid);
            any = true;
        }
    }
    any
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

pub(crate) fn kind_of(word: &str) -> Option<Kind> {
    let all = [Kind::Person, Kind::Venue, Kind::Body, Kind::Request, Kind::Requester, Kind::Meeting];
    all.into_iter().find(|kind| kind.word() == word)
}
