//! A small department for the examples of rules: now is Monday 23 November 2026, 9.00; the Mayor works 8.00–21.00 on all
//! days, the hall holds 100, needs 45 minutes of set-up and 30 of clearing, and is always open; a meeting takes 90 minutes; any time
//! of the day counts as evening, so that examples of other rules may stand at any hour.

use chrono::{DateTime, NaiveDateTime, Utc};

use super::{Case, Checked, Placement, RuleId, Verdict, check};
use crate::booking::{Booking, BookingState};
use crate::busy::{BusyBlock, BusySource};
use crate::calendar::{Calendar, Resource};
use crate::district::DistrictNumber;
use crate::hours::{DayMinute, WeeklyHours};
use crate::id::{CalendarId, MeetingId, PeriodId, PersonId, RequestId, VenueId};
use crate::lifecycle::Stage;
use crate::meeting::{Meeting, MeetingDetails, Participant};
use crate::period::{Period, PeriodDetails, PeriodKind};
use crate::person::{Duty, Person, PersonDetails};
use crate::place::GeoPoint;
use crate::request::{Attendance, Request, RequestDetails, RequestState, RoleKind, RoleNeed};
use crate::time::{Interval, Minutes, warsaw};
use crate::venue::{Venue, VenueDetails};
use crate::world::World;

pub const MAYOR: PersonId = PersonId(1);
pub const HALL: VenueId = VenueId(1);
pub const REQUEST: RequestId = RequestId(1);
const MAYORS_CALENDAR: CalendarId = CalendarId(1);
const HALLS_CALENDAR: CalendarId = CalendarId(2);

pub struct Department {
    pub world: World,
    pub now: DateTime<Utc>,
}

pub fn at(civil: &str) -> DateTime<Utc> {
    warsaw::instant(NaiveDateTime::parse_from_str(civil, "%Y-%m-%d %H:%M").unwrap()).unwrap()
}

impl Department {
    pub fn new() -> Self {
        let mut world = World::default();
        world.put_person(Person { id: MAYOR, details: mayor() });
        world.put_venue(Venue { id: HALL, details: hall() });
        world.put_request(Request {
            id: REQUEST,
            state: RequestState::Waiting,
            decline_reason: None,
            details: request(),
        });
        world.settings.lead_target_days = 7;
        world.settings.evening_from = DayMinute(0);
        Self { world, now: at("2026-11-23 09:00") }
    }

    pub fn case(&self) -> Case<'_> {
        Case::new(&self.world, self.world.request(REQUEST).unwrap(), self.now)
    }

    pub fn placement(&self, civil: &str) -> Placement {
        Placement { start: at(civil), venue_id: HALL }
    }

    pub fn change_mayor(&mut self, change: impl FnOnce(&mut PersonDetails)) {
        let mut mayor = self.world.person(MAYOR).unwrap().clone();
        change(&mut mayor.details);
        self.world.put_person(mayor);
    }

    pub fn change_venue(&mut self, change: impl FnOnce(&mut VenueDetails)) {
        self.change_venue_of(HALL, change);
    }

    pub fn change_venue_of(&mut self, id: VenueId, change: impl FnOnce(&mut VenueDetails)) {
        let mut venue = self.world.venue(id).unwrap().clone();
        change(&mut venue.details);
        self.world.put_venue(venue);
    }

    pub fn change_request(&mut self, change: impl FnOnce(&mut RequestDetails)) {
        let mut request = self.world.request(REQUEST).unwrap().clone();
        change(&mut request.details);
        self.world.put_request(request);
    }

    /// A meeting of the request in the hall, with the Mayor; a meeting with the same id is replaced.
    pub fn meeting(&mut self, id: i64, start: &str, stage: Stage) -> MeetingId {
        let id = MeetingId(id);
        self.world.put_meeting(Meeting { id, details: meeting(id, start, stage) });
        id
    }

    pub fn meeting_in(&mut self, id: i64, start: &str, stage: Stage, venue: VenueId) -> MeetingId {
        let id = MeetingId(id);
        let details = MeetingDetails { venue_id: venue, ..meeting(id, start, stage) };
        self.world.put_meeting(Meeting { id, details });
        id
    }

    /// What a hall's owner says about a time for a meeting, in place of what was said of it before.
    pub fn answer(
        &mut self,
        id: MeetingId,
        venue_id: VenueId,
        (from, to): (&str, &str),
        state: BookingState,
        hold_until: Option<&str>,
    ) {
        let mut meeting = self.world.meeting(id).unwrap().clone();
        let interval = Interval::new(at(from), at(to)).unwrap();
        let hold_until = hold_until.map(|day| day.parse().unwrap());
        let bookings = &mut meeting.details.bookings;
        bookings.retain(|known| known.venue_id != venue_id || known.interval != interval);
        bookings.push(Booking { venue_id, interval, state, hold_until, note: None });
        self.world.put_meeting(meeting);
    }

    pub fn forget_answers(&mut self, id: MeetingId) {
        let mut meeting = self.world.meeting(id).unwrap().clone();
        meeting.details.bookings.clear();
        self.world.put_meeting(meeting);
    }

    pub fn put_on_map(&mut self, venue: VenueId, point: GeoPoint) {
        self.change_venue_of(venue, |venue| venue.point = Some(point));
    }

    pub fn period(&mut self, kind: PeriodKind, from: &str, to: &str) {
        self.period_in(None, kind, from, to);
    }

    pub fn period_in(&mut self, district: Option<DistrictNumber>, kind: PeriodKind, from: &str, to: &str) {
        let id = PeriodId(self.world.periods.len() as i64 + 1);
        let interval = Interval::new(at(from), at(to)).unwrap();
        let details = PeriodDetails { kind, name: String::new(), interval, district };
        self.world.periods.add(Period { id, details });
    }

    pub fn another_venue(&mut self) -> VenueId {
        let id = VenueId(2);
        self.world.put_venue(Venue { id, details: hall() });
        id
    }

    pub fn mayor_is_busy(&mut self, from: &str, to: &str) {
        self.busy(MAYORS_CALENDAR, Resource::Person(MAYOR), from, to);
    }

    pub fn venue_is_booked(&mut self, from: &str, to: &str) {
        self.busy(HALLS_CALENDAR, Resource::Venue(HALL), from, to);
    }

    pub fn mayors_calendar_is_of(&mut self, as_of: &str) {
        let mut calendar = self.world.calendar(MAYORS_CALENDAR).unwrap().clone();
        calendar.as_of = at(as_of);
        let blocks = self.world.track(calendar.owner).blocks().to_vec();
        self.world.put_calendar(calendar, blocks);
    }

    pub fn busy(&mut self, id: CalendarId, owner: Resource, from: &str, to: &str) {
        let source = BusySource::Calendar(id);
        let mut blocks: Vec<BusyBlock> =
            self.world.track(owner).blocks().iter().filter(|block| block.source == source).cloned().collect();
        let interval = Interval::new(at(from), at(to)).unwrap();
        blocks.push(BusyBlock { interval, source, title: None, point: None });
        let calendar = Calendar { id, name: String::new(), owner, as_of: self.now, busy_count: 1 };
        self.world.put_calendar(calendar, blocks);
    }
}

