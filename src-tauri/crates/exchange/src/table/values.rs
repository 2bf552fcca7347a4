//! Values as people write them in tables.

use chrono::{NaiveDate, NaiveTime};

use super::error::RowReason;
use super::row::{Feature, Gender, RoleWord, YesNo};
use super::words::folded;

/// Groups of words that mean the same; the first of each is what a report offers.
type Vocabulary<T> = [(T, &'static [&'static str])];

fn word<T: Copy>(text: &str, vocabulary: &Vocabulary<T>) -> Result<T, RowReason> {
    let wanted = folded(text);
    let found = vocabulary.iter().find(|(_, words)| words.iter().any(|word| folded(word) == wanted));
    found.map(|(meaning, _)| *meaning).ok_or_else(|| RowReason::NotOneOf {
        allowed: vocabulary.iter().filter_map(|(_, words)| words.first().copied()).collect(),
    })
}

pub fn yes_no(text: &str) -> Result<YesNo, RowReason> {
    const WORDS: &Vocabulary<YesNo> = &[
        (YesNo::Yes, &["tak", "t", "yes", "y", "true", "prawda", "jest", "1", "x", "✓"]),
        (YesNo::No, &["nie", "n", "no", "false", "fałsz", "brak", "0"]),
        (
            YesNo::Unknown,
            &["brak informacji", "nie wiadomo", "nieznane", "unknown", "brak danych", "?", "-", "–"],
        ),
    ];
    // Signs alone fold to nothing.
    match text.trim() {
        "✓" | "✔" => Ok(YesNo::Yes),
        "?" | "-" | "–" => Ok(YesNo::Unknown),
        text => word(text, WORDS),
    }
}

pub fn gender(text: &str) -> Result<Gender, RowReason> {
    const WORDS: &Vocabulary<Gender> = &[
        (Gender::Feminine, &["k", "f", "kobieta", "żeński", "żeńska", "ż", "pani", "female", "feminine"]),
        (Gender::Masculine, &["m", "mężczyzna", "męski", "męska", "pan", "male", "masculine"]),
        (Gender::Neuter, &["n", "nijaki", "nijaka", "neuter", "inna", "inny", "other"]),
    ];
    word(text, WORDS)
}

pub fn role(text: &str) -> Result<RoleWord, RowReason> {
    const WORDS: &Vocabulary<RoleWord> = &[
        (
            RoleWord::Mayor,
            &["prezydent", "prezydentka", "prezydent miasta", "prezydent miasta krakowa", "mayor"],
        ),
        (
            RoleWord::Deputy,
            &[
                "zastępca",
                "zastępczyni",
                "zastępca prezydenta",
                "zastępczyni prezydenta",
                "wiceprezydent",
                "wiceprezydentka",
                "deputy",
                "deputy mayor",
            ],
        ),
        (RoleWord::Organiser, &["organizator", "organizatorka", "organiser", "organizer"]),
        (RoleWord::Host, &["gospodarz", "gospodyni", "host"]),
        (RoleWord::Interpreter, &["tłumacz", "tłumaczka", "tłumacz pjm", "tłumaczka pjm", "interpreter"]),
        (RoleWord::Other, &["inna", "inny", "inne", "other"]),
    ];
    word(text, WORDS)
}

