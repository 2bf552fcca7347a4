//! Dates and hours as the house writes them: „w środę, 13 maja 2026 r., o godz. 17.00”.
//!
//! Polish and Ukrainian need the month in the genitive and the weekday in the accusative after its preposition (we
//! wtorek, у вівторок); CLDR has no accusative of weekdays, so the tables are here.

use crate::announcement::Language;
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Timelike};
use chrono_tz::Europe::Warsaw;
use serde::Serialize;

/// One moment in the forms the templates need. All strings have their no-break spaces.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct When {
    /// „środa”
    pub weekday: String,
    /// „w środę”
    pub on_weekday: String,
    /// „13 maja”
    pub day_month: String,
    pub year: i32,
    /// „13 maja 2026 r.”
    pub date: String,
    /// „17.00–19.00” or „17.00”
    pub hours: String,
    /// „godz. 17.00–19.00”
    pub hours_label: String,
    /// „o godz. 17.00”
    pub at: String,
    /// „w środę, 13 maja 2026 r., o godz. 17.00”
    pub sentence: String,
    /// „środa, 13 maja 2026 r., godz. 17.00–19.00”
    pub line: String,
    /// „środa, 13 maja, godz. 17.00”
    pub short: String,
    /// RFC 3339 with the offset of Europe/Warsaw: `2026-05-13T17:00:00+02:00`.
    pub start: String,
    /// As `start`, when an end is announced.
    pub end: Option<String>,
}

/// The forms of a beginning and an optional end, as civil time in Europe/Warsaw.
pub fn when(start: DateTime<FixedOffset>, end: Option<DateTime<FixedOffset>>, language: Language) -> When {
    let start = start.with_timezone(&Warsaw);
    let end = end.map(|end| end.with_timezone(&Warsaw));
    let day = start.date_naive();
    let from = hour(start.hour(), start.minute(), language);
    let to = end.filter(|end| end.date_naive() == day).map(|end| hour(end.hour(), end.minute(), language));
    let hours = to.map_or(from.clone(), |to| format!("{from}–{to}"));
    let (hours_label, at) = (labelled(&hours, language), at_hour(&from, start.hour(), language));
    let (weekday, on_weekday) = (weekday(day, language).to_owned(), on_weekday(day, language).to_owned());
    let (day_month, date) = (day_month(day, language), full_date(day, language));
    When {
        sentence: format!("{on_weekday}, {date}, {at}"),
        line: format!("{weekday}, {date}, {hours_label}"),
        short: format!("{weekday}, {day_month}, {}", labelled(&from, language)),
        year: day.year(),
        start: start.to_rfc3339(),
        end: end.map(|end| end.to_rfc3339()),
        weekday,
        on_weekday,
        day_month,
        date,
        hours,
        hours_label,
        at,
    }
}

/// „13 maja 2026 r.”, “13 May 2026”, «13 травня 2026 р.»
pub fn full_date(day: NaiveDate, language: Language) -> String {
    let year = day.year();
    let day_month = day_month(day, language);
    match language {
        Language::Pl => format!("{day_month} {year}\u{a0}r."),
        Language::En => format!("{day_month} {year}"),
        Language::Uk => format!("{day_month} {year}\u{a0}р."),
    }
}

/// „13 maja”
pub fn day_month(day: NaiveDate, language: Language) -> String {
    let month = months(language)[day.month0() as usize];
    format!("{}\u{a0}{month}", day.day())
}

/// „środa”
pub fn weekday(day: NaiveDate, language: Language) -> &'static str {
    weekdays(language)[day.weekday().num_days_from_monday() as usize].0
}

/// „w środę”
pub fn on_weekday(day: NaiveDate, language: Language) -> &'static str {
    weekdays(language)[day.weekday().num_days_from_monday() as usize].1
}

fn hour(hour: u32, minute: u32, language: Language) -> String {
    let separator = if language == Language::Pl { '.' } else { ':' };
    format!("{hour}{separator}{minute:02}")
}

fn labelled(hours: &str, language: Language) -> String {
    if language == Language::Pl { format!("godz.\u{a0}{hours}") } else { hours.to_owned() }
}

