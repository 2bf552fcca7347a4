//! The desk itself: the register, the rules' view of it in memory, and a clock.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::Duration;

use chrono::{DateTime, Days, Utc};
use exchange::dav::{Names, Reach};
use planning::time::{Interval, warsaw};
use planning::world::World;
use serde::Serialize;
use store::{
    Changed, Entity, EntityKind, Key, Reader, RecoveryCode, Step, StepName, Store, StoreError, Writer,
};
use ts_rs::TS;

use crate::access::Unnoted;
use crate::encryption;
use crate::unfinished;
use crate::{Clock, DeskError, Keychain, Machine, MachineFiles, Refusal, Secrets, SecretsInMemory};

/// What a step answered, and what it changed, so that the window re-reads just that.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Answer<T> {
    #[serde(flatten)]
    pub answer: T,
    pub changed: Changed,
}

/// How far back calendars are read for the rules. What somebody did years ago stands in no meeting's way; it is read from
/// the register when it is looked at, so that ten years of calendars open as quickly as one.
const DAYS_BACK: u64 = 366;

/// The rules' view of the register, and the last change it knows.
#[derive(Debug, Default)]
struct View {
    world: World,
    seen: Option<i64>,
    /// Busy time of calendars that had ended by then is not in the world.
    since: DateTime<Utc>,
}

/// One officer's desk. All its steps are methods, each in its own file; it may be shared between threads.
#[derive(Debug)]
pub struct Desk {
    store: Store,
    given: Option<Key>,
    view: RwLock<View>,
    clock: Box<dyn Clock>,
    who: String,
    folder: PathBuf,
    unnoted: Unnoted,
    machine: MachineFiles,
    secrets: Box<dyn Secrets>,
    /// What a machine without a keychain is told while the program runs.
    remembered: Arc<SecretsInMemory>,
    reach: Reach,
}

impl Desk {
    /// Opens the register in a folder, which is made when missing. The key of an encrypted one comes from the system's
    /// keychain.
    ///
    /// # Errors
    /// Refused when the database is from a newer version, or encrypted and no key is at hand; failed when the folder cannot
    /// be written.
    pub fn open(folder: &Path, clock: Box<dyn Clock>, who: &str) -> Result<Self, DeskError> {
        Self::open_with(folder, clock, who, Box::new(Keychain), None)
    }

    /// The same with a keychain of one's own, and with a recovery code that somebody has typed.
    ///
    /// # Errors
    /// As [`Desk::open`]; refused when the code is not the register's.
    pub fn open_with(
        folder: &Path,
        clock: Box<dyn Clock>,
        who: &str,
        secrets: Box<dyn Secrets>,
        code: Option<&RecoveryCode>,
    ) -> Result<Self, DeskError> {
        let store = encryption::open_store(folder, &*secrets, code)?;
        unfinished::sweep(folder);
        let (who, folder) = (who.to_owned(), folder.to_owned());
        let (machine, _) = Machine::read();
        let unnoted = Unnoted::default();
        Ok(Self {
            store,
            given: code.map(RecoveryCode::key),
            view: RwLock::default(),
            clock,
            who,
            folder,
            unnoted,
            machine,
            secrets,
            remembered: Arc::default(),
            reach: Reach::default(),
        })
    }

    /// The key of a code that was typed: a copy from elsewhere may need it.
    pub(crate) const fn given_key(&self) -> Option<&Key> {
        self.given.as_ref()
    }

    /// Passwords are kept elsewhere than in the system's keychain.
    #[must_use]
    pub fn with_secrets(mut self, secrets: Box<dyn Secrets>) -> Self {
        self.secrets = secrets;
        self
    }

    /// What is remembered for want of a keychain outlives this desk: a window that is locked and unlocked opens another one,
    /// and the program still runs.
    #[must_use]
    pub fn remembering(mut self, remembered: Arc<SecretsInMemory>) -> Self {
        self.remembered = remembered;
        self
    }

    /// How long the answer of a server may stay away.
    #[must_use]
    pub const fn with_patience(mut self, patience: Duration) -> Self {
        self.reach.patience = patience;
        self
    }

    /// Who is asked for the names of servers, instead of the system.
    #[must_use]
    pub const fn with_names(mut self, names: Names) -> Self {
        self.reach.names = names;
        self
    }

