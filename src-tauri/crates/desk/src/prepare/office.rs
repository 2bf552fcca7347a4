//! Who invites, who organises, whom residents ask, and until when.

use chrono::NaiveDate;
use documents::{Contact, Gender, OfficeHolder, Organiser};
use planning::meeting::Meeting;
use planning::request::RoleKind;
use planning::settings::Office;
use planning::time::warsaw;
use planning::world::World;
use planning::{holiday, person};

/// Who speaks at the meeting invites; without anybody chosen, the office of the settings.
pub(super) fn host(world: &World, meeting: &Meeting) -> OfficeHolder {
    let office = &world.settings.office;
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

pub(crate) const fn gender(gender: person::Gender) -> Gender {
    match gender {
        person::Gender::Feminine => Gender::Feminine,
        person::Gender::Masculine => Gender::Masculine,
        person::Gender::Unstated => Gender::Unset,
    }
}

pub(super) fn contact(office: &Office, until: NaiveDate) -> Contact {
    Contact {
        name: given(&office.contact_name),
        phone: given(&office.contact_phone),
        email: given(&office.contact_email),
        until: Some(until),
    }
}

/// Whom the media ask, where the office has somebody for them.
pub(super) fn press_contact(office: &Office) -> Option<Contact> {
    let contact = Contact {
        name: given(&office.press_name),
        phone: given(&office.press_phone),
        email: given(&office.press_email),
        until: None,
    };
    (contact != Contact::default()).then_some(contact)
}

fn given(text: &str) -> Option<String> {
    (!text.trim().is_empty()).then(|| text.trim().to_owned())
}

pub(super) fn organiser(office: &Office) -> Organiser {
    Organiser {
        name: office.department.clone(),
        url: "https://www.krakow.pl".to_owned(),
        address: given(&office.address),
    }
}

/// The last day on which a need can be told: three working days before.
pub(crate) fn contact_days(meeting: &Meeting) -> NaiveDate {
    working_days_before(warsaw::date(meeting.start), 3)
}

/// The last day on which an interpreter can be asked for (act of 19 August 2011, art. 12).
pub(super) fn pjm_deadline(world: &World, meeting: &Meeting) -> NaiveDate {
    working_days_before(warsaw::date(meeting.start), world.settings.interpreter_days)
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
