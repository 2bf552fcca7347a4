//! The things a change is told about: their kind and their id.

use planning::calendar::Resource;
use planning::id::{
    CalendarId, LetterId, MailId, MeetingId, NoticeId, PeriodId, PersonId, PublicationId, ReleaseId,
    RequestId, VenueId, WaiverId,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The kinds of things the store keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum EntityKind {
    Person,
    Venue,
    Request,
    Meeting,
    Notice,
    Calendar,
    Period,
    Publication,
    Release,
    /// Its id is its meeting's.
    Announcement,
    Letter,
    /// Its id is its meeting's.
    Outcome,
    /// There is one; its id is 1.
    Settings,
    /// Everything together; its id is 1.
    Register,
    /// A finding that was waived.
    Waiver,
    /// A message in the outbox.
    Mail,
}

/// One thing of the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Entity {
    pub kind: EntityKind,
    #[ts(type = "number")]
    pub id: i64,
}

impl Entity {
    pub const SETTINGS: Self = Self::new(EntityKind::Settings, 1);
    pub const REGISTER: Self = Self::new(EntityKind::Register, 1);

    #[must_use]
    pub const fn new(kind: EntityKind, id: i64) -> Self {
        Self { kind, id }
    }
}

macro_rules! from_ids {
    ($($id:ident => $kind:ident),+ $(,)?) => {$(
        impl From<$id> for Entity {
            fn from(id: $id) -> Self {
                Self::new(EntityKind::$kind, id.0)
            }
        }
    )+};
}

from_ids! {
    PersonId => Person,
    VenueId => Venue,
    RequestId => Request,
    MeetingId => Meeting,
    NoticeId => Notice,
    CalendarId => Calendar,
    PeriodId => Period,
    PublicationId => Publication,
    ReleaseId => Release,
    LetterId => Letter,
    WaiverId => Waiver,
    MailId => Mail,
}

impl From<Resource> for Entity {
    fn from(owner: Resource) -> Self {
        match owner {
            Resource::Person(id) => id.into(),
            Resource::Venue(id) => id.into(),
        }
    }
}

/// What a change has changed, so that the window reads just that again: sorted, nothing twice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Changed {
    pub entities: Vec<Entity>,
}

impl Changed {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entities.is_empty()
    }

    #[must_use]
    pub fn contains(&self, entity: impl Into<Entity>) -> bool {
        self.entities.binary_search(&entity.into()).is_ok()
    }

    /// Both, as one answer: for a job done in several changes.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.entities.extend(other.entities);
        self.entities.sort_unstable();
        self.entities.dedup();
        self
    }
}

impl FromIterator<Entity> for Changed {
    fn from_iter<I: IntoIterator<Item = Entity>>(entities: I) -> Self {
        Self::default().and(Self { entities: entities.into_iter().collect() })
    }
}
