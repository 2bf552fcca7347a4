//! Rules against examples of RFC 5545 §3.8.5.3 and RFC 7529, and against the `rrule` crate.

use chrono::{NaiveDate, NaiveDateTime, TimeZone};
use proptest::prelude::*;

use super::dates::Dates;
use super::effort::Effort;
use super::rule::{Rule, RuleFault};

fn at(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%S").unwrap()
}

fn from_start(rule: &str, start: &str) -> Vec<NaiveDateTime> {
    let (rule, effort) = (Rule::parse(rule).unwrap(), Effort::of_one_file());
    Dates::new(&rule, at(start), at(start), at("20400101T000000"), &effort).take(1_000).collect()
}

fn days(rule: &str, start: &str, count: usize) -> Vec<String> {
    from_start(rule, start).iter().take(count).map(|day| day.format("%Y%m%d").to_string()).collect()
}

#[test]
fn examples_of_the_standard() {
    let examples: &[(&str, &str, &[&str])] = &[
        ("FREQ=MONTHLY;BYDAY=-2MO", "19970922T090000", &["19970922", "19971020", "19971117", "19971222"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-3", "19970928T090000", &["19970928", "19971029", "19971128", "19971229"]),
        ("FREQ=YEARLY;BYDAY=20MO", "19970519T090000", &["19970519", "19980518", "19990517"]),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "19970512T090000", &["19970512", "19980511", "19990517"]),
        ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "19970902T090000", &["19980213", "19980313", "19981113"]),
        (
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2",
            "19970929T090000",
            &["19970929", "19971030", "19971127"],
        ),
        (
            "FREQ=YEARLY;INTERVAL=3;BYYEARDAY=1,100,200",
            "19970101T090000",
            &["19970101", "19970410", "19970719", "20000101"],
        ),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO",
            "19970805T090000",
            &["19970805", "19970810", "19970819", "19970824"],
        ),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU",
            "19970805T090000",
            &["19970805", "19970817", "19970819", "19970831"],
        ),
        (
            "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
            "19961105T090000",
            &["19961105", "20001107"],
        ),
    ];
    for (rule, start, expected) in examples {
        assert_eq!(days(rule, start, expected.len()), *expected, "{rule}");
    }
}

#[test]
fn a_date_that_does_not_exist_is_left_out_or_moved() {
    let start = "20270131T180000";
    assert_eq!(days("FREQ=MONTHLY", start, 3), ["20270131", "20270331", "20270531"]);
    assert_eq!(
        days("RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD", start, 3),
        ["20270131", "20270228", "20270331"]
    );
    assert_eq!(
        days("RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=FORWARD", start, 3),
        ["20270131", "20270301", "20270331"]
    );
    let leap = "20280229T180000";
    assert_eq!(days("FREQ=YEARLY;RSCALE=GREGORIAN;SKIP=FORWARD", leap, 2), ["20280229", "20290301"]);
}

#[test]
fn rules_that_are_not_understood_say_why() {
    let faults = [
        ("INTERVAL=2", RuleFault::Frequency),
        ("FREQ=OFTEN", RuleFault::Frequency),
        ("FREQ=DAILY;INTERVAL=0", RuleFault::Interval),
        ("FREQ=DAILY;COUNT=many", RuleFault::Count),
        ("FREQ=DAILY;UNTIL=later", RuleFault::Until),
        ("FREQ=DAILY;BYMONTH=13", RuleFault::ByPart),
        ("FREQ=DAILY;BYDAY=ŻŻ", RuleFault::ByPart),
        ("FREQ=YEARLY;RSCALE=HEBREW", RuleFault::CalendarScale),
    ];
    for (rule, fault) in faults {
        assert_eq!(Rule::parse(rule), Err(fault), "{rule}");
    }
}

#[test]
fn an_unknown_part_is_passed_over_and_noted() {
    let rule = Rule::parse("RRULE:AnythingRandom;FREQ=WEEKLY;UNTL=20191023;BYDAY=FR").unwrap();
    assert!(rule.incomplete && rule.weekdays == [(None, chrono::Weekday::Fri)]);
    assert!(!Rule::parse("FREQ=WEEKLY;X-OWN=1").unwrap().incomplete);
}

