//! Anything that the types of planning allow.

use chrono::{DateTime, NaiveDate, Utc};
use planning::access::{Access, Feature, Presence};
use planning::audience::Audience;
use planning::body::LinkedBody;
use planning::booking::{Booking, BookingState};
use planning::busy::{BusyBlock, BusySource};
use planning::calendar_answer::{CalendarAnswer, Participation};
use planning::conflict::{RuleId, Severity};
use planning::district::DistrictNumber;
use planning::hours::{DayMinute, HoursException, HoursRule, WeeklyHours};
use planning::id::{CalendarId, PersonId};
use planning::lifecycle::Stage;
use planning::notice::{Addressee, AddresseeKind, Means, NoticeDetails, NoticeKind};
use planning::period::{PeriodDetails, PeriodKind};
use planning::person::{Absence, Duty, Gender, PersonDetails};
use planning::place::{GeoPoint, Travel};
use planning::request::{Attendance, RequestDetails, RequestState, Requester, RoleKind, RoleNeed, Wishes};
use planning::salutation::SalutationRole;
use planning::settings::{RuleSetting, Settings};
use planning::time::{Interval, Minutes};
use planning::venue::{Layout, VenueDetails, VenueKind};
use proptest::collection::{btree_map, vec};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use super::{meeting, notice};
use planning::id::{MeetingId, RequestId, VenueId};
use planning::meeting::{MeetingDetails, Participant};

/// Any characters at all: quotation marks, line ends, letters beyond the basic plane.
pub(super) fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[a-zżółćęśąźń '\"]{0,8}", "(?s).{0,8}"]
}

fn one<T: Clone + std::fmt::Debug + 'static>(all: &[T]) -> impl Strategy<Value = T> + use<T> {
    select(all.to_vec())
}

pub(super) fn instant() -> impl Strategy<Value = DateTime<Utc>> {
    (0_i64..4_000_000_000).prop_map(|seconds| DateTime::from_timestamp(seconds, 0).unwrap())
}

fn interval() -> impl Strategy<Value = Interval> {
    (instant(), 1_i64..1_000_000)
        .prop_map(|(start, length)| Interval { start, end: start + chrono::TimeDelta::seconds(length) })
}

fn date() -> impl Strategy<Value = NaiveDate> {
    (0_i32..100_000).prop_map(|day| NaiveDate::from_num_days_from_ce_opt(700_000 + day).unwrap())
}

fn point() -> impl Strategy<Value = GeoPoint> {
    (-90.0..90.0_f64, -180.0..180.0_f64).prop_map(|(latitude, longitude)| GeoPoint { latitude, longitude })
}

fn district() -> impl Strategy<Value = DistrictNumber> {
    (1_u8..=18).prop_map(DistrictNumber)
}

fn minutes() -> impl Strategy<Value = Minutes> {
    (0_u32..600).prop_map(Minutes)
}

fn minute() -> impl Strategy<Value = DayMinute> {
    (0_u16..=1440).prop_map(DayMinute)
}

fn hours() -> impl Strategy<Value = WeeklyHours> {
    let rule = (vec(1_u8..=7, 0..3), minute(), minute()).prop_map(|(weekdays, from, to)| HoursRule {
        weekdays,
        from,
        to,
    });
    let exception =
        (date(), vec((minute(), minute()), 0..3)).prop_map(|(date, spans)| HoursException { date, spans });
    (vec(rule, 0..3), vec(exception, 0..3)).prop_map(|(rules, exceptions)| WeeklyHours { rules, exceptions })
}

fn absence() -> impl Strategy<Value = Absence> {
    (date(), date(), of(text())).prop_map(|(from, to, reason)| Absence { from, to, reason })
}

fn gender() -> impl Strategy<Value = Gender> {
    one(&[Gender::Feminine, Gender::Masculine, Gender::Unstated])
}

fn layout() -> impl Strategy<Value = Layout> {
    one(&[Layout::Rows, Layout::Tables, Layout::Circle, Layout::Standing])
}

fn presence() -> impl Strategy<Value = Attendance> {
    one(&[Attendance::Core, Attendance::Full])
}

fn role() -> impl Strategy<Value = RoleKind> {
    one(&[RoleKind::Speaker, RoleKind::Organiser, RoleKind::Host, RoleKind::Interpreter, RoleKind::Guest])
}

