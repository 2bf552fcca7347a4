//! Two officers edit over a connection that breaks anywhere, a server that forgets, a program that is killed. In the end
//! both registers are equal, no edit is lost and none is doubled.

use std::time::Duration;

use desk::{ContestedField, ServerFault, SyncConflictKind, SyncReport, Take};
use planning::lifecycle::Stage;
use planning::venue::{Venue, VenueDetails};

use lawka_tests::fault_proxy::{Dice, Fault, FaultProxy};
use lawka_tests::officer::Officer;
use lawka_tests::servers::Server;

use super::together::begin_to_synchronise;

/// An answer is waited for while everything breaks; what the proxy holds back longest comes later.
const IMPATIENT: Duration = Duration::from_millis(2_500);
/// And afterwards, on a machine with much other work too.
const PATIENT: Duration = Duration::from_secs(60);

/// After so many quiet rounds both desks must agree.
const SETTLING: usize = 14;

/// What one run did, for the report.
#[derive(Debug, Default, Clone, Copy)]
pub struct Ran {
    pub edits: usize,
    pub faults: u64,
    pub restores: usize,
    pub kills: usize,
    pub conflicts: usize,
}

impl std::ops::AddAssign for Ran {
    fn add_assign(&mut self, other: Self) {
        self.edits += other.edits;
        self.faults += other.faults;
        self.restores += other.restores;
        self.kills += other.kills;
        self.conflicts += other.conflicts;
    }
}

/// What happened, told when a run fails.
#[derive(Default)]
struct Story(Vec<String>);

impl Story {
    fn tell(&mut self, what: impl Into<String>) {
        self.0.push(what.into());
    }
}

struct Run<'a> {
    server: &'a mut Server,
    dice: Dice,
    proxy: FaultProxy,
    officers: [Officer; 2],
    /// Every edit leaves a mark that must be found in the end, on the thing with this name.
    marks: Vec<(String, String)>,
    added: Vec<String>,
    placed: Vec<String>,
    deleted: Vec<String>,
    /// Marks that a decision of an officer gave up.
    given_up: Vec<String>,
    story: Story,
    ran: Ran,
}

impl Drop for Story {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("{}", self.0.join("\n"));
        }
    }
}

/// One run.
///
/// # Panics
/// When an edit was lost or doubled, or the registers differ.
pub fn run(server: &mut Server, seed: u64) -> Ran {
    let mut dice = Dice(seed.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(11));
    let (calendar, book, personal) =
        (format!("kal-{seed}"), format!("ksiazka-{seed}"), format!("dane-{seed}"));
    server.make_calendar(&server.path(&format!("calendars/{calendar}/")));
    server.make_address_book(&server.path(&format!("contacts/{book}/")));
    server.make_address_book(&server.path(&format!("contacts/{personal}/")));
    let proxy = FaultProxy::before(server.port, |_| Fault::None);
    let url = proxy.url(&server.url());
    let officers = ["Anna", "Bob"].map(|name| {
        let officer = Officer::new(name);
        officer.join_over(&url, &[&calendar, &book], &personal);
        officer.with_patience(IMPATIENT)
    });
    let mut faults = Dice(dice.roll());
    proxy.change(move |_| faults.fault(6));
    let mut run = Run {
        server,
        dice,
        proxy,
        officers,
        marks: vec![],
        added: vec![],
        placed: vec![],
        deleted: vec![],
        given_up: vec![],
        story: Story::default(),
        ran: Ran::default(),
    };
    run.trouble();
    run.officers = run.officers.map(|officer| officer.with_patience(PATIENT));
    run.settle(seed);
    run.check(seed);
    run.ran.faults = run.proxy.faults.load(std::sync::atomic::Ordering::Relaxed);
    run.ran
}