    pub(crate) const fn reach(&self) -> &Reach {
        &self.reach
    }

    pub(crate) fn secrets(&self) -> &dyn Secrets {
        &*self.secrets
    }

    pub(crate) fn remembered(&self) -> &SecretsInMemory {
        &self.remembered
    }

    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub(crate) const fn store(&self) -> &Store {
        &self.store
    }

    pub(crate) const fn unnoted(&self) -> &Unnoted {
        &self.unnoted
    }

    pub(crate) fn who(&self) -> &str {
        &self.who
    }

    /// Reads the register before anybody asks, so that the first who does finds it read.
    ///
    /// # Errors
    /// Failed when it can't be read; whoever asks next tries again.
    pub fn read_ahead(&self) -> Result<(), DeskError> {
        self.look(|_, _| Ok(()))
    }

    /// Looks at the register as the rules see it. Another program's change is noticed here and read first.
    pub(crate) fn look<T>(
        &self,
        look: impl FnOnce(&World, DateTime<Utc>) -> Result<T, DeskError>,
    ) -> Result<T, DeskError> {
        let newest = self.store.read(|reader| reader.last_change())?;
        let view = self.read_view();
        if view.seen == Some(newest) {
            return look(&view.world, self.now());
        }
        drop(view);
        let mut view = self.write_view();
        let now = self.now();
        self.store.read(|reader| view.catch_up(reader, now, &self.machine))?;
        look(&view.world, now)
    }

