//! Whose data it is about: who asked for a meeting, or who takes part in them.

use planning::id::{PersonId, RequestId};
use serde::{Deserialize, Serialize};
use store::{Entity, EntityKind};
use ts_rs::TS;

use crate::Thing;

/// A person with rights to their data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Subject {
    /// Who asked, by the request: residents have no number of their own here.
    Requester(RequestId),
    /// Who takes part in meetings.
    Person(PersonId),
}

impl Subject {
    pub(crate) const fn entity(self) -> Entity {
        match self {
            Self::Requester(id) => Entity::new(EntityKind::Request, id.0),
            Self::Person(id) => Entity::new(EntityKind::Person, id.0),
        }
    }

    pub(crate) const fn thing(self) -> Thing {
        let Entity { kind, id } = self.entity();
        Thing { kind, id }
    }

    /// „wniosek-12”, „osoba-3”: for names of files.
    pub(crate) fn file_stem(self) -> String {
        match self {
            Self::Requester(id) => format!("wniosek-{id}"),
            Self::Person(id) => format!("osoba-{id}"),
        }
    }
}

/// „7” and „person:7” for who takes part in meetings, „request:12” for who asked.
impl std::str::FromStr for Subject {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let number = |text: &str| {
            text.parse()
                .map_err(|_| "an ID is 7 or person:7 (list people), or request:12 (who asked)".to_owned())
        };
        match text.split_once(':') {
            Some(("request", id)) => number(id).map(|id| Self::Requester(RequestId(id))),
            Some(("person", id)) => number(id).map(|id| Self::Person(PersonId(id))),
            Some(_) => number("").map(|id| Self::Person(PersonId(id))),
            None => number(text).map(|id| Self::Person(PersonId(id))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_a_person_and_a_request_is_named() {
        assert_eq!("7".parse(), Ok(Subject::Person(PersonId(7))));
        assert_eq!("person:7".parse(), Ok(Subject::Person(PersonId(7))));
        assert_eq!("request:12".parse(), Ok(Subject::Requester(RequestId(12))));
        for strange in ["", "osoba:7", "request:", "request:x"] {
            assert!(strange.parse::<Subject>().is_err(), "{strange}");
        }
    }
}
