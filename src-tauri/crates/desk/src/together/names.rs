//! The names that things have on every desk.

use std::collections::HashMap;

use exchange::shared::Kind;
use store::{Reader, StoreError, Writer};

/// Kinds whose names are kept; a meeting carries its own, the others' follow from something.
const NAMED: [Kind; 3] = [Kind::Person, Kind::Venue, Kind::Request];

#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    to_uid: HashMap<(Kind, i64), String>,
    to_id: HashMap<(Kind, String), i64>,
    /// Given here and not yet written down.
    new: Vec<(Kind, i64)>,
}

impl Names {
    pub(crate) fn read(reader: &Reader<'_>) -> Result<Self, StoreError> {
        let mut names = Self::default();
        for kind in NAMED {
            for (id, uid) in reader.shared_names(kind.word())? {
                names.know(kind, id, uid);
            }
        }
        Ok(names)
    }

    fn know(&mut self, kind: Kind, id: i64, uid: String) {
        self.to_id.insert((kind, uid.clone()), id);
        self.to_uid.insert((kind, id), uid);
    }

    /// The name of a thing; a new one where it has none.
    pub(crate) fn uid(&mut self, kind: Kind, id: i64) -> String {
        if let Some(uid) = self.to_uid.get(&(kind, id)) {
            return uid.clone();
        }
        let uid = uuid::Uuid::new_v4().to_string();
        self.know(kind, id, uid.clone());
        self.new.push((kind, id));
        uid
    }

    pub(crate) fn id(&self, kind: Kind, uid: &str) -> Option<i64> {
        self.to_id.get(&(kind, uid.to_owned())).copied()
    }

    /// The thing is known under this name from now on.
    pub(crate) fn put(&mut self, kind: Kind, id: i64, uid: &str) {
        if let Some(old) = self.to_uid.remove(&(kind, id)) {
            self.to_id.remove(&(kind, old));
        }
        self.know(kind, id, uid.to_owned());
        self.new.push((kind, id));
    }

    /// Writes down what is new.
    pub(crate) fn keep(&mut self, writer: &mut Writer<'_>) -> Result<(), StoreError> {
        for (kind, id) in std::mem::take(&mut self.new) {
            if let Some(uid) = self.to_uid.get(&(kind, id)) {
                writer.put_shared_name(kind.word(), id, uid)?;
            }
        }
        Ok(())
    }

    pub(crate) fn has_new(&self) -> bool {
        !self.new.is_empty()
    }
}

/// Who asked, beside the request.
pub(crate) fn requester_uid(request: &str) -> String {
    format!("{request}-requester")
}

pub(crate) fn request_of_requester(uid: &str) -> Option<&str> {
    uid.strip_suffix("-requester")
}

/// An organisation is the same wherever its name is the same.
pub(crate) fn body_uid(name: &str) -> String {
    exchange::shared::stable_uuid(&format!("body:{}", planning::fold::fold(name.trim())))
}