impl Run<'_> {
    fn trouble(&mut self) {
        let mut backup = None;
        for round in 0..4 {
            for who in 0..2 {
                for _ in 0..=self.dice.below(2) {
                    self.edit(who, round);
                }
                match self.dice.below(12) {
                    0 => self.killed(who),
                    1..=8 => drop(self.synchronised(who)),
                    _ => {}
                }
            }
            if backup.is_none() && self.dice.below(6) == 0 {
                backup = Some(self.server.back_up());
                self.story.tell("the server is backed up");
            } else if let Some(old) = backup.take() {
                self.server.restore(&old);
                self.ran.restores += 1;
                self.story.tell("the server is restored");
            }
        }
    }

    fn synchronised(&mut self, who: usize) -> SyncReport {
        let report = self.officers[who].try_sync();
        let did = report
            .operations
            .iter()
            .map(|each| format!("{} {} {}: {:?}", each.what, each.kind, each.name, each.outcome));
        let did: Vec<_> = did.chain(report.failures.iter().map(|each| each.detail.clone())).collect();
        self.story.tell(format!("{who} synchronises: {}", did.join(", ")));
        report
    }

    fn edit(&mut self, who: usize, round: usize) {
        self.ran.edits += 1;
        let mark = format!("znak{}x{}x{who}", round, self.dice.below(1_000_000_000));
        self.story.tell(format!("{who} edits {mark}"));
        let officer = &self.officers[who];
        let venues = officer.desk.venues().unwrap();
        match self.dice.below(8) {
            0..=2 if !venues.is_empty() => {
                let venue = &venues[self.dice.below(venues.len() as u64) as usize];
                let directions = format!("{} {mark}", venue.directions.clone().unwrap_or_default());
                put(officer, venue, VenueDetails { directions: Some(directions), ..venue.details.clone() });
                self.marks.push((first_word(&venue.name), mark));
            }
            3 | 4 if !venues.is_empty() => {
                let venue = &venues[self.dice.below(venues.len() as u64) as usize];
                let owner = format!("{} {mark}", venue.owner.clone().unwrap_or_default());
                put(officer, venue, VenueDetails { owner: Some(owner), ..venue.details.clone() });
                self.marks.push((first_word(&venue.name), mark));
            }
            5 => {
                let held =
                    officer.desk.meetings().unwrap().into_iter().filter(|each| each.state == Stage::Held);
                let held: Vec<_> = held.collect();
                if let Some(meeting) = held.get(self.dice.below(held.len() as u64) as usize) {
                    officer.desk.release_meeting(meeting.id).unwrap();
                    self.deleted.push(meeting.name.clone());
                }
            }
            6 if !venues.is_empty() => {
                let speaker = officer.person(&format!("Osoba{mark}"));
                let request = officer.request(&mark, speaker);
                let day = 10 + self.dice.below(18);
                let venue = venues[self.dice.below(venues.len() as u64) as usize].id;
                if officer.try_place(request, &format!("2027-02-{day}T16:00:00Z"), venue).is_some() {
                    self.placed.push(mark.clone());
                }
                self.added.push(mark);
            }
            _ => {
                officer.venue(&mark);
                self.added.push(mark);
            }
        }
    }

    /// The program is killed while it synchronises.
    fn killed(&mut self, who: usize) {
        self.ran.kills += 1;
        self.story.tell(format!("{who} is killed while synchronising"));
        let mut child = begin_to_synchronise(self.officers[who].folder.path());
        std::thread::sleep(Duration::from_millis(self.dice.below(400)));
        let _ = child.kill();
        let _ = child.wait();
    }

    /// The connection is good again; officers decide what they are asked.
    fn settle(&mut self, seed: u64) {
        self.proxy.change(|_| Fault::None);
        for _ in 0..SETTLING {
            let mut quiet = true;
            for who in 0..2 {
                let report = self.synchronised(who);
                // A machine with much other work may let a server wait: then it is tried again, as an office would.
                let answered = report.failures.iter().all(|each| each.fault == ServerFault::TimedOut);
                assert!(answered, "run {seed}: {:?} {:?}", report.failures, report.operations);
                quiet &=
                    report.failures.is_empty() && report.operations.is_empty() && report.conflicts.is_empty();
                for conflict in report.conflicts {
                    self.ran.conflicts += 1;
                    let take = if self.dice.below(2) == 0 { Take::Mine } else { Take::Theirs };
                    if conflict.what == SyncConflictKind::Fields {
                        conflict.fields.iter().for_each(|field| self.give_up(field, take));
                    } else {
                        // Deleted on one side: whether it stays is what is decided.
                        self.deleted.push(first_word(&conflict.name));
                    }
                    self.story.tell(format!("{who} decides {take:?}: {conflict:?}"));
                    let resolved = self.officers[who].desk.resolve_conflict(conflict.id, take);
                    if let Err(error) = resolved {
                        self.story.tell(format!("{who} decides mine after {error}"));
                        self.officers[who].desk.resolve_conflict(conflict.id, Take::Mine).unwrap();
                    }
                }
            }
            if quiet {
                return;
            }
        }
        panic!("run {seed}: the two desks do not come to rest");
    }

    fn give_up(&mut self, field: &ContestedField, take: Take) {
        let text = |value: &Option<serde_json::Value>| {
            value.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default().to_owned()
        };
        let (mine, theirs) = (text(&field.mine), text(&field.theirs));
        let (lost, kept) = if take == Take::Mine { (theirs, mine) } else { (mine, theirs) };
        let marks = lost.split(' ').filter(|mark| !kept.contains(mark));
        self.given_up.extend(marks.map(str::to_owned));
    }

    fn check(&self, seed: u64) {
        let [anna, bob] = &self.officers;
        assert_eq!(anna.register(), bob.register(), "run {seed}");
        let register = anna.register();
        for name in &self.added {
            let thing = |line: &&String| {
                line.starts_with("venue ") && line.contains(&format!("\"name\":\"{name}\""))
                    || line.starts_with("request ") && line.contains(&format!("\"title\":\"{name}\""))
            };
            let found = register.iter().filter(thing).count();
            assert_eq!(found, 1, "run {seed}: {name} is there {found} times");
        }
        for name in &self.placed {
            let meeting = |line: &&String| {
                line.starts_with("meeting ") && line.contains(&format!("\"name\":\"{name}\""))
            };
            let found = register.iter().filter(meeting).count();
            let deleted = self.deleted.contains(name);
            assert!(
                found == 1 || deleted && found == 0,
                "run {seed}: the date of {name} is there {found} times"
            );
        }
        for (thing, mark) in &self.marks {
            let found = register.iter().any(|line| line.contains(mark.as_str()));
            let excused = self.deleted.contains(thing) || self.given_up.contains(mark);
            assert!(found || excused, "run {seed}: {mark} of {thing} is lost\n{}", register.join("\n"));
        }
    }
}

fn put(officer: &Officer, venue: &Venue, details: VenueDetails) {
    officer.desk.put_venue(Some(venue.id), &details).unwrap();
}

fn first_word(name: &str) -> String {
    name.split(' ').next().unwrap_or_default().to_owned()
}
