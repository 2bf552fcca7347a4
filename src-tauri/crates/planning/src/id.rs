//! Identifiers. One type for each kind of thing, so that a venue can never be asked for by a person's id.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[serde(transparent)]
        #[ts(export)]
        pub struct $name(#[ts(type = "number")] pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::num::ParseIntError;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.trim().parse().map(Self)
            }
        }
    )+};
}

ids! {
    /// Somebody whose calendar matters: the Mayor, a deputy, an organiser, a host, an interpreter.
    PersonId,
    /// A place where a meeting may be held.
    VenueId,
    /// A letter asking for a meeting.
    RequestId,
    /// A date given to a request.
    MeetingId,
    /// An organisation linked to requests: a district council, a school, an association.
    BodyId,
    /// An imported calendar of a person or a venue.
    CalendarId,
    /// A duty to tell somebody about a meeting.
    NoticeId,
    /// A frozen copy of an announcement.
    ReleaseId,
    /// A record that a channel has carried an announcement.
    PublicationId,
    /// The letter a request came with, as it was received.
    LetterId,
    /// A span of dates that matters for planning: a school break, a session, an election.
    PeriodId,
    /// Something missing that an officer took on themselves.
    WaiverId,
    /// A message in the outbox.
    MailId,
}