/// Features separated by commas, semicolons or slashes; sorted, each once.
pub fn needs(text: &str) -> Result<Vec<Feature>, RowReason> {
    const WORDS: &Vocabulary<Feature> = &[
        (
            Feature::StepFree,
            &["bez stopni", "wejście bez stopni", "bez barier", "podjazd", "step free", "step-free entry"],
        ),
        (Feature::Lift, &["winda", "lift", "elevator"]),
        (
            Feature::AccessibleToilet,
            &["dostępna toaleta", "toaleta dostępna", "toaleta", "accessible toilet"],
        ),
        (Feature::InductionLoop, &["pętla indukcyjna", "pętla", "induction loop"]),
        (Feature::Parking, &["parking", "miejsca parkingowe", "koperta"]),
        (
            Feature::QuietCorner,
            &["cichy kącik", "cichy pokój", "miejsce wyciszenia", "pokój wyciszenia", "quiet corner"],
        ),
        (Feature::Stop, &["przystanek", "stop", "public transport stop"]),
        (Feature::Pjm, &["pjm", "tłumacz pjm", "tłumacz języka migowego", "język migowy", "sign language"]),
    ];
    let mut needs = text
        .split([',', ';', '/', '\n'])
        .filter(|part| !part.trim().is_empty())
        .map(|part| word(part, WORDS))
        .collect::<Result<Vec<_>, _>>()?;
    needs.sort_unstable();
    needs.dedup();
    Ok(needs)
}

/// A whole number; spaces between thousands, and ",0" or "min" after it, are overlooked.
pub fn number(text: &str, min: u32, max: u32) -> Result<u32, RowReason> {
    let fault = || RowReason::NotANumber { min: min.into(), max: max.into() };
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let plain = plain.trim_end_matches(['.', ',']);
    let plain =
        ["minut", "min", "osób", "os"].iter().find_map(|unit| plain.strip_suffix(unit)).unwrap_or(plain);
    let plain = plain.strip_suffix(",0").or_else(|| plain.strip_suffix(".0")).unwrap_or(plain);
    plain.parse().ok().filter(|number| (min..=max).contains(number)).ok_or_else(fault)
}

pub fn minutes(text: &str) -> Result<u32, RowReason> {
    number(text, 0, 1_440)
}

/// Degrees with a comma or a dot.
pub fn degrees(text: &str, max: i16) -> Result<f64, RowReason> {
    let value: Option<f64> = text.replace(',', ".").trim().trim_end_matches('°').parse().ok();
    let within = value.filter(|value| value.abs() <= f64::from(max));
    within.ok_or(RowReason::NotACoordinate { min: -max, max })
}

/// `XII`, `12`, `Dzielnica XII Bieżanów-Prokocim`, or a name that `by_name` knows.
pub fn district(text: &str, by_name: &dyn Fn(&str) -> Option<u8>) -> Result<u8, RowReason> {
    let bare = text.trim();
    let lower = bare.to_lowercase();
    let bare = if lower.starts_with("dzielnica ") { bare["dzielnica ".len()..].trim() } else { bare };
    let (first, rest) = bare.split_once(char::is_whitespace).unwrap_or((bare, ""));
    let number = first.parse().ok().or_else(|| roman(first));
    let found = match number {
        Some(number)
            if rest.trim().is_empty() || by_name(rest.trim()).is_none_or(|named| named == number) =>
        {
            Some(number)
        }
        Some(_) => None,
        None => by_name(bare),
    };
    found.filter(|number| (1..=18).contains(number)).ok_or(RowReason::NotADistrict)
}

fn roman(text: &str) -> Option<u8> {
    const NUMERALS: [&str; 18] = [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI",
        "XVII", "XVIII",
    ];
    let at = NUMERALS.iter().position(|numeral| numeral.eq_ignore_ascii_case(text.trim_end_matches('.')))?;
    u8::try_from(at + 1).ok()
}

/// `2027-03-18`, `18.03.2027`, `18.3.2027 r.`, `18/03/2027`, also with a time after it, which is not looked at.
pub fn date(text: &str) -> Result<NaiveDate, RowReason> {
    let text = text.trim().trim_end_matches("r.").trim();
    let day = text.split(['T', ' ']).next().unwrap_or(text);
    let parts: Vec<&str> = day.split(['-', '.', '/']).filter(|part| !part.is_empty()).collect();
    let [a, b, c] = parts[..] else { return Err(RowReason::NotADate) };
    let (year, day) = if a.len() == 4 { (a, c) } else { (c, a) };
    let read = || {
        let year = Some(year).filter(|year| year.len() == 4)?.parse().ok()?;
        NaiveDate::from_ymd_opt(year, b.parse().ok()?, day.parse().ok()?)
    };
    read().ok_or(RowReason::NotADate)
}

