#![allow(unused_variables, missing_debug_implementations, clippy::unimplemented)]
use crate::*;
use chrono::{DateTime, Utc};
use planning::busy::BusyBlock;
use planning::calendar::{Calendar, Resource};
use planning::id::*;
use planning::meeting::{Meeting, MeetingDetails};
use planning::notice::{Notice, NoticeDetails};
use planning::period::{Period, PeriodDetails};
use planning::person::{Person, PersonDetails};
use planning::publication::{Publication, PublicationDetails};
use planning::request::{Request, RequestDetails};
use planning::settings::Settings;
use planning::venue::{Venue, VenueDetails};
use std::path::Path;

type Answer<T> = Result<T, StoreError>;
pub struct Store(std::sync::Mutex<rusqlite::Connection>);
pub struct Reader<'a>(&'a rusqlite::Connection);
pub struct Writer<'a>(Reader<'a>);
impl<'a> std::ops::Deref for Writer<'a> {
    type Target = Reader<'a>;
    fn deref(&self) -> &Reader<'a> { &self.0 }
}
impl Store {
    pub fn open(path: &Path) -> Answer<Self> { unimplemented!() }
    pub fn in_memory() -> Answer<Self> { unimplemented!() }
    pub fn read<T>(&self, f: impl FnOnce(&Reader<'_>) -> Answer<T>) -> Answer<T> { unimplemented!() }
    pub fn change<T, E: From<StoreError>>(&self, step: Step, f: impl FnOnce(&mut Writer<'_>) -> Result<T, E>) -> Result<(T, Changed), E> { unimplemented!() }
    pub fn undo(&self, who: &str, at: DateTime<Utc>) -> Answer<Option<(StepName, Changed)>> { unimplemented!() }
    pub fn redo(&self, who: &str, at: DateTime<Utc>) -> Answer<Option<(StepName, Changed)>> { unimplemented!() }
    pub fn history(&self) -> Answer<History> { unimplemented!() }
    pub fn data_version(&self) -> Answer<i64> { unimplemented!() }
    pub fn backup_to(&self, path: &Path) -> Answer<()> { unimplemented!() }
    pub fn integrity(&self) -> Answer<Vec<String>> { unimplemented!() }
}
impl Reader<'_> {
    pub fn people(&self) -> Answer<Vec<Person>> { unimplemented!() }
    pub fn person(&self, id: PersonId) -> Answer<Option<Person>> { unimplemented!() }
    pub fn venues(&self) -> Answer<Vec<Venue>> { unimplemented!() }
    pub fn venue(&self, id: VenueId) -> Answer<Option<Venue>> { unimplemented!() }
    pub fn requests(&self) -> Answer<Vec<Request>> { unimplemented!() }
    pub fn request(&self, id: RequestId) -> Answer<Option<Request>> { unimplemented!() }
    pub fn meetings(&self) -> Answer<Vec<Meeting>> { unimplemented!() }
    pub fn meeting(&self, id: MeetingId) -> Answer<Option<Meeting>> { unimplemented!() }
    pub fn calendars(&self) -> Answer<Vec<Calendar>> { unimplemented!() }
    pub fn calendar(&self, id: CalendarId) -> Answer<Option<Calendar>> { unimplemented!() }
    pub fn busy(&self, id: CalendarId) -> Answer<Vec<BusyBlock>> { unimplemented!() }
    pub fn periods(&self) -> Answer<Vec<Period>> { unimplemented!() }
    pub fn period(&self, id: PeriodId) -> Answer<Option<Period>> { unimplemented!() }
    pub fn notices(&self) -> Answer<Vec<Notice>> { unimplemented!() }
    pub fn notice(&self, id: NoticeId) -> Answer<Option<Notice>> { unimplemented!() }
    pub fn notices_of(&self, id: MeetingId) -> Answer<Vec<Notice>> { unimplemented!() }
    pub fn publications(&self) -> Answer<Vec<Publication>> { unimplemented!() }
    pub fn publication(&self, id: PublicationId) -> Answer<Option<Publication>> { unimplemented!() }
    pub fn publications_of(&self, id: MeetingId) -> Answer<Vec<Publication>> { unimplemented!() }
    pub fn releases(&self) -> Answer<Vec<Release>> { unimplemented!() }
    pub fn release(&self, id: ReleaseId) -> Answer<Option<Release>> { unimplemented!() }
    pub fn releases_of(&self, id: MeetingId) -> Answer<Vec<Release>> { unimplemented!() }
    pub fn settings(&self) -> Answer<Settings> { unimplemented!() }
    pub fn search(&self, text: &str, limit: usize) -> Answer<Vec<Hit>> { unimplemented!() }
    pub fn ledger(&self, since: Option<DateTime<Utc>>, limit: usize) -> Answer<Vec<LedgerRow>> { unimplemented!() }
    pub fn ledger_of(&self, entity: impl Into<Entity>) -> Answer<Vec<LedgerRow>> { unimplemented!() }
}
impl Writer<'_> {
    pub fn insert_person(&mut self, details: &PersonDetails) -> Answer<PersonId> { unimplemented!() }
    pub fn update_person(&mut self, person: &Person) -> Answer<()> { unimplemented!() }
    pub fn remove_person(&mut self, id: PersonId) -> Answer<()> { unimplemented!() }
    pub fn insert_venue(&mut self, details: &VenueDetails) -> Answer<VenueId> { unimplemented!() }
    pub fn update_venue(&mut self, venue: &Venue) -> Answer<()> { unimplemented!() }
    pub fn remove_venue(&mut self, id: VenueId) -> Answer<()> { unimplemented!() }
    pub fn insert_request(&mut self, details: &RequestDetails) -> Answer<RequestId> { unimplemented!() }
    pub fn update_request(&mut self, request: &Request) -> Answer<()> { unimplemented!() }
    pub fn remove_request(&mut self, id: RequestId) -> Answer<()> { unimplemented!() }
    /// Needs `StepName::EraseRequester` or any other; drops the undo history (its images hold the data).
    pub fn erase_requester(&mut self, id: RequestId) -> Answer<()> { unimplemented!() }
    pub fn insert_meeting(&mut self, details: &MeetingDetails) -> Answer<MeetingId> { unimplemented!() }
    pub fn update_meeting(&mut self, meeting: &Meeting) -> Answer<()> { unimplemented!() }
    pub fn remove_meeting(&mut self, id: MeetingId) -> Answer<()> { unimplemented!() }
    pub fn insert_notice(&mut self, details: &NoticeDetails) -> Answer<NoticeId> { unimplemented!() }
    pub fn update_notice(&mut self, notice: &Notice) -> Answer<()> { unimplemented!() }
    pub fn remove_notice(&mut self, id: NoticeId) -> Answer<()> { unimplemented!() }
    pub fn insert_period(&mut self, details: &PeriodDetails) -> Answer<PeriodId> { unimplemented!() }
    pub fn update_period(&mut self, period: &Period) -> Answer<()> { unimplemented!() }
    pub fn remove_period(&mut self, id: PeriodId) -> Answer<()> { unimplemented!() }
    pub fn insert_publication(&mut self, details: &PublicationDetails) -> Answer<PublicationId> { unimplemented!() }
    pub fn update_publication(&mut self, publication: &Publication) -> Answer<()> { unimplemented!() }
    pub fn remove_publication(&mut self, id: PublicationId) -> Answer<()> { unimplemented!() }
    pub fn insert_release(&mut self, details: &ReleaseDetails) -> Answer<ReleaseId> { unimplemented!() }
    pub fn put_settings(&mut self, settings: &Settings) -> Answer<()> { unimplemented!() }
    pub fn replace_calendar(&mut self, owner: Resource, name: &str, as_of: DateTime<Utc>, blocks: &[BusyBlock]) -> Answer<CalendarId> { unimplemented!() }
    pub fn remove_calendar(&mut self, id: CalendarId) -> Answer<()> { unimplemented!() }
}