fn mayor() -> PersonDetails {
    PersonDetails {
        name: "Osoba Próbna".to_owned(),
        duty: Duty::Mayor,
        hours: WeeklyHours::weekdays(&[1, 2, 3, 4, 5, 6, 7], DayMinute::at(8, 0), DayMinute::at(21, 0)),
        ..PersonDetails::default()
    }
}

pub fn meeting(id: MeetingId, start: &str, stage: Stage) -> MeetingDetails {
    let mayor =
        Participant { role: RoleKind::Speaker, person_id: MAYOR, required: true, presence: Attendance::Core };
    MeetingDetails {
        uid: format!("{id}@lawka"),
        request_id: REQUEST,
        name: "Spotkanie".to_owned(),
        venue_id: HALL,
        start: at(start),
        duration: Minutes(90),
        setup: Minutes(45),
        clearing: Minutes(30),
        stage,
        participants: vec![mayor],
        sequence: 0,
        override_reason: None,
        cancel_reason: None,
        confirmed_at: None,
        announced_start: None,
        bookings: vec![],
        calendar_answers: vec![],
    }
}

fn hall() -> VenueDetails {
    VenueDetails {
        name: "Sala próbna".to_owned(),
        capacity: 100,
        setup: Minutes(45),
        clearing: Minutes(30),
        ..VenueDetails::default()
    }
}

fn request() -> RequestDetails {
    let speaker =
        RoleNeed { role: RoleKind::Speaker, required: true, candidates: vec![MAYOR], ..RoleNeed::default() };
    RequestDetails {
        title: "Wniosek".to_owned(),
        attendance: 80,
        roles: vec![speaker],
        ..RequestDetails::default()
    }
}

pub fn checked(department: &Department, civil: &str) -> Checked {
    check(&department.case(), &department.placement(civil)).unwrap().checked
}

pub fn verdict_at(department: &Department, civil: &str) -> Verdict {
    checked(department, civil).verdict
}

pub fn rules_at(department: &Department, civil: &str) -> Vec<RuleId> {
    checked(department, civil).reasons.iter().map(|reason| reason.fact.rule()).collect()
}

/// The rules that speak of a meeting where it would be moved to, or where it stands.
pub fn rules_when_moved(department: &Department, meeting: MeetingId, civil: &str) -> Vec<RuleId> {
    let case = department.case().moving(meeting);
    let reasons = check(&case, &department.placement(civil)).unwrap().checked.reasons;
    reasons.iter().map(|reason| reason.fact.rule()).collect()
}