/// `18.00`, `18:00`, `18`, `godz. 18.00`.
pub fn time(text: &str) -> Result<NaiveTime, RowReason> {
    let text = text.trim().trim_start_matches("godz.").trim();
    let minute =
        super::hours::minute_of_day(text).filter(|minute| *minute < 1_440).ok_or(RowReason::NotATime)?;
    NaiveTime::from_hms_opt(u32::from(minute) / 60, u32::from(minute) % 60, 0).ok_or(RowReason::NotATime)
}

/// One at sign, a dot behind it, nothing that a mail program would stumble over.
pub fn email(text: &str) -> Result<String, RowReason> {
    let odd =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, ',' | ';' | '<' | '>' | '"' | '(' | ')');
    let text = text.trim().trim_start_matches("mailto:");
    let fits = text.split_once('@').is_some_and(|(name, domain)| {
        let labels_fit = domain.contains('.') && domain.split('.').all(|label| !label.is_empty());
        !name.is_empty() && labels_fit && !domain.contains('@') && !text.contains(odd)
    });
    if fits { Ok(text.to_owned()) } else { Err(RowReason::NotAnEmail) }
}

/// Digits with the usual signs between them; spreadsheets that took the number for a number are forgiven.
pub fn phone(text: &str) -> Result<String, RowReason> {
    let text = text.trim().trim_start_matches("tel.").trim();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    // "wew." leads to an extension.
    let usual = |c: char| c.is_ascii_digit() || " \u{A0}+-–().,/wew".contains(c);
    let fits = (7..=20).contains(&digits) && text.chars().all(usual);
    if fits { Ok(text.to_owned()) } else { Err(RowReason::NotAPhone) }
}

/// Unit, class, number, year and perhaps initials (regulation of 18 January 2011, instrukcja kancelaryjna):
/// `OR-03.0003.275.2026.AB`.
pub fn case_mark(text: &str) -> Result<String, RowReason> {
    let parts: Vec<&str> = text.trim().split('.').collect();
    let fits = match parts[..] {
        [unit, class, number, year] => mark_fits(unit, class, number, year),
        [unit, class, number, year, initials] => {
            mark_fits(unit, class, number, year) && letters(initials, "ĄĆĘŁŃÓŚŹŻ")
        }
        _ => false,
    };
    if fits { Ok(text.trim().to_owned()) } else { Err(RowReason::NotACaseMark) }
}

fn mark_fits(unit: &str, class: &str, number: &str, year: &str) -> bool {
    let digits = |text: &str, most: usize| {
        (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
    };
    let (name, section) = unit.split_once('-').map_or((unit, None), |(name, section)| (name, Some(section)));
    letters(name, "ŁŚŻ")
        && section.is_none_or(|section| digits(section, 2))
        && digits(class, 4)
        && digits(number, 5)
        && year.len() == 4
        && digits(year, 4)
}

/// One to four capitals, with these Polish ones.
fn letters(text: &str, polish: &str) -> bool {
    (1..=4).contains(&text.chars().count())
        && text.chars().all(|c| c.is_ascii_uppercase() || polish.contains(c))
}

/// Weekdays by name, separated by anything but a dash; sorted, each once. `pn-śr` is a range.
pub fn weekdays(text: &str) -> Result<Vec<u8>, RowReason> {
    super::hours::weekdays(text)
        .ok_or(RowReason::NotOneOf { allowed: vec!["pn", "wt", "śr", "cz", "pt", "sb", "nd"] })
}

/// Names separated by semicolons.
pub fn names(text: &str) -> Vec<String> {
    text.split([';', '\n']).map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}
