//! How long personal data of a case are kept, and what is due to be erased.
//!
//! A case is kept for full calendar years from 1 January after the year in which it ended (Regulation of the Prime Minister
//! of 18 January 2011, Dz.U. 14 item 67, office instruction); the class of its case mark says how many. Cases of the archive
//! (category A) are never due (RODO art. 17(3)(d)). Special needs, which can tell of somebody's health (RODO art. 9), go
//! some days after the event.

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::RequestId;
use crate::request::{Request, RequestState, Requester};
use crate::time::warsaw;
use crate::world::World;

/// How long cases of a class are kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RetentionRule {
    /// The class of the file plan or its first digits: "0003", "06".
    pub class: String,
    pub name: String,
    /// Full years after the year in which the case ended; `None` for the archive (category A).
    pub years: Option<u8>,
}

/// What the office says and keeps of personal data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct Privacy {
    /// The notice on the legal basis (RODO art. 13), as the data protection officer words it.
    pub notice: String,
    /// The longest class that a case mark begins with counts.
    pub retention: Vec<RetentionRule>,
    /// Full years for cases of no class listed, or without a case mark.
    pub other_years: u8,
    /// Days after the event on which special needs are deleted.
    pub needs_days: u16,
}

impl Default for Privacy {
    fn default() -> Self {
        Self {
            notice: "Administratorem danych osobowych jest Prezydent Miasta Krakowa, pl. Wszystkich Świętych 3-4, \
                31-004 Kraków. Dane osoby zgłaszającej potrzebę spotkania przetwarza się, aby rozpatrzyć zgłoszenie \
                i zorganizować spotkanie, na podstawie art. 6 ust. 1 lit. e RODO w związku z ustawą z dnia 8 marca 1990 r. \
                o samorządzie gminnym. Dane przechowuje się przez okres wynikający z jednolitego rzeczowego wykazu akt. \
                Osobie, której dane dotyczą, przysługuje prawo dostępu do danych, ich sprostowania, ograniczenia \
                przetwarzania, sprzeciwu oraz skargi do Prezesa Urzędu Ochrony Danych Osobowych."
                .to_owned(),
            retention: vec![],
            other_years: 5,
            needs_days: 30,
        }
    }
}

/// Who asked is to be erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct RetentionDue {
    pub request_id: RequestId,
    pub name: String,
    pub case_mark: Option<String>,
    /// The rule's class; `None` where the period for other cases was taken.
    pub class: Option<String>,
    pub years: u8,
    #[ts(type = "string")]
    pub ended_on: NaiveDate,
    /// From this day on the data have no reason to be here.
    #[ts(type = "string")]
    pub erase_from: NaiveDate,
}

/// Requests whose requester is due to be erased, the oldest duty first.
#[must_use]
pub fn due(world: &World, now: DateTime<Utc>) -> Vec<RetentionDue> {
    let today = warsaw::date(now);
    let mut due: Vec<RetentionDue> = world
        .requests()
        .filter(|request| request.requester != Requester::default())
        .filter_map(|request| period(world, request, now))
        .filter(|due| due.erase_from <= today)
        .collect();
    due.sort_by_key(|due| (due.erase_from, due.request_id));
    due
}

/// Requests whose special needs are to be deleted.
#[must_use]
pub fn needs_due(world: &World, now: DateTime<Utc>) -> Vec<RequestId> {
    let after = TimeDelta::days(i64::from(world.settings.privacy.needs_days));
    let over = |request: &&Request| {
        let ends: Vec<DateTime<Utc>> = world.meetings_of(request.id).map(|meeting| meeting.end()).collect();
        ends.iter().max().is_some_and(|last| *last + after <= now)
    };
    let with_needs = world.requests().filter(|request| !request.needs.is_empty());
    with_needs.filter(over).map(|request| request.id).collect()
}

/// The class of the archive that a case belongs to; its papers are kept for ever.
#[must_use]
pub fn archive_class(privacy: &Privacy, mark: Option<&str>) -> Option<String> {
    rule(&privacy.retention, mark).filter(|rule| rule.years.is_none()).map(|rule| rule.class.clone())
}

