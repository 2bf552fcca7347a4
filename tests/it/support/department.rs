//! The sample department at a fixed moment.

use chrono::{DateTime, Days, NaiveDate, Utc};
use desk::{Desk, FixedClock, PlaceMeeting};
use planning::conflict::Verdict;
use planning::id::{MeetingId, PersonId, RequestId};
use planning::options::Ranked;
use planning::person::Duty;
use planning::time::warsaw;

/// Monday, 23 November 2026, 9.00.
pub fn now() -> DateTime<Utc> {
    "2026-11-23T09:00:00+01:00".parse::<DateTime<chrono::FixedOffset>>().unwrap().to_utc()
}

pub fn day(after: u64) -> NaiveDate {
    warsaw::date(now()).checked_add_days(Days::new(after)).unwrap()
}

pub struct Department {
    pub desk: Desk,
    pub folder: tempfile::TempDir,
}

impl Department {
    pub fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::open(folder.path(), Box::new(FixedClock(now())), "tester").unwrap();
        Self { desk, folder }
    }

    pub fn sample() -> Self {
        let department = Self::empty();
        department.desk.load_sample().unwrap();
        department
    }

    pub fn mayor(&self) -> PersonId {
        self.desk.people().unwrap().iter().find(|person| person.duty == Duty::Mayor).unwrap().id
    }

    /// The best placements of a request in the next twelve weeks that are open.
    pub fn best(&self, request: RequestId, most: usize) -> Vec<Ranked> {
        let ranked = self.desk.best(request, day(7), day(84), most).unwrap();
        ranked.into_iter().filter(|one| one.verdict <= Verdict::Warned).collect()
    }

    /// The first request that has a place to go, and its best placement.
    pub fn placeable(&self) -> (RequestId, Ranked) {
        let requests = self.desk.requests().unwrap();
        requests.iter().find_map(|request| Some((request.id, self.best(request.id, 1).pop()?))).unwrap()
    }

    /// A final date for the first request that has a place to go.
    pub fn confirmed(&self) -> MeetingId {
        let (request_id, best) = self.placeable();
        let order = PlaceMeeting { request_id, at: best.at, override_reason: None };
        let meeting = self.desk.place(&order).unwrap().answer.meeting_id;
        self.desk.confirm(meeting).unwrap();
        meeting
    }
}
