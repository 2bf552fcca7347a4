//! One officer at one desk, with an account at the department's server.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use chrono::{DateTime, Utc};
use desk::{AddAccount, Desk, FixedClock, MeetingCard, SecretsInMemory, SyncReport, Synchronise};
use planning::hours::WeeklyHours;
use planning::id::{MeetingId, PersonId, RequestId, VenueId};
use planning::person::{Duty, PersonDetails};
use planning::request::{RequestDetails, Requester, RoleKind, RoleNeed};
use planning::venue::VenueDetails;
use tempfile::TempDir;

use crate::servers::Server;

/// Where `lawka` finds the password.
pub const PASSWORD_ENV: &str = "LAWKA_TEST_PASSWORD";

/// Monday, 23 November 2026, 9.00.
pub fn now() -> DateTime<Utc> {
    "2026-11-23T08:00:00Z".parse().unwrap()
}

#[derive(Debug)]
pub struct Officer {
    pub desk: Desk,
    pub folder: TempDir,
}

impl Officer {
    pub fn new(name: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = open(folder.path(), name);
        Self { desk, folder }
    }

    /// With an account that shares over the server's calendar and address books.
    pub fn at(name: &str, server: &Server) -> Self {
        let officer = Self::new(name);
        officer.join(&server.url());
        officer
    }

    /// The same desk on another day.
    pub fn later(&self, at: &str) -> Desk {
        Desk::open(self.folder.path(), Box::new(FixedClock(at.parse().unwrap())), "later").unwrap()
    }

    /// Waits no longer than this for an answer.
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { desk: self.desk.with_patience(patience), folder: self.folder }
    }

    /// With an account over which `lawka` may synchronise too.
    pub fn join_over(&self, url: &str, collections: &[&str], personal: &str) {
        self.desk
            .add_account(&AddAccount {
                url: url.to_owned(),
                user: "anna".to_owned(),
                password: Some("tajne".to_owned()),
                password_env: Some(PASSWORD_ENV.to_owned()),
                collections: collections.iter().map(|name| (*name).to_owned()).collect(),
                personal: vec![personal.to_owned()],
                ..AddAccount::default()
            })
            .unwrap();
    }

    pub fn join(&self, url: &str) {
        self.desk
            .add_account(&AddAccount {
                url: url.to_owned(),
                user: "anna".to_owned(),
                password: Some("tajne".to_owned()),
                collections: vec!["spotkania".to_owned(), "urzad".to_owned()],
                personal: vec!["wnioskodawcy".to_owned()],
                ..AddAccount::default()
            })
            .unwrap();
    }

    pub fn sync(&self) -> SyncReport {
        let report = self.try_sync();
        assert_eq!(report.failures, [], "{:?}", report.operations);
        report
    }

    /// With a server that may fail.
    pub fn try_sync(&self) -> SyncReport {
        let stop = Arc::new(AtomicBool::new(false));
        self.desk.synchronise(&Synchronise::default(), &stop, &|_| {}).unwrap()
    }

    pub fn person(&self, name: &str) -> PersonId {
        let details = PersonDetails {
            name: name.to_owned(),
            duty: Duty::Mayor,
            hours: WeeklyHours::default(),
            email: Some(format!("{}@example.pl", name.to_lowercase().replace(' ', "."))),
            ..PersonDetails::default()
        };
        PersonId(self.desk.put_person(None, &details).unwrap().answer.thing.unwrap().id)
    }

    pub fn venue(&self, name: &str) -> VenueId {
        let details = VenueDetails {
            name: name.to_owned(),
            address: "ul. Smoleńsk 5".to_owned(),
            capacity: 200,
            ..VenueDetails::default()
        };
        VenueId(self.desk.put_venue(None, &details).unwrap().answer.thing.unwrap().id)
    }

    pub fn request(&self, title: &str, speaker: PersonId) -> RequestId {
        let role = RoleNeed {
            role: RoleKind::Speaker,
            required: true,
            candidates: vec![speaker],
            ..RoleNeed::default()
        };
        let requester = Requester {
            name: "Jan Nowak".to_owned(),
            email: Some("jan@example.pl".to_owned()),
            ..Requester::default()
        };
        let details = RequestDetails {
            title: title.to_owned(),
            topic: "Plac zabaw i oświetlenie".to_owned(),
            requester,
            attendance: 60,
            roles: vec![role],
            ..RequestDetails::default()
        };
        self.desk.receive(&details).unwrap().answer.request_id
    }

    /// A request with a held date.
    pub fn meeting(&self, title: &str, start: &str) -> MeetingId {
        let speaker = self.person(&format!("Osoba {title}"));
        let venue_id = self.venue(&format!("Sala {title}"));
        let request_id = self.request(title, speaker);
        self.place(request_id, start, venue_id)
    }

    pub fn place(&self, request_id: RequestId, start: &str, venue_id: VenueId) -> MeetingId {
        self.try_place(request_id, start, venue_id).unwrap()
    }

    /// `None` where the rules do not allow it.
    pub fn try_place(&self, request_id: RequestId, start: &str, venue_id: VenueId) -> Option<MeetingId> {
        let at = planning::conflict::Placement { start: start.parse().unwrap(), venue_id };
        let order = desk::PlaceMeeting { request_id, at, override_reason: Some("próba".to_owned()) };
        self.desk.place(&order).ok().map(|answer| answer.answer.meeting_id)
    }

    pub fn rename_venue(&self, old: &str, name: &str) {
        let venue = self.desk.venues().unwrap().into_iter().find(|venue| venue.name == old).unwrap();
        let details = VenueDetails { name: name.to_owned(), ..venue.details };
        self.desk.put_venue(Some(venue.id), &details).unwrap();
    }

    pub fn venue_named(&self, name: &str) -> Option<planning::venue::Venue> {
        self.desk.venues().unwrap().into_iter().find(|venue| venue.name == name)
    }

    pub fn meeting_named(&self, name: &str) -> MeetingCard {
        let meetings = self.desk.meetings().unwrap();
        meetings.into_iter().find(|meeting| meeting.name == name).unwrap_or_else(|| panic!("no {name}"))
    }

    /// Everything that is shared, in words that do not depend on this desk's numbers.
    pub fn register(&self) -> Vec<String> {
        self.desk.shared_content().unwrap()
    }
}

pub fn open(folder: &std::path::Path, name: &str) -> Desk {
    Desk::open(folder, Box::new(FixedClock(now())), name)
        .unwrap()
        .with_secrets(Box::<SecretsInMemory>::default())
}
