//! One Polish sentence for each fact that speaks against a placement.

use chrono::{DateTime, NaiveDate, Utc};
use planning::conflict::{CalendarSource, Fact, RuleId};
use planning::hours::DayMinute;
use planning::options::Obstacle;
use planning::time::{Interval, warsaw};

use crate::names::Names;
use crate::terms;

pub fn fact(fact: &Fact, names: &Names) -> String {
    match fact {
        Fact::PersonBusy { .. }
        | Fact::OutsideHours { .. }
        | Fact::WeekLimit { .. }
        | Fact::RoleUnfilled { .. } => about_people(fact, names),
        Fact::VenueBusy { .. }
        | Fact::VenueClosed { .. }
        | Fact::VenueTooSmall { .. }
        | Fact::VenueLacksAccess { .. }
        | Fact::CapacityWasted { .. }
        | Fact::AccessUnknown { .. } => about_venues(fact, names),
        Fact::VenueRefused { .. }
        | Fact::VenueOnlyAsked { .. }
        | Fact::HoldEndsSoon { .. }
        | Fact::HoldExpired { .. } => about_bookings(fact, names),
        Fact::TravelTime { person_id, venue_id, busy, calendar, title, needed, left, .. } => format!(
            "{}: za mało czasu na dojazd do: {}; zajęte {}{}{}; dojazd w minutach: {}, zostaje: {}",
            names.person(*person_id),
            names.venue(*venue_id),
            span(busy),
            titled(title.as_deref()),
            from(calendar.as_ref()),
            needed.0,
            left.0
        ),
        Fact::CalendarStale { owner: whose, as_of, .. } => {
            let age = as_of.map(|as_of| format!(" (stan na {})", civil(as_of))).unwrap_or_default();
            format!("{}: kalendarz jest nieaktualny{age}; proszę wczytać nowy", names.resource(whose))
        }
        _ => about_time(fact),
    }
}

fn about_people(fact: &Fact, names: &Names) -> String {
    match fact {
        Fact::PersonBusy { person_id, busy, calendar, title, .. } => {
            let (title, from) = (titled(title.as_deref()), from(calendar.as_ref()));
            format!("{}: zajęte {}{title}{from}", names.person(*person_id), span(busy))
        }
        Fact::OutsideHours { person_id, absent: true, .. } => {
            format!("{}: nieobecność tego dnia", names.person(*person_id))
        }
        Fact::OutsideHours { person_id, .. } => {
            format!("{}: poza godzinami pracy", names.person(*person_id))
        }
        Fact::WeekLimit { person_id, meetings, limit, .. } => format!(
            "{}: innych spotkań w tym tygodniu: {meetings}, limit to {limit}",
            names.person(*person_id)
        ),
        Fact::RoleUnfilled { role } => {
            format!("nie ma nikogo do roli „{}”; proszę dodać osobę", terms::role(*role))
        }
        _ => String::new(),
    }
}

fn about_venues(fact: &Fact, names: &Names) -> String {
    match fact {
        Fact::VenueBusy { venue_id, busy, calendar, title, .. } => {
            let (title, from) = (titled(title.as_deref()), from(calendar.as_ref()));
            format!("{}: zajęte {}{title}{from}", names.venue(*venue_id), span(busy))
        }
        Fact::VenueClosed { venue_id, .. } => {
            format!("{}: zamknięte o tej porze (z przygotowaniem i sprzątaniem)", names.venue(*venue_id))
        }
        Fact::VenueTooSmall { venue_id, capacity, attendance } => {
            format!("{}: mieści osób: {capacity}, a oczekiwanych jest {attendance}", names.venue(*venue_id))
        }
        Fact::VenueLacksAccess { venue_id, feature, .. } => {
            format!("{}: nie ma tu: {}", names.venue(*venue_id), terms::feature(*feature))
        }
        Fact::CapacityWasted { venue_id, capacity, attendance } => {
            format!(
                "{}: za duże, mieści osób: {capacity}, a oczekiwanych jest {attendance}",
                names.venue(*venue_id)
            )
        }
        Fact::AccessUnknown { venue_id, feature } => {
            format!(
                "{}: nie wiadomo, czy jest: {}; proszę zapytać gospodarza",
                names.venue(*venue_id),
                terms::feature(*feature)
            )
        }
        _ => String::new(),
    }
}

fn about_bookings(fact: &Fact, names: &Names) -> String {
    match fact {
        Fact::VenueRefused { venue_id, interval, note, .. } => {
            format!(
                "{}: gospodarz odmówił na {}{}",
                names.venue(*venue_id),
                span(interval),
                titled(note.as_deref())
            )
        }
        Fact::VenueOnlyAsked { venue_id } => {
            format!("{}: gospodarz jeszcze nie odpowiedział; proszę zadzwonić", names.venue(*venue_id))
        }
        Fact::HoldEndsSoon { venue_id, hold_until } => {
            format!(
                "{}: wstępna rezerwacja wygasa {}; proszę ją potwierdzić",
                names.venue(*venue_id),
                date(*hold_until)
            )
        }
        Fact::HoldExpired { venue_id, hold_until } => {
            format!(
                "{}: wstępna rezerwacja wygasła {}; proszę zapytać ponownie",
                names.venue(*venue_id),
                date(*hold_until)
            )
        }
        _ => String::new(),
    }
}