fn period(world: &World, request: &Request, now: DateTime<Utc>) -> Option<RetentionDue> {
    let privacy = &world.settings.privacy;
    let ended_on = ended(world, request, now)?;
    let rule = rule(&privacy.retention, request.case_mark.as_deref());
    let years = match rule {
        Some(rule) => rule.years?,
        None => privacy.other_years,
    };
    Some(RetentionDue {
        request_id: request.id,
        name: request.title.clone(),
        case_mark: request.case_mark.clone(),
        class: rule.map(|rule| rule.class.clone()),
        years,
        ended_on,
        erase_from: NaiveDate::from_ymd_opt(ended_on.year() + 1 + i32::from(years), 1, 1)?,
    })
}

fn rule<'a>(rules: &'a [RetentionRule], mark: Option<&str>) -> Option<&'a RetentionRule> {
    let class = mark?.split('.').nth(1)?;
    let fitting = rules.iter().filter(|rule| !rule.class.is_empty() && class.starts_with(&rule.class));
    fitting.max_by_key(|rule| rule.class.len())
}

/// The day on which the case ended: of its last meeting, or, where it was turned down, the day it came. `None` while it is
/// open.
fn ended(world: &World, request: &Request, now: DateTime<Utc>) -> Option<NaiveDate> {
    if request.state == RequestState::Waiting {
        return None;
    }
    let last = world.meetings_of(request.id).map(|meeting| meeting.end()).max();
    match last {
        Some(end) => (end <= now).then(|| warsaw::date(end)),
        None => (request.state == RequestState::Declined).then_some(request.received_on).flatten(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::RequestDetails;

    fn declined(id: i64, mark: &str, received: &str) -> Request {
        let requester = Requester { name: "Jan Próbny".to_owned(), ..Requester::default() };
        let received_on = received.parse().ok();
        let case_mark = Some(mark.to_owned());
        let details = RequestDetails { requester, received_on, case_mark, ..RequestDetails::default() };
        Request { id: RequestId(id), state: RequestState::Declined, decline_reason: None, details }
    }

    fn world(rules: &[(&str, Option<u8>)], requests: Vec<Request>) -> World {
        let mut world = World::default();
        let rule = |(class, years): &(&str, Option<u8>)| RetentionRule {
            class: (*class).to_owned(),
            name: String::new(),
            years: *years,
        };
        world.settings.privacy.retention = rules.iter().map(rule).collect();
        requests.into_iter().for_each(|request| world.put_request(request));
        world
    }

    fn at(day: &str) -> DateTime<Utc> {
        format!("{day}T12:00:00Z").parse().unwrap()
    }

    #[test]
    fn a_case_is_kept_for_full_years_after_the_year_in_which_it_ended() {
        let world = world(&[("06", Some(2))], vec![declined(1, "KS.0632.1.2024", "2024-03-01")]);
        assert_eq!(due(&world, at("2026-12-31")), []);
        let due = due(&world, at("2027-01-01"));
        assert_eq!((due[0].request_id, due[0].erase_from), (RequestId(1), "2027-01-01".parse().unwrap()));
    }

    #[test]
    fn the_longest_class_counts_and_the_archive_is_never_due() {
        let requests =
            vec![declined(1, "KS.0632.1.2010", "2010-01-01"), declined(2, "OR.0003.1.2010", "2010-01-01")];
        let world = world(&[("0", None), ("063", Some(1))], requests);
        let due: Vec<RequestId> = due(&world, at("2026-11-24")).iter().map(|due| due.request_id).collect();
        assert_eq!(due, [RequestId(1)]);
    }

    #[test]
    fn an_open_case_and_an_erased_one_are_not_due() {
        let mut open = declined(1, "KS.0632.1.2001", "2001-01-01");
        open.state = RequestState::Waiting;
        let mut erased = declined(2, "KS.0632.2.2001", "2001-01-01");
        erased.details.requester = Requester::default();
        assert_eq!(due(&world(&[], vec![open, erased]), at("2026-11-24")), []);
    }
}
