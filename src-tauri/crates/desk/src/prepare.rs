//! Step 6: the announcement of a meeting as data, from the register's facts alone. Nothing of the requester's goes in.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use documents::{
    Access, Announcement, Contact, DistrictRef, Feature, Gender, Known, Language, OfficeHolder, Organiser,
    Press, Release, Status,
};
use planning::access::{self, Presence};
use planning::announcement::AnnouncementDraft;
use planning::audience::Audience;
use planning::district::{self, District};
use planning::lifecycle::Stage;
use planning::meeting::Meeting;
use planning::request::{Request, RoleKind};
use planning::settings::{Office, Settings};
use planning::time::warsaw;
use planning::venue::Venue;
use planning::world::World;
use planning::{holiday, person};
use store::EntityKind;

use crate::{DeskError, check_placement::no_venue};

/// The announcement of a meeting. `number` and `date` are the release's.
///
/// # Errors
/// Refused when the meeting's request or venue is gone.
pub(crate) fn announcement(
    world: &World,
    meeting: &Meeting,
    draft: &AnnouncementDraft,
    number: u32,
    date: NaiveDate,
) -> Result<Announcement, DeskError> {
    let request = world
        .request(meeting.request_id)
        .ok_or_else(|| DeskError::not_found(EntityKind::Request, meeting.request_id.0))?;
    let venue = world.venue(meeting.venue_id).ok_or_else(|| no_venue(meeting.venue_id))?;
    let district = request.district.and_then(district::by_number);
    let office = &world.settings.office;
    Ok(Announcement {
        uid: meeting.uid.clone(),
        sequence: meeting.sequence,
        language: Language::Pl,
        title: written(&draft.title).unwrap_or_else(|| title(request, district)),
        cycle: office.cycle.clone(),
        lead: written(&draft.lead).unwrap_or_else(|| request.topic.clone()),
        body: draft.body.trim().to_owned(),
        topics: vec![request.title.clone()],
        start: local(meeting.start),
        end: Some(local(meeting.end())),
        district: district.map(|d| DistrictRef { roman: d.roman.clone(), official: d.official.clone() }),
        audience: audience(request.audience, district),
        host: host(world, meeting, office),
        venue: place(venue),
        accessibility: accessibility(venue, request),
        pjm_deadline: Some(working_days_before(warsaw::date(meeting.start), world.settings.interpreter_days)),
        how_to_take_part: written(&draft.how_to_take_part).unwrap_or_else(|| HOW_TO_TAKE_PART.to_owned()),
        contact: contact(office, working_days_before(warsaw::date(meeting.start), 3)),
        organiser: organiser(office),
        page_url: page_url(&world.settings, meeting),
        photo: None,
        logo: None,
        status: status(meeting),
        press: Press::default(),
        own_words: own_words(draft),
        translations: Default::default(),
        release: Release { number, date },
    })
}

/// The usual way; an officer's own words replace it.
const HOW_TO_TAKE_PART: &str = "Wstęp wolny, bez zapisów. Każda osoba może zabrać głos.";