pub(super) fn person() -> impl Strategy<Value = PersonDetails> {
    let duty = one(&[Duty::Mayor, Duty::Deputy, Duty::Interpreter, Duty::Other]);
    let contact = (of(text()), of(text()), of(text()));
    let time = (hours(), vec(absence(), 0..3), of(point()));
    (text(), gender(), duty, contact, time).prop_map(|(name, gender, duty, contact, time)| {
        let (office, email, phone) = contact;
        let (hours, absences, base) = time;
        PersonDetails { name, gender, office, duty, email, phone, hours, absences, base }
    })
}

pub(super) fn venue() -> impl Strategy<Value = VenueDetails> {
    let what = (text(), one(&[VenueKind::School, VenueKind::CityHall, VenueKind::Other]), text());
    let place = (of(district()), of(point()), of(text()));
    let room = (any::<u32>(), btree_map(layout(), any::<u32>(), 0..3), access());
    let time = (hours(), vec(absence(), 0..3), minutes(), minutes());
    let contact = (of(text()), of(text()), of(text()));
    (what, place, room, time, contact).prop_map(|(what, place, room, time, contact)| VenueDetails {
        name: what.0,
        kind: what.1,
        address: what.2,
        district: place.0,
        point: place.1,
        directions: place.2,
        capacity: room.0,
        layouts: room.1,
        access: room.2,
        hours: time.0,
        closures: time.1,
        setup: time.2,
        clearing: time.3,
        owner: contact.0,
        email: contact.1,
        phone: contact.2,
    })
}

fn access() -> impl Strategy<Value = Access> {
    let presence = one(&[Presence::Yes, Presence::No, Presence::Unknown]);
    btree_map(one(&Feature::ALL), presence, 0..4).prop_map(Access)
}

pub(super) fn request() -> impl Strategy<Value = RequestDetails> {
    let what = (text(), text(), of(text()), of(text()));
    let who = (requester(), vec(body(), 0..3), of(district()));
    let room = (any::<u32>(), of(layout()), vec(one(&Feature::ALL), 0..3), minutes());
    let time = (wishes(), of(date()), vec(role_need(), 0..3));
    (what, who, room, time).prop_map(|(what, who, room, time)| RequestDetails {
        title: what.0,
        topic: what.1,
        case_mark: what.2,
        remarks: what.3,
        requester: who.0,
        bodies: who.1,
        district: who.2,
        audience: Audience::Seniors,
        attendance: room.0,
        layout: room.1,
        needs: room.2,
        duration: room.3,
        wishes: time.0,
        received_on: time.1,
        roles: time.2,
    })
}

pub(super) fn request_state() -> impl Strategy<Value = RequestState> {
    one(&[RequestState::Waiting, RequestState::Planned, RequestState::Declined])
}

fn requester() -> impl Strategy<Value = Requester> {
    let salutation = one(&[SalutationRole::Person, SalutationRole::Councillor, SalutationRole::Body]);
    let contact = (of(text()), of(text()), of(text()), of(text()));
    (text(), gender(), contact, of(salutation)).prop_map(|(name, gender, contact, salutation)| {
        let (body, email, phone, address) = contact;
        Requester { name, gender, body, email, phone, address, salutation }
    })
}

fn body() -> impl Strategy<Value = LinkedBody> {
    (text(), of(text()), of(text())).prop_map(|(name, email, phone)| LinkedBody { name, email, phone })
}

fn wishes() -> impl Strategy<Value = Wishes> {
    (of(date()), of(date()), vec(1_u8..=7, 0..3), of(minute()), of(minute()))
        .prop_map(|(from, to, weekdays, earliest, latest)| Wishes { from, to, weekdays, earliest, latest })
}

fn role_need() -> impl Strategy<Value = RoleNeed> {
    let candidates = vec(any::<i64>().prop_map(PersonId), 0..3);
    (role(), any::<bool>(), presence(), candidates)
        .prop_map(|(role, required, presence, candidates)| RoleNeed { role, required, presence, candidates })
}

fn booking() -> impl Strategy<Value = Booking> {
    use BookingState::{Asked, Booked, Promised, Refused};
    (interval(), one(&[Asked, Promised, Booked, Refused]), of(date()), of(text())).prop_map(
        |(interval, state, hold_until, note)| Booking {
            venue_id: VenueId(1),
            interval,
            state,
            hold_until,
            note,
        },
    )
}

fn answers(people: &[PersonId], said: Vec<(Interval, Participation)>) -> Vec<CalendarAnswer> {
    let one = |(person_id, (interval, said)): (&PersonId, (Interval, Participation))| CalendarAnswer {
        person_id: *person_id,
        interval,
        said,
    };
    people.iter().zip(said).map(one).collect()
}

