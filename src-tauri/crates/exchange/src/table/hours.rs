//! Opening and working hours: `pn-pt 8.00-16.00; sb 9-13`.

use super::row::WeekHours;
use super::words::folded;

/// The hours of a week, sorted; `None` when any part of the text is not understood.
///
/// Parts are separated by semicolons or line breaks, or by commas followed by a weekday. A part without weekdays holds
/// for Monday to Friday; `całodobowo` is all day; `nieczynne` says that there are none.
pub fn week_hours(text: &str) -> Option<Vec<WeekHours>> {
    let mut hours = Vec::new();
    for part in text.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
        for piece in at_weekdays(part) {
            add_part(&mut hours, piece.trim().trim_end_matches(','))?;
        }
    }
    hours.sort_unstable();
    hours.dedup();
    Some(hours)
}

/// Cuts `pn 8-16, wt 9-17` before each weekday that follows hours.
fn at_weekdays(part: &str) -> Vec<&str> {
    let (mut pieces, mut start, mut seen_digit) = (Vec::new(), 0, false);
    for (at, c) in part.char_indices() {
        if c.is_alphabetic() && seen_digit && part[..at].trim_end().ends_with(',') {
            pieces.push(&part[start..at]);
            start = at;
            seen_digit = false;
        }
        seen_digit |= c.is_ascii_digit();
    }
    pieces.push(&part[start..]);
    pieces
}

fn add_part(hours: &mut Vec<WeekHours>, part: &str) -> Option<()> {
    let (days, times) = days_and_times(part);
    let weekdays = if days.is_empty() { vec![1, 2, 3, 4, 5] } else { weekdays(days)? };
    for (from_minute, to_minute) in ranges(times)? {
        hours.extend(weekdays.iter().map(|weekday| WeekHours { weekday: *weekday, from_minute, to_minute }));
    }
    Some(())
}

/// Times begin with the first digit; without one the last word stands in place of them.
fn days_and_times(part: &str) -> (&str, &str) {
    // A space may be longer than a byte.
    let last_word = || {
        part.trim_end()
            .rsplit(char::is_whitespace)
            .next()
            .map_or(0, |word| part.trim_end().len() - word.len())
    };
    let at = part.find(|c: char| c.is_ascii_digit()).unwrap_or_else(last_word);
    let (mut days, times) = part.split_at(at);
    while let Some(rest) = FILLERS.iter().find_map(|filler| days.strip_suffix(filler)) {
        days = rest;
    }
    (days, times)
}

/// What may stand between weekdays and hours, and says nothing.
const FILLERS: [&str; 8] = [" ", "\u{A0}", ":", ",", ".", "godz", "w godzinach", " od"];

fn ranges(times: &str) -> Option<Vec<(u16, u16)>> {
    match folded(times).as_str() {
        "calodobowo" => return Some(vec![(0, 1_440)]),
        "nieczynne" | "zamkniete" | "closed" => return Some(vec![]),
        _ => {}
    }
    times
        .split(',')
        .map(|range| {
            let (from, to) = range.trim().split_once(['-', '–', '—'])?;
            let (from, to) = (minute_of_day(from)?, minute_of_day(to)?);
            (from < to).then_some((from, to))
        })
        .collect()
}

/// `8`, `8.00`, `8:30`, `24.00` in minutes after midnight.
pub fn minute_of_day(text: &str) -> Option<u16> {
    let (hour, minute) = text.trim().split_once(['.', ':']).unwrap_or((text.trim(), "0"));
    // Seconds that a spreadsheet adds.
    let minute = minute.split(':').next()?;
    let fits = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    if !fits(hour) || !fits(minute) {
        return None;
    }
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    let total = hour * 60 + minute;
    (minute < 60 && total <= 1_440).then_some(total)
}