    /// The one way in which a step writes: the rules look at what the transaction sees, then everything is written
    /// or nothing.
    pub(crate) fn act<T>(
        &self,
        name: StepName,
        act: impl FnOnce(&mut Writer<'_>, &World, DateTime<Utc>) -> Result<T, DeskError>,
    ) -> Result<Answer<T>, DeskError> {
        self.act_as(name, may_be_undone(name), act)
    }

    /// A step that has left the office: neither it nor what came before it is taken back.
    pub(crate) fn final_act<T>(
        &self,
        name: StepName,
        act: impl FnOnce(&mut Writer<'_>, &World, DateTime<Utc>) -> Result<T, DeskError>,
    ) -> Result<Answer<T>, DeskError> {
        self.act_as(name, false, act)
    }

    fn act_as<T>(
        &self,
        name: StepName,
        undoable: bool,
        act: impl FnOnce(&mut Writer<'_>, &World, DateTime<Utc>) -> Result<T, DeskError>,
    ) -> Result<Answer<T>, DeskError> {
        let now = self.now();
        let step = Step { name, who: self.who.clone(), at: now, undoable };
        let mut view = self.write_view();
        let (answer, changed) = self.store.change(step, |writer| {
            view.catch_up(writer, now, &self.machine)?;
            act(writer, &view.world, now)
        })?;
        self.store.read(|reader| view.absorb(reader, &changed, &self.machine))?;
        Ok(Answer { answer, changed })
    }

    /// What a step would answer: it is carried out and taken back before anybody sees it.
    pub(crate) fn rehearse<T>(
        &self,
        name: StepName,
        act: impl FnOnce(&mut Writer<'_>, &World, DateTime<Utc>) -> Result<T, DeskError>,
    ) -> Result<T, DeskError> {
        let mut answer = None;
        // Whatever the transaction is left with as an error, it leaves the register as it was.
        let taken_back = self.act(name, |writer, world, now| {
            answer = Some(act(writer, world, now)?);
            Err::<(), DeskError>(Refusal::NothingToUndo.into())
        });
        match (answer, taken_back) {
            (Some(answer), _) => Ok(answer),
            (None, Err(error)) => Err(error),
            (None, Ok(_)) => Err(Refusal::NothingToUndo.into()),
        }
    }

    /// Brings the view up to what a change that was made elsewhere in the store left.
    pub(crate) fn absorb(&self, changed: &Changed) -> Result<(), DeskError> {
        let mut view = self.write_view();
        Ok(self.store.read(|reader| view.absorb(reader, changed, &self.machine))?)
    }

    /// Everything may have changed: the next look reads the register anew.
    pub(crate) fn forget_view(&self) {
        *self.write_view() = View::default();
    }

    /// From when on the rules' view knows what calendars say.
    pub(crate) fn calendars_since(&self) -> DateTime<Utc> {
        self.read_view().since
    }

    fn read_view(&self) -> RwLockReadGuard<'_, View> {
        self.view.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// A panic while the view was being changed leaves it half done: it is read anew from the register.
    fn write_view(&self) -> RwLockWriteGuard<'_, View> {
        self.view.write().unwrap_or_else(|poisoned| {
            self.view.clear_poison();
            let mut view = poisoned.into_inner();
            *view = View::default();
            view
        })
    }
}

/// What has left the office, and what the law wants gone, isn't taken back.
const fn may_be_undone(name: StepName) -> bool {
    !matches!(name, StepName::Export | StepName::EraseRequester | StepName::ErasePerson)
}

impl View {
    fn catch_up(
        &mut self,
        reader: &Reader<'_>,
        now: DateTime<Utc>,
        machine: &MachineFiles,
    ) -> Result<(), StoreError> {
        let newest = reader.last_change()?;
        if self.seen != Some(newest) {
            self.since = warsaw::midnight(warsaw::date(now) - Days::new(DAYS_BACK));
            self.world = read_world(reader, self.since, machine)?;
            self.seen = Some(newest);
        }
        Ok(())
    }

    fn absorb(
        &mut self,
        reader: &Reader<'_>,
        changed: &Changed,
        machine: &MachineFiles,
    ) -> Result<(), StoreError> {
        // Venues first: a meeting takes its place on the map from its venue.
        for entity in changed.entities.iter().filter(|entity| entity.kind == EntityKind::Venue) {
            self.take(reader, entity, machine)?;
        }
        for entity in changed.entities.iter().filter(|entity| entity.kind != EntityKind::Venue) {
            self.take(reader, entity, machine)?;
        }
        self.seen = Some(reader.last_change()?);
        Ok(())
    }

    fn take(
        &mut self,
        reader: &Reader<'_>,
        entity: &Entity,
        machine: &MachineFiles,
    ) -> Result<(), StoreError> {
        use planning::id::{CalendarId, MeetingId, PersonId, RequestId, VenueId};
        let world = &mut self.world;
        match entity.kind {
            EntityKind::Person => match reader.person(PersonId(entity.id))? {
                Some(person) => world.put_person(person),
                None => world.remove_person(PersonId(entity.id)),
            },
            EntityKind::Venue => match reader.venue(VenueId(entity.id))? {
                Some(venue) => world.put_venue(venue),
                None => world.remove_venue(VenueId(entity.id)),
            },
            EntityKind::Request => match reader.request(RequestId(entity.id))? {
                Some(request) => world.put_request(request),
                None => world.remove_request(RequestId(entity.id)),
            },
            EntityKind::Meeting => match reader.meeting(MeetingId(entity.id))? {
                Some(meeting) => world.put_meeting(meeting),
                None => world.remove_meeting(MeetingId(entity.id)),
            },
            EntityKind::Calendar => match reader.calendar(CalendarId(entity.id))? {
                Some(calendar) => {
                    let blocks = reader.busy_touching(calendar.id, from(self.since))?;
                    world.put_calendar(calendar, blocks);
                }
                None => world.remove_calendar(CalendarId(entity.id)),
            },
            EntityKind::Settings => world.settings = machine.apply(reader.settings()?),
            EntityKind::Period => world.periods = reader.periods()?.into(),
            _ => {}
        }
        Ok(())
    }
}

/// Everything the rules look at, read in one go.
fn read_world(
    reader: &Reader<'_>,
    since: DateTime<Utc>,
    machine: &MachineFiles,
) -> Result<World, StoreError> {
    let mut world = World::default();
    world.settings = machine.apply(reader.settings()?);
    world.periods = reader.periods()?.into();
    reader.people()?.into_iter().for_each(|person| world.put_person(person));
    reader.venues()?.into_iter().for_each(|venue| world.put_venue(venue));
    reader.requests()?.into_iter().for_each(|request| world.put_request(request));
    // Meetings come by their start and before the many blocks of calendars, so that each is put at a track's end.
    reader.meetings()?.into_iter().for_each(|meeting| world.put_meeting(meeting));
    for calendar in reader.calendars()? {
        let blocks = reader.busy_touching(calendar.id, from(since))?;
        world.put_calendar(calendar, blocks);
    }
    Ok(world)
}

const fn from(start: DateTime<Utc>) -> Interval {
    Interval { start, end: DateTime::<Utc>::MAX_UTC }
}
