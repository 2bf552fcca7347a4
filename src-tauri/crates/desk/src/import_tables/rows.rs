//! Rows of a spreadsheet as people, venues and requests of the rules.

use chrono::{DateTime, NaiveTime, Timelike, Utc};
use exchange::table::{
    Accessibility, Feature, Gender, PersonRow, RequestRow, RoleWord, VenueRow, WeekHours, YesNo,
};
use planning::access::{self, Access, Presence};
use planning::audience::Audience;
use planning::body::LinkedBody;
use planning::district::DistrictNumber;
use planning::fold::fold;
use planning::hours::{DayMinute, HoursRule, WeeklyHours};
use planning::person::{self, Duty, PersonDetails};
use planning::place::GeoPoint;
use planning::request::{RequestDetails, Requester, RoleKind, RoleNeed, Wishes};
use planning::time::{Minutes, warsaw};
use planning::venue::{VenueDetails, VenueKind};

pub(super) fn person(row: &PersonRow) -> PersonDetails {
    PersonDetails {
        name: row.name.clone(),
        gender: gender(row.gender),
        office: row.office.clone(),
        duty: row.role.map_or(Duty::Other, duty),
        email: row.email.clone(),
        phone: row.phone.clone(),
        hours: hours(&row.hours),
        ..PersonDetails::default()
    }
}

const fn gender(word: Option<Gender>) -> person::Gender {
    match word {
        Some(Gender::Feminine) => person::Gender::Feminine,
        Some(Gender::Masculine) => person::Gender::Masculine,
        Some(Gender::Neuter) | None => person::Gender::Unstated,
    }
}

const fn duty(word: RoleWord) -> Duty {
    match word {
        RoleWord::Mayor => Duty::Mayor,
        RoleWord::Deputy => Duty::Deputy,
        RoleWord::Organiser => Duty::Organiser,
        RoleWord::Host => Duty::Host,
        RoleWord::Interpreter => Duty::Interpreter,
        RoleWord::Other => Duty::Other,
    }
}

fn hours(spans: &[WeekHours]) -> WeeklyHours {
    let rule = |span: &WeekHours| HoursRule {
        weekdays: vec![span.weekday],
        from: DayMinute(span.from_minute),
        to: DayMinute(span.to_minute),
    };
    WeeklyHours { rules: spans.iter().map(rule).collect(), exceptions: vec![] }
}

pub(super) fn venue(row: &VenueRow) -> VenueDetails {
    let point = row.latitude.zip(row.longitude).map(|(latitude, longitude)| GeoPoint { latitude, longitude });
    VenueDetails {
        name: row.name.clone(),
        kind: kind(row.kind.as_deref()),
        address: row.address.clone(),
        district: row.district.map(DistrictNumber),
        point,
        capacity: row.capacity,
        access: venue_access(&row.accessibility),
        hours: hours(&row.opening_hours),
        setup: Minutes(row.setup_minutes.unwrap_or(30)),
        clearing: Minutes(row.teardown_minutes.unwrap_or(30)),
        owner: row.owner.clone(),
        email: row.email.clone(),
        phone: row.phone.clone(),
        ..VenueDetails::default()
    }
}

/// A kind from the words that offices use for it.
fn kind(word: Option<&str>) -> VenueKind {
    const KINDS: [(&str, VenueKind); 14] = [
        ("szkol", VenueKind::School),
        ("school", VenueKind::School),
        ("lice", VenueKind::School),
        ("dom kultury", VenueKind::CultureCentre),
        ("centrum kultury", VenueKind::CultureCentre),
        ("culture", VenueKind::CultureCentre),
        ("klub sportowy", VenueKind::SportsClub),
        ("sport", VenueKind::SportsClub),
        ("magistrat", VenueKind::CityHall),
        ("urzad", VenueKind::CityHall),
        ("bibliotek", VenueKind::Library),
        ("library", VenueKind::Library),
        ("senior", VenueKind::SeniorsClub),
        ("plener", VenueKind::Outdoor),
    ];
    let folded = fold(word.unwrap_or_default());
    KINDS.iter().find(|(part, _)| folded.contains(part)).map_or(VenueKind::Other, |(_, kind)| *kind)
}

