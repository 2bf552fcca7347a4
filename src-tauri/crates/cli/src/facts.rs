//! One Polish sentence for each fact that speaks against a placement.

use chrono::{DateTime, Utc};
use planning::calendar::Resource;
use planning::conflict::Fact;
use planning::hours::DayMinute;
use planning::time::{Interval, warsaw};

pub fn fact(fact: &Fact) -> String {
    match fact {
        Fact::PersonBusy { .. }
        | Fact::OutsideHours { .. }
        | Fact::WeekLimit { .. }
        | Fact::RoleUnfilled { .. } => about_people(fact),
        Fact::VenueBusy { .. }
        | Fact::VenueClosed { .. }
        | Fact::VenueTooSmall { .. }
        | Fact::VenueLacksAccess { .. }
        | Fact::CapacityWasted { .. }
        | Fact::AccessUnknown { .. } => about_venues(fact),
        Fact::TravelTime { person_id, venue_id, busy, title, needed, left, .. } => format!(
            "osoba {person_id} nie zdąży do miejsca {venue_id}: zajęta {}{}; dojazd w minutach: {}, zostaje: {}",
            span(busy),
            titled(title.as_ref()),
            needed.0,
            left.0
        ),
        Fact::CalendarStale { owner: whose, as_of, .. } => {
            let age = as_of.map(|as_of| format!(" (stan na {})", civil(as_of))).unwrap_or_default();
            format!("kalendarz {} jest nieaktualny{age}; proszę wczytać nowy", owner(whose))
        }
        _ => about_time(fact),
    }
}

fn about_people(fact: &Fact) -> String {
    match fact {
        Fact::PersonBusy { person_id, busy, title, .. } => {
            format!("osoba {person_id} jest zajęta {}{}", span(busy), titled(title.as_ref()))
        }
        Fact::OutsideHours { person_id, absent: true, .. } => {
            format!("osoba {person_id} jest tego dnia nieobecna")
        }
        Fact::OutsideHours { person_id, .. } => format!("poza godzinami pracy osoby {person_id}"),
        Fact::WeekLimit { person_id, meetings, limit, .. } => {
            format!("osoba {person_id} ma w tym tygodniu innych spotkań: {meetings}, limit to {limit}")
        }
        Fact::RoleUnfilled { role } => format!("nie ma nikogo do roli {role:?}; proszę dodać osobę"),
        _ => String::new(),
    }
}

fn about_venues(fact: &Fact) -> String {
    match fact {
        Fact::VenueBusy { venue_id, busy, title, .. } => {
            format!("miejsce {venue_id} jest zajęte {}{}", span(busy), titled(title.as_ref()))
        }
        Fact::VenueClosed { venue_id, .. } => {
            format!("miejsce {venue_id} jest wtedy zamknięte (z przygotowaniem i sprzątaniem)")
        }
        Fact::VenueTooSmall { venue_id, capacity, attendance } => {
            format!("miejsce {venue_id} mieści osób: {capacity}, a oczekiwanych jest {attendance}")
        }
        Fact::VenueLacksAccess { venue_id, feature, .. } => {
            format!("miejsce {venue_id} nie zapewnia: {feature:?}")
        }
        Fact::CapacityWasted { venue_id, capacity, attendance } => {
            format!("miejsce {venue_id} jest za duże: mieści {capacity}, oczekiwanych jest {attendance}")
        }
        Fact::AccessUnknown { venue_id, feature } => {
            format!("nie wiadomo, czy miejsce {venue_id} zapewnia: {feature:?}; proszę zapytać gospodarza")
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

fn owner(owner: &Resource) -> String {
    match owner {
        Resource::Person(id) => format!("osoby {id}"),
        Resource::Venue(id) => format!("miejsca {id}"),
    }
}

fn titled(title: Option<&String>) -> String {
    title.map(|title| format!(" („{title}”)")).unwrap_or_default()
}
