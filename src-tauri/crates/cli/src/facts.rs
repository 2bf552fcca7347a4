//! One Polish sentence for each fact that speaks against a placement.

use chrono::{DateTime, Utc};
use planning::conflict::Fact;
use planning::hours::DayMinute;
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
        Fact::TravelTime { person_id, venue_id, busy, title, needed, left, .. } => format!(
            "{}: za mało czasu na dojazd do: {}; zajęte {}{}; dojazd w minutach: {}, zostaje: {}",
            names.person(*person_id),
            names.venue(*venue_id),
            span(busy),
            titled(title.as_ref()),
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
        Fact::PersonBusy { person_id, busy, title, .. } => {
            format!("{}: zajęte {}{}", names.person(*person_id), span(busy), titled(title.as_ref()))
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
        Fact::VenueBusy { venue_id, busy, title, .. } => {
            format!("{}: zajęte {}{}", names.venue(*venue_id), span(busy), titled(title.as_ref()))
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

fn span(interval: &Interval) -> String {
    format!("{}–{}", civil(interval.start), warsaw::civil(interval.end).format("%H.%M"))
}

fn minute(minute: DayMinute) -> String {
    format!("{}.{:02}", minute.0 / 60, minute.0 % 60)
}

fn titled(title: Option<&String>) -> String {
    title.map(|title| format!(" („{title}”)")).unwrap_or_default()
}
