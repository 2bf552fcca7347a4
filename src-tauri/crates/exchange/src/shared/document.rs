//! One thing of the register, as it travels.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What is shared. The order is that of need: a meeting names its request, its venue and its people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Person,
    Venue,
    /// An organisation linked to requests.
    Body,
    Request,
    /// Personal data of who asked: goes only into a collection marked for it.
    Requester,
    Meeting,
}

impl Kind {
    /// Whether it is a vCard; else a component of a calendar.
    pub const fn is_card(self) -> bool {
        matches!(self, Self::Person | Self::Venue | Self::Body | Self::Requester)
    }

    /// The word that stands in the data.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Venue => "venue",
            Self::Body => "body",
            Self::Request => "request",
            Self::Requester => "requester",
            Self::Meeting => "meeting",
        }
    }
}

/// Fields by name; what one officer changed and another did not is told field by field.
pub type Fields = BTreeMap<String, Value>;

/// Somebody, or some hall, in the look of a meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LookParty {
    pub uid: String,
    pub name: String,
    pub email: Option<String>,
}

/// What other programs show and the fields name only by reference. It never counts as a change.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Look {
    /// Where, in words.
    pub location: Option<String>,
    /// The venue's own name and address, for a register that does not know it yet.
    pub venue_name: Option<String>,
    pub venue_address: Option<String>,
    /// Degrees north and east.
    pub geo: Option<(f64, f64)>,
    pub description: Option<String>,
    pub categories: Vec<String>,
    pub organizer: Option<LookParty>,
    pub people: Vec<LookParty>,
    /// Halls that the meeting only names, such as one whose owner said no.
    pub venues: Vec<LookParty>,
    /// The title of the request, for a register that does not know it yet.
    pub request_title: Option<String>,
}

/// Who wrote this version, when, and after which others.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Written {
    /// Follows from the content and the versions before it: written twice, it is the same.
    pub version: String,
    /// The versions this one knows of, the newest first. A server that was restored from a backup shows a version that
    /// the register has already gone beyond; two versions that do not know each other share one of these.
    pub after: Vec<String>,
    pub by: String,
    /// RFC 3339.
    pub at: String,
    /// Somebody has decided that it stays although it was deleted.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub revived: bool,
    /// The person was erased, on this basis: every desk erases them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub erased: Option<String>,
}

impl Written {
    /// Whether this version knows of another, or is it.
    pub fn knows(&self, version: &str) -> bool {
        self.version == version || self.after.iter().any(|known| known == version)
    }
}

/// One shared thing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Document {
    pub kind: Kind,
    /// The same on every desk, for ever.
    pub uid: String,
    #[serde(flatten)]
    pub written: Written,
    pub fields: Fields,
    #[serde(default)]
    pub look: Look,
    /// What our own data said, where another program changed the standard properties beside it.
    #[serde(skip)]
    pub said: Option<Fields>,
}

impl Document {
    pub fn new(kind: Kind, uid: String, fields: Fields, look: Look) -> Self {
        Self { kind, uid, written: Written::default(), fields, look, said: None }
    }

    /// A field as text; empty where there is none.
    pub fn text(&self, field: &str) -> &str {
        self.fields.get(field).and_then(Value::as_str).unwrap_or_default()
    }
}