fn said() -> impl Strategy<Value = (Interval, Participation)> {
    use Participation::{Accepted, Declined, Delegated, Tentative};
    (interval(), one(&[Accepted, Declined, Tentative, Delegated]))
}

/// Everybody takes part whose id is given; the ids of what it stands on are to be filled in.
pub(super) fn meeting_of(people: Vec<PersonId>) -> impl Strategy<Value = MeetingDetails> {
    let stage = one(&[Stage::Held, Stage::Confirmed, Stage::Announced, Stage::Moved, Stage::TookPlace]);
    let lengths = (minutes(), minutes(), minutes());
    let times = (instant(), of(instant()), of(instant()));
    let reasons = (of(text()), of(text()));
    let roles = vec((role(), any::<bool>(), presence()), people.len());
    (
        (text(), vec(booking(), 0..3), vec(said(), 0..=people.len())),
        stage,
        lengths,
        times,
        reasons,
        any::<u32>(),
        roles,
    )
        .prop_map(move |((name, bookings, said), stage, lengths, times, reasons, sequence, roles)| {
            MeetingDetails {
                bookings,
                calendar_answers: answers(&people, said),
                name,
                start: times.0,
                duration: lengths.0,
                setup: lengths.1,
                clearing: lengths.2,
                stage,
                participants: participants(&people, roles),
                sequence,
                override_reason: reasons.0,
                cancel_reason: reasons.1,
                confirmed_at: times.1,
                announced_start: times.2,
                ..meeting("x", RequestId(1), VenueId(1))
            }
        })
}

fn participants(people: &[PersonId], roles: Vec<(RoleKind, bool, Attendance)>) -> Vec<Participant> {
    let one = |(person_id, (role, required, presence)): (&PersonId, (RoleKind, bool, Attendance))| {
        Participant { role, person_id: *person_id, required, presence }
    };
    people.iter().zip(roles).map(one).collect()
}

pub(super) fn notice_of(meeting_id: MeetingId) -> impl Strategy<Value = NoticeDetails> {
    let kinds = (
        one(&[NoticeKind::Confirmed, NoticeKind::Moved, NoticeKind::Cancelled, NoticeKind::Released]),
        one(&[AddresseeKind::Requester, AddresseeKind::LinkedBody, AddresseeKind::DistrictCouncil]),
    );
    let who = (text(), gender(), of(text()), of(text()));
    let times = (instant(), instant(), of(instant()), of(one(&[Means::Mail, Means::Phone, Means::Letter])));
    (kinds, who, times).prop_map(move |((kind, addressee), who, times)| {
        let (name, gender, email, phone) = who;
        let addressee = Addressee { kind: addressee, name, gender, email, phone };
        let (since, due_by, sent_at, sent_by) = times;
        let plain = notice(meeting_id, addressee.kind, "");
        NoticeDetails { kind, addressee, since, due_by, sent_at, sent_by, ..plain }
    })
}

pub(super) fn period() -> impl Strategy<Value = PeriodDetails> {
    let kind = one(&[PeriodKind::SchoolBreak, PeriodKind::Event, PeriodKind::Campaign]);
    (kind, text(), interval(), of(district())).prop_map(|(kind, name, interval, district)| PeriodDetails {
        kind,
        name,
        interval,
        district,
    })
}

pub(super) fn settings() -> impl Strategy<Value = Settings> {
    let rule = (any::<bool>(), of(one(&[Severity::Warns, Severity::Blocks])))
        .prop_map(|(enabled, severity)| RuleSetting { enabled, severity });
    let rules = btree_map(one(&[RuleId::PersonBusy, RuleId::VenueBusy, RuleId::PublicHoliday]), rule, 0..3);
    (any::<u16>(), 1.0..200.0_f64, rules).prop_map(|(lead_min_days, speed_km_per_hour, rules)| {
        let travel = Travel { speed_km_per_hour, ..Travel::default() };
        Settings { lead_min_days, travel, rules, ..Settings::default() }
    })
}

pub(super) fn busy() -> impl Strategy<Value = BusyBlock> {
    (interval(), of(text()), of(point())).prop_map(|(interval, title, point)| BusyBlock {
        interval,
        source: BusySource::Calendar(CalendarId(1)),
        title: title.map(Into::into),
        point,
    })
}