#[test]
fn an_impossible_rule_ends() {
    assert_eq!(from_start("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "19700101T000000"), []);
    assert_eq!(from_start("FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", "19700101T000000"), []);
}

#[test]
fn a_rule_that_counts_for_ever_is_given_up_and_says_so() {
    let rule = Rule::parse("FREQ=SECONDLY;COUNT=4000000000").unwrap();
    let window = at("20300101T000000");
    let effort = Effort::of_one_file();
    let mut dates = Dates::new(&rule, at("19700101T000000"), window, window, &effort);
    assert_eq!((dates.by_ref().find(|date| *date >= window), dates.given_up()), (None, true));
}

#[test]
fn beginning_near_the_window_gives_the_same_dates_as_beginning_at_the_start() {
    let (start, from) = (at("20010101T093000"), at("20270101T000000"));
    let effort = Effort::of_one_file();
    for rule in [
        "FREQ=DAILY;INTERVAL=3",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR",
        "FREQ=MONTHLY;BYDAY=-1TH",
        "FREQ=HOURLY;INTERVAL=7",
        "FREQ=YEARLY;INTERVAL=2",
    ] {
        let read = Rule::parse(rule).unwrap();
        let stop = at("20280101T000000");
        let of = |begin| {
            Dates::new(&read, start, begin, stop, &effort)
                .skip_while(|d| *d < from)
                .take_while(|d| *d <= stop)
                .collect::<Vec<_>>()
        };
        assert_eq!(of(start), of(from), "{rule}");
    }
}

fn by_parts() -> impl Strategy<Value = String> {
    let weekday = prop::sample::select(vec!["MO", "TU", "WE", "TH", "FR", "SA", "SU"]);
    let freq = prop::sample::select(vec!["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY"]);
    let months = prop::option::of(prop::collection::btree_set(1..=12_u32, 1..3));
    let month_days = prop::option::of(prop::collection::btree_set(prop_oneof![1..=31_i32, -31..=-1], 1..3));
    let weekdays = prop::option::of(prop::collection::btree_set(weekday, 1..4));
    let hours = prop::option::of(prop::collection::btree_set(0..=23_u32, 1..3));
    (freq, 1..5_u32, months, month_days, weekdays, hours).prop_map(
        |(freq, interval, months, month_days, weekdays, hours)| {
            fn joined<T: ToString>(name: &str, values: Option<std::collections::BTreeSet<T>>) -> String {
                let values =
                    values.map(|values| values.iter().map(T::to_string).collect::<Vec<_>>().join(","));
                values.map(|values| format!(";{name}={values}")).unwrap_or_default()
            }
            // WEEKLY forbids BYMONTHDAY (RFC 5545 §3.3.10).
            let month_days = month_days.filter(|_| freq != "WEEKLY");
            format!(
                "FREQ={freq};INTERVAL={interval}{}{}{}{}",
                joined("BYMONTH", months),
                joined("BYMONTHDAY", month_days),
                joined("BYDAY", weekdays),
                joined("BYHOUR", hours)
            )
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// The `rrule` crate follows the same standard by other means.
    #[test]
    fn an_independent_crate_finds_the_same_dates(rule in by_parts(), day in 0..3_000_i64) {
        let start = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap().and_hms_opt(9, 30, 0).unwrap() + chrono::TimeDelta::days(day);
        let parsed: rrule::RRule<rrule::Unvalidated> = rule.parse().unwrap();
        let set = parsed.build(rrule::Tz::UTC.from_utc_datetime(&start)).unwrap();
        let theirs: Vec<NaiveDateTime> =
            set.into_iter().map(|date| date.naive_utc()).take_while(|date| *date < at("20330101T000000")).take(60).collect();
        let ours: Vec<NaiveDateTime> = Dates::new(&Rule::parse(&rule).unwrap(), start, start, at("20330101T000000"), &Effort::of_one_file())
            .take_while(|date| *date < at("20330101T000000"))
            .take(60)
            .collect();
        prop_assert_eq!(ours, theirs);
    }
}