/// What the officer wrote, when it is more than blanks.
fn written(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn own_words(draft: &AnnouncementDraft) -> BTreeMap<String, String> {
    draft.own_words.iter().filter_map(|(channel, text)| Some((channel.0.clone(), written(text)?))).collect()
}

fn local(instant: DateTime<Utc>) -> DateTime<FixedOffset> {
    instant.with_timezone(&warsaw::ZONE).fixed_offset()
}

fn title(request: &Request, district: Option<&District>) -> String {
    match district {
        Some(district) => {
            let genitive = district.official.replacen("Dzielnica", "Dzielnicy", 1);
            format!("Spotkanie z mieszkańcami {genitive}")
        }
        None => request.title.clone(),
    }
}

/// Who is invited, in the nominative.
fn audience(audience: Audience, district: Option<&District>) -> String {
    let who = match audience {
        Audience::Residents => "mieszkańcy",
        Audience::Parents => "rodzice uczniów i przedszkolaków",
        Audience::Seniors => "seniorzy",
        Audience::Youth => "młodzież",
        Audience::Students => "studenci",
        Audience::Ngos => "przedstawiciele organizacji pozarządowych",
        Audience::Minorities => "przedstawiciele mniejszości narodowych i cudzoziemcy",
    };
    match district {
        Some(district) => format!("{who} {}", district.official.replacen("Dzielnica", "Dzielnicy", 1)),
        None => format!("{who} Krakowa"),
    }
}

/// Who speaks at the meeting invites; without anybody chosen, the office of the settings.
fn host(world: &World, meeting: &Meeting, office: &Office) -> OfficeHolder {
    let speaker = meeting.participants.iter().find(|participant| participant.role == RoleKind::Speaker);
    let person = speaker.and_then(|participant| world.person(participant.person_id));
    match person.and_then(|person| Some((person, person.office.clone()?))) {
        Some((person, held)) => {
            OfficeHolder { name: Some(person.name.clone()), office: held, gender: gender(person.gender) }
        }
        None => OfficeHolder {
            name: office.host_name.clone(),
            office: office.host_office.clone(),
            gender: gender(office.host_gender),
        },
    }
}

const fn gender(gender: person::Gender) -> Gender {
    match gender {
        person::Gender::Feminine => Gender::Feminine,
        person::Gender::Masculine => Gender::Masculine,
        person::Gender::Unstated => Gender::Unset,
    }
}

fn place(venue: &Venue) -> documents::Venue {
    documents::Venue {
        name: venue.name.clone(),
        street: venue.address.clone(),
        postal_code: None,
        city: "Kraków".to_owned(),
        room: None,
        directions: venue.directions.clone(),
        nearest_stop: None,
        parking: None,
        lat: venue.point.map(|point| point.latitude),
        lon: venue.point.map(|point| point.longitude),
    }
}

/// What residents ask before they come; what isn't known is said to be unknown.
fn accessibility(venue: &Venue, request: &Request) -> Vec<Access> {
    const SHOWN: [(access::Feature, Feature); 6] = [
        (access::Feature::StepFree, Feature::StepFree),
        (access::Feature::Lift, Feature::Lift),
        (access::Feature::AccessibleToilet, Feature::AccessibleToilet),
        (access::Feature::InductionLoop, Feature::InductionLoop),
        (access::Feature::Parking, Feature::DisabledParking),
        (access::Feature::QuietCorner, Feature::QuietRoom),
    ];
    let mut all: Vec<Access> = SHOWN
        .iter()
        .map(|(own, shown)| Access { feature: *shown, known: known(venue.access.of(*own)), detail: None })
        .collect();
    if request.roles.iter().any(|role| role.role == RoleKind::Interpreter && role.required) {
        all.push(Access { feature: Feature::SignLanguage, known: Known::Yes, detail: None });
    }
    all
}

const fn known(presence: Presence) -> Known {
    match presence {
        Presence::Yes => Known::Yes,
        Presence::No => Known::No,
        Presence::Unknown => Known::Unknown,
    }
}

/// The working day that many working days before a date: weekends and days off don't count.
fn working_days_before(date: NaiveDate, days: u8) -> NaiveDate {
    let earlier = std::iter::successors(date.pred_opt(), NaiveDate::pred_opt);
    earlier.filter(|day| is_working(*day)).nth(usize::from(days.max(1)) - 1).unwrap_or(date)
}

fn is_working(date: NaiveDate) -> bool {
    use chrono::{Datelike, Weekday};
    !matches!(date.weekday(), Weekday::Sat | Weekday::Sun) && holiday::on(date).is_none()
}

fn contact(office: &Office, until: NaiveDate) -> Contact {
    let given = |text: &String| (!text.trim().is_empty()).then(|| text.clone());
    Contact {
        name: given(&office.contact_name),
        phone: given(&office.contact_phone),
        email: given(&office.contact_email),
        until: Some(until),
    }
}

fn organiser(office: &Office) -> Organiser {
    Organiser { name: office.department.clone(), url: "https://www.krakow.pl".to_owned(), address: None }
}

/// The page of the meeting: its address is fixed before the page exists, so that the QR code leads there.
fn page_url(settings: &Settings, meeting: &Meeting) -> String {
    let base = settings.office.page_base.trim_end_matches('/');
    format!("{base}/{}-{}", warsaw::date(meeting.start).format("%Y-%m-%d"), meeting.id)
}

fn status(meeting: &Meeting) -> Status {
    match (meeting.stage, meeting.announced_start) {
        (Stage::Cancelled, _) => {
            Status::Cancelled { reason: meeting.cancel_reason.clone().unwrap_or_default() }
        }
        (Stage::Moved, Some(before)) => {
            Status::Rescheduled { previous_start: Some(local(before)), previous_place: None }
        }
        _ => Status::Scheduled,
    }
}

#[cfg(test)]
mod tests {
    use super::working_days_before;

    #[test]
    fn weekends_and_days_off_are_not_working_days() {
        let day = |text: &str| text.parse().unwrap();
        assert_eq!(working_days_before(day("2027-01-08"), 3), day("2027-01-04"));
        assert_eq!(working_days_before(day("2026-12-16"), 5), day("2026-12-09"));
    }
}