/// Ukrainian says «об» before the vowel of «одинадцятій».
fn at_hour(text: &str, hour: u32, language: Language) -> String {
    match language {
        Language::Pl => format!("o\u{a0}godz.\u{a0}{text}"),
        Language::En => format!("at\u{a0}{text}"),
        Language::Uk => format!("{}\u{a0}{text}", if hour == 11 { "об" } else { "о" }),
    }
}

/// Month names as they stand after a day (genitive), January first.
pub const fn months(language: Language) -> [&'static str; 12] {
    match language {
        Language::Pl => [
            "stycznia",
            "lutego",
            "marca",
            "kwietnia",
            "maja",
            "czerwca",
            "lipca",
            "sierpnia",
            "września",
            "października",
            "listopada",
            "grudnia",
        ],
        Language::En => [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        Language::Uk => [
            "січня",
            "лютого",
            "березня",
            "квітня",
            "травня",
            "червня",
            "липня",
            "серпня",
            "вересня",
            "жовтня",
            "листопада",
            "грудня",
        ],
    }
}

/// Weekdays, Monday first: nominative, and with its preposition.
const fn weekdays(language: Language) -> [(&'static str, &'static str); 7] {
    match language {
        Language::Pl => [
            ("poniedziałek", "w\u{a0}poniedziałek"),
            ("wtorek", "we\u{a0}wtorek"),
            ("środa", "w\u{a0}środę"),
            ("czwartek", "w\u{a0}czwartek"),
            ("piątek", "w\u{a0}piątek"),
            ("sobota", "w\u{a0}sobotę"),
            ("niedziela", "w\u{a0}niedzielę"),
        ],
        Language::En => [
            ("Monday", "on\u{a0}Monday"),
            ("Tuesday", "on\u{a0}Tuesday"),
            ("Wednesday", "on\u{a0}Wednesday"),
            ("Thursday", "on\u{a0}Thursday"),
            ("Friday", "on\u{a0}Friday"),
            ("Saturday", "on\u{a0}Saturday"),
            ("Sunday", "on\u{a0}Sunday"),
        ],
        Language::Uk => [
            ("понеділок", "у\u{a0}понеділок"),
            ("вівторок", "у\u{a0}вівторок"),
            ("середа", "у\u{a0}середу"),
            ("четвер", "у\u{a0}четвер"),
            ("п’ятниця", "у\u{a0}п’ятницю"),
            ("субота", "у\u{a0}суботу"),
            ("неділя", "у\u{a0}неділю"),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339(text).expect("a test instant")
    }

    #[test]
    fn the_house_style_of_a_polish_date() {
        let when = when(at("2026-05-13T17:00:00+02:00"), Some(at("2026-05-13T19:30:00+02:00")), Language::Pl);
        assert_eq!(when.sentence.replace('\u{a0}', " "), "w środę, 13 maja 2026 r., o godz. 17.00");
        assert_eq!(when.line.replace('\u{a0}', " "), "środa, 13 maja 2026 r., godz. 17.00–19.30");
        assert_eq!(when.start, "2026-05-13T17:00:00+02:00");
    }

    #[test]
    fn tuesday_takes_we() {
        assert_eq!(
            on_weekday(NaiveDate::from_ymd_opt(2026, 12, 15).expect("a day"), Language::Pl),
            "we\u{a0}wtorek"
        );
    }

    #[test]
    fn an_instant_in_utc_is_shown_as_warsaw_time() {
        let when = when(at("2026-12-15T17:00:00Z"), None, Language::Pl);
        assert_eq!((when.hours.as_str(), when.start.as_str()), ("18.00", "2026-12-15T18:00:00+01:00"));
    }

    #[test]
    fn ukrainian_says_ob_before_eleven() {
        let when = when(at("2026-05-15T11:00:00+02:00"), None, Language::Uk);
        assert_eq!(when.sentence.replace('\u{a0}', " "), "у п’ятницю, 15 травня 2026 р., об 11:00");
    }

    #[test]
    fn an_end_on_another_day_is_not_printed_as_an_hour() {
        let when = when(at("2026-05-15T22:00:00+02:00"), Some(at("2026-05-16T01:00:00+02:00")), Language::Pl);
        assert_eq!(when.hours, "22.00");
    }
}
