//! What is to be done about each thing of a collection.

use std::collections::{HashMap, HashSet};

use exchange::shared::{Action, Document, Grave, Kind, Remote, Seen, plan};
use store::{Collection, Conflict, ConflictKind};

use super::conflicts::Theirs;
use super::look::{Incoming, Look};
use super::names::Names;
use super::seen::{self, Standing};
use super::synchronise::{Pass, Trouble};
use super::{documents, identity};

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
    /// What is to be done about each thing that is here, there, or was seen there.
    pub(super) fn plan(
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

    pub(crate) const fn is_sent(&self) -> bool {
        matches!(self.action, Action::Add(_) | Action::Change(_) | Action::Merge(_) | Action::Delete)
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
    let stood = |hrefs: &HashSet<String>| {
        one.standing.as_ref().is_some_and(|standing| hrefs.contains(&standing.resource.href))
    };
    let (gone, doubtful) = (stood(&look.gone), stood(&look.doubtful));
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
    Ok(plan(one.local.as_ref(), seen.as_ref(), &remote, grave.as_ref(), doubtful))
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

pub(crate) fn kind_of(word: &str) -> Option<Kind> {
    let all = [Kind::Person, Kind::Venue, Kind::Body, Kind::Request, Kind::Requester, Kind::Meeting];
    all.into_iter().find(|kind| kind.word() == word)
}
