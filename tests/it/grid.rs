//! What the grid is painted with is what the rules answer; what it shows of old years is what calendars said.

use chrono::Days;
use desk::{BusySpan, CalendarOwner, Desk, FixedClock, OptionsMap};
use planning::calendar::Resource;
use planning::conflict::Severity;
use planning::options::Options;
use planning::time::warsaw;

use crate::support::department::{Department, now};

/// The run that a start is in, out of the flat list.
fn told_at(map: &OptionsMap, runs: &[u32], start: usize) -> desk::Told {
    let (runs, rest) = runs.as_chunks::<2>();
    assert!(rest.is_empty() && runs.is_sorted_by(|one, next| one[0] < next[0] && one[1] != next[1]));
    let [_, told] = runs.iter().find(|[to, _]| start < *to as usize).unwrap();
    map.told[*told as usize]
}

/// Each venue's answer, and over all of them the best one with how many give it.
fn compare(map: &OptionsMap, options: &Options, start: usize) {
    let mut verdicts = Vec::new();
    for (row, venue) in map.venues.iter().zip(&options.venues) {
        let rules = options.rules(venue, start).filter(|(_, severity)| *severity > Severity::Notes);
        let bits = rules.fold(0, |bits, (rule, _)| {
            bits | 1 << map.rules.iter().position(|known| *known == rule).unwrap()
        });
        assert_eq!(
            told_at(map, &row.runs, start),
            desk::Told(venue.verdict(start), bits, 1),
            "start {start}"
        );
        verdicts.push(venue.verdict(start));
    }
    let best = verdicts.iter().min().unwrap();
    let found = told_at(map, &map.any, start);
    assert_eq!(
        (found.0, found.2 as usize),
        (*best, verdicts.iter().filter(|verdict| *verdict == best).count())
    );
}

#[test]
fn the_map_of_a_drag_says_of_each_start_and_venue_what_the_rules_say() {
    let department = Department::sample();
    let from = warsaw::date(now());
    let to = from + Days::new(20);
    for card in department.desk.requests().unwrap().iter().step_by(4) {
        let map = department.desk.options(card.id, from, to).unwrap();
        let compared = department.desk.with_options(card.id, from, to, |_, options| {
            (0..options.grid.len()).step_by(7).for_each(|start| compare(&map, options, start));
            Ok(options.grid.len())
        });
        assert_eq!(compared.unwrap(), map.starts as usize);
    }
}

#[test]
fn what_a_calendar_said_of_years_long_past_is_still_shown() {
    let department = Department::sample();
    let file = department.folder.path().join("dawne.ics");
    let event = |uid: &str, name: &str, start: &str, end: &str| {
        format!(
            "BEGIN:VEVENT\r\nUID:{uid}\r\nSUMMARY:{name}\r\nDTSTART:{start}\r\nDTEND:{end}\r\nEND:VEVENT\r\n"
        )
    };
    let old = event("1", "Dawna narada", "20211215T160000Z", "20211215T180000Z");
    let long = event("2", "Urlop", "20210601T080000Z", "20270110T080000Z");
    let new = event("3", "Narada", "20241110T160000Z", "20241110T180000Z");
    std::fs::write(
        &file,
        format!("BEGIN:VCALENDAR\r\nX-WR-CALNAME:Dawne\r\n{new}{long}{old}END:VCALENDAR\r\n"),
    )
    .unwrap();
    let mayor = department.mayor();
    let then = FixedClock("2021-11-30T08:00:00Z".parse().unwrap());
    let years_ago = Desk::open(department.folder.path(), Box::new(then), "Anna").unwrap();
    years_ago.import_calendar(&file, CalendarOwner::Person(mayor)).unwrap();

    let names = |day: &str| {
        let day = day.parse().unwrap();
        let found = department.desk.busy(&[Resource::Person(mayor)], day, day).unwrap().remove(0);
        let named = |span: BusySpan| {
            span.title.filter(|title| ["Dawna narada", "Urlop", "Narada"].contains(&title.as_str()))
        };
        found.busy.into_iter().filter_map(named).collect::<Vec<_>>()
    };
    assert_eq!(names("2021-12-15"), ["Urlop", "Dawna narada"]);
    assert_eq!(names("2021-12-16"), ["Urlop"]);
    assert_eq!(names("2024-11-10"), ["Urlop", "Narada"]);
    assert_eq!(names("2026-12-15"), ["Urlop"]);
    assert_eq!(names("2027-01-11"), Vec::<String>::new());
}