fn about_time(fact: &Fact) -> String {
    match fact {
        Fact::PublicHoliday { date, .. } => format!("{date} to dzień wolny od pracy"),
        Fact::LeadTimeMinimum { days, needed } => {
            format!("na ogłoszenie zostaje dni: {days}, potrzeba co najmniej {needed}")
        }
        Fact::LeadTimeTarget { days, wanted } => {
            format!("na ogłoszenie zostaje dni: {days}, cel to {wanted}")
        }
        Fact::DistrictGap { district, start, days, wanted, .. } => format!(
            "inne spotkanie w dzielnicy {}: {}; odstęp w dniach: {days}, pożądany {wanted}",
            district.0,
            civil(*start)
        ),
        Fact::SessionClash { name, interval, .. } => format!("w tym czasie: {name}, {}", span(interval)),
        Fact::SchoolBreak { name, .. } => format!("przerwa w nauce: {name}"),
        Fact::ElectionSilence { name, .. } => format!("cisza wyborcza: {name}"),
        Fact::Campaign { name, .. } => format!("kampania wyborcza: {name}; potrzebna opinia prawna"),
        Fact::OfficeClosed { name, .. } => format!("urząd jest zamknięty: {name}"),
        Fact::EveningPreference { start, evening_from } => {
            format!("początek o {} jest przed wieczorem ({})", minute(*start), minute(*evening_from))
        }
        Fact::InterpreterNotice { working_days, needed } => {
            format!("tłumacz PJM potrzebuje dni roboczych: {needed}, zostaje {working_days}")
        }
        Fact::AlreadyAnnounced { announced, .. } => {
            format!("ogłoszono już termin {}; zmiana wymaga powodu i sprostowań", civil(*announced))
        }
        Fact::InThePast { start } => format!("{} już minęło", civil(*start)),
        _ => String::new(),
    }
}

pub fn civil(instant: DateTime<Utc>) -> String {
    warsaw::civil(instant).format("%d.%m.%Y, godz. %H.%M").to_string()
}

fn date(date: NaiveDate) -> String {
    date.format("%d.%m.%Y").to_string()
}

fn span(interval: &Interval) -> String {
    format!("{}–{}", civil(interval.start), warsaw::civil(interval.end).format("%H.%M"))
}

fn minute(minute: DayMinute) -> String {
    format!("{}.{:02}", minute.0 / 60, minute.0 % 60)
}

/// The calendar it stands in, and its age.
fn from(calendar: Option<&CalendarSource>) -> String {
    let said = |calendar: &CalendarSource| match calendar.age_days {
        0 => format!(", kalendarz „{}” z dziś", calendar.name),
        days => format!(", kalendarz „{}” sprzed dni: {days}", calendar.name),
    };
    calendar.map(said).unwrap_or_default()
}

/// An obstacle in the way of a whole window.
pub fn obstacle(obstacle: &Obstacle, names: &Names) -> String {
    let name = match obstacle.rule {
        RuleId::PersonBusy => "zajęte terminy",
        RuleId::OutsideHours => "godziny pracy lub nieobecność",
        RuleId::CalendarStale => "nieaktualny kalendarz",
        RuleId::VenueBusy => "zajęta sala",
        RuleId::VenueClosed => "godziny otwarcia",
        RuleId::VenueTooSmall => "za mała sala",
        RuleId::VenueLacksAccess => "brak potrzebnego udogodnienia",
        RuleId::VenueRefused => "odmowa gospodarza",
        RuleId::HoldExpired => "wygasła rezerwacja wstępna",
        RuleId::TravelTime => "czas dojazdu",
        RuleId::PublicHoliday => "dni wolne od pracy",
        RuleId::LeadTimeMinimum => "za mało dni na ogłoszenie",
        RuleId::ElectionSilence => "cisza wyborcza",
        RuleId::OfficeClosed => "urząd jest zamknięty",
        RuleId::RoleUnfilled => "nieobsadzona rola",
        RuleId::InThePast => "dni już minęły",
        RuleId::WeekLimit => "limit spotkań w tygodniu",
        RuleId::LeadTimeTarget
        | RuleId::DistrictGap
        | RuleId::SessionClash
        | RuleId::SchoolBreak
        | RuleId::Campaign
        | RuleId::CapacityWasted
        | RuleId::EveningPreference
        | RuleId::AccessUnknown
        | RuleId::InterpreterNotice
        | RuleId::AlreadyAnnounced
        | RuleId::VenueOnlyAsked
        | RuleId::HoldEndsSoon => "reguła, którą ustawiono jako przeszkodę",
    };
    obstacle
        .owner
        .as_ref()
        .map_or_else(|| name.to_owned(), |whose| format!("{}: {name}", names.resource(whose)))
}

fn titled(title: Option<&str>) -> String {
    title.map(|title| format!(" („{title}”)")).unwrap_or_default()
}