fn venue_access(facts: &Accessibility) -> Access {
    use access::Feature;
    let pairs = [
        (Feature::StepFree, facts.step_free),
        (Feature::Lift, facts.lift),
        (Feature::AccessibleToilet, facts.accessible_toilet),
        (Feature::InductionLoop, facts.induction_loop),
        (Feature::Parking, facts.parking),
        (Feature::Stop, facts.stop),
        (Feature::QuietCorner, facts.quiet_corner),
    ];
    Access(pairs.into_iter().map(|(feature, word)| (feature, presence(word))).collect())
}

const fn presence(word: YesNo) -> Presence {
    match word {
        YesNo::Yes => Presence::Yes,
        YesNo::No => Presence::No,
        YesNo::Unknown => Presence::Unknown,
    }
}

pub(super) fn request(row: &RequestRow, now: DateTime<Utc>) -> RequestDetails {
    let mut details = RequestDetails {
        title: row.title.clone(),
        topic: row.topic.clone().unwrap_or_default(),
        case_mark: row.case_mark.clone(),
        requester: requester(row),
        bodies: row.linked_bodies.iter().map(|name| body(name)).collect(),
        district: row.district.map(DistrictNumber),
        audience: audience(row.audience.as_deref()),
        attendance: row.attendance.unwrap_or(0),
        needs: row.needs.iter().filter_map(|need| feature(*need)).collect(),
        wishes: wishes(row),
        received_on: row.received_on.or(Some(warsaw::date(now))),
        ..RequestDetails::default()
    };
    details.duration = row.duration_minutes.map_or(details.duration, Minutes);
    if row.needs.contains(&Feature::Pjm) {
        details.roles = with_interpreter();
    }
    details
}

/// The usual roles and an interpreter of sign language; an empty list of candidates means everybody with that duty.
fn with_interpreter() -> Vec<RoleNeed> {
    let required = |role| RoleNeed { role, required: true, ..RoleNeed::default() };
    [RoleKind::Speaker, RoleKind::Organiser, RoleKind::Interpreter].map(required).to_vec()
}

fn requester(row: &RequestRow) -> Requester {
    Requester {
        name: row.requester.clone(),
        gender: person::Gender::Unstated,
        body: row.body.clone(),
        email: row.email.clone(),
        phone: row.phone.clone(),
        ..Requester::default()
    }
}

fn body(name: &str) -> LinkedBody {
    LinkedBody { name: name.to_owned(), ..LinkedBody::default() }
}

fn audience(word: Option<&str>) -> Audience {
    let folded = fold(word.unwrap_or_default());
    let known = [
        ("rodzic", Audience::Parents),
        ("parent", Audience::Parents),
        ("senior", Audience::Seniors),
        ("mlodziez", Audience::Youth),
        ("youth", Audience::Youth),
        ("student", Audience::Students),
        ("ngo", Audience::Ngos),
        ("organizacj", Audience::Ngos),
        ("mniejszosc", Audience::Minorities),
        ("minorit", Audience::Minorities),
    ];
    known
        .iter()
        .find(|(part, _)| folded.contains(part))
        .map_or(Audience::Residents, |(_, audience)| *audience)
}

const fn feature(need: Feature) -> Option<access::Feature> {
    Some(match need {
        Feature::StepFree => access::Feature::StepFree,
        Feature::Lift => access::Feature::Lift,
        Feature::AccessibleToilet => access::Feature::AccessibleToilet,
        Feature::InductionLoop => access::Feature::InductionLoop,
        Feature::Parking => access::Feature::Parking,
        Feature::QuietCorner => access::Feature::QuietCorner,
        Feature::Stop => access::Feature::Stop,
        Feature::Pjm => return None,
    })
}

fn wishes(row: &RequestRow) -> Wishes {
    let minute = |time: NaiveTime| DayMinute((time.hour() * 60 + time.minute()) as u16);
    Wishes {
        from: row.window_from,
        to: row.window_to,
        weekdays: row.preferred_weekdays.clone(),
        earliest: row.preferred_from.map(minute),
        latest: row.preferred_to.map(minute),
    }
}