/// `pn-pt`, `wtorek, czwartek`, `pn, śr-pt`, `Tue`: 1 Monday … 7 Sunday, sorted, each once.
pub fn weekdays(text: &str) -> Option<Vec<u8>> {
    if matches!(folded(text).as_str(), "codziennie" | "daily" | "caly tydzien") {
        return Some((1..=7).collect());
    }
    let mut days = Vec::new();
    for part in text.split([',', ';', '/', '\n']).flat_map(|part| part.split(" i ")) {
        match part.split_once(['-', '–', '—']) {
            Some((from, to)) => {
                let (from, to) = (weekday(from)?, weekday(to)?);
                days.extend(
                    (from..from + 7).map(|day| (day - 1) % 7 + 1).take(usize::from((to + 7 - from) % 7) + 1),
                );
            }
            None => {
                for name in folded(part).split(' ').filter(|name| !name.is_empty()) {
                    days.push(weekday(name)?);
                }
            }
        }
    }
    days.sort_unstable();
    days.dedup();
    (!days.is_empty()).then_some(days)
}

fn weekday(name: &str) -> Option<u8> {
    const NAMES: [&[&str]; 7] = [
        &["pn", "pon", "poniedzialek", "poniedzialki", "mon", "monday", "mo"],
        &["wt", "wto", "wtorek", "wtorki", "tue", "tuesday", "tu"],
        &["sr", "sro", "sroda", "srody", "wed", "wednesday", "we"],
        &["cz", "czw", "czwartek", "czwartki", "thu", "thursday", "th"],
        &["pt", "pi", "pia", "piatek", "piatki", "fri", "friday", "fr"],
        &["sb", "so", "sob", "sobota", "soboty", "sat", "saturday", "sa"],
        &["nd", "ni", "nie", "ndz", "niedziela", "niedziele", "sun", "sunday", "su"],
    ];
    let name = folded(name);
    let at = NAMES.iter().position(|names| names.contains(&name.as_str()))?;
    u8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Vec<(u8, u16, u16)>> {
        week_hours(text).map(|hours| hours.iter().map(|h| (h.weekday, h.from_minute, h.to_minute)).collect())
    }

    #[test]
    fn a_space_of_more_than_one_byte_stands_between_words_like_any_other() {
        assert_eq!(read("sb-nd\u{A0}całodobowo"), read("sb-nd całodobowo"));
        assert_eq!(read("\u{2003}zzz\u{85}zzz"), None);
    }

    #[test]
    fn hours_as_offices_write_them() {
        let workdays = |from, to| Some((1..=5).map(|day| (day, from, to)).collect::<Vec<_>>());
        for text in [
            "pn-pt 8.00-16.00",
            "8-16",
            "pon.–pt.: 8:00–16:00",
            "poniedziałek - piątek 8-16",
            "pn-pt godz. 8.00-16.00",
            "Mon-Fri 08:00-16:00",
        ] {
            assert_eq!(read(text), workdays(480, 960), "{text}");
        }
        assert_eq!(
            read("wt, czw 9-13; sb 10.30-12"),
            Some(vec![(2, 540, 780), (4, 540, 780), (6, 630, 720)])
        );
        assert_eq!(read("pn 8-16, wt 9-17"), Some(vec![(1, 480, 960), (2, 540, 1020)]));
        assert_eq!(read("śr 8-12, 13-18"), Some(vec![(3, 480, 720), (3, 780, 1080)]));
        assert_eq!(read("sb-nd całodobowo"), Some(vec![(6, 0, 1440), (7, 0, 1440)]));
        assert_eq!(read("pn-pt 8-16; sb nieczynne"), workdays(480, 960));
        assert_eq!(read("codziennie 6-24").map(|hours| hours.len()), Some(7));
    }

    #[test]
    fn what_is_no_hours_is_refused() {
        for text in ["rano", "pn-pt 16-8", "pn-pt 8-25", "xy 8-16", "pn-pt", "8", "pn-pt 8.75-16"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn weekdays_in_any_way_they_are_listed() {
        assert_eq!(weekdays("wtorek, środa i czwartek"), Some(vec![2, 3, 4]));
        assert_eq!(weekdays("pt-pn"), Some(vec![1, 5, 6, 7]));
        assert_eq!(weekdays("wt czw"), Some(vec![2, 4]));
        assert_eq!(weekdays("kiedyś"), None);
    }
}
