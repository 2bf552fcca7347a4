//! From the name of a zone to instants.

use std::sync::Arc;

use chrono::{DateTime, LocalResult, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

use super::recurrence::effort::Effort;
use super::vtimezone::{Definition, Transitions};
use super::windows_zones;

/// A zone that can be reckoned with.
#[derive(Debug, Clone)]
pub enum Zone {
    Utc,
    Iana(Tz),
    /// Defined by the file.
    Own(Arc<Transitions>),
}

impl Zone {
    /// The instant of a civil time. A time in a gap is read by the offset before it, a time that exists twice is the
    /// earlier one (RFC 5545 §3.3.5). `None` beyond the end of the calendar.
    pub fn to_utc(&self, civil: NaiveDateTime) -> Option<DateTime<Utc>> {
        let utc = match self {
            Self::Utc => civil,
            Self::Iana(zone) => iana_to_utc(*zone, civil)?,
            Self::Own(transitions) => transitions.to_utc(civil)?,
        };
        Some(utc.and_utc())
    }

    /// The civil time of an instant.
    pub fn to_civil(&self, instant: DateTime<Utc>) -> Option<NaiveDateTime> {
        match self {
            Self::Utc => Some(instant.naive_utc()),
            Self::Iana(zone) => Some(instant.with_timezone(zone).naive_local()),
            Self::Own(transitions) => transitions.to_civil(instant.naive_utc()),
        }
    }
}

fn iana_to_utc(zone: Tz, civil: NaiveDateTime) -> Option<NaiveDateTime> {
    match zone.offset_from_local_datetime(&civil) {
        LocalResult::Single(offset) | LocalResult::Ambiguous(offset, _) => {
            civil.checked_sub_offset(offset.fix())
        }
        LocalResult::None => {
            // Gaps are at most a day long (Pacific islands that crossed the date line).
            let before = civil.checked_sub_signed(TimeDelta::days(1))?;
            let offset = zone.offset_from_local_datetime(&before).earliest()?;
            civil.checked_sub_offset(offset.fix())
        }
    }
}

/// The zone that `tzid` names: IANA's name, then the file's own definition (§3.2.19: the VTIMEZONE of the same
/// calendar defines it), Windows' name, or a name with a vendor's prefix. IANA's goes first because it knows the
/// years that a short definition leaves out. `until`: the last day whose rules are needed.
pub fn resolve(tzid: &str, definitions: &[Definition], until: NaiveDate, effort: &Effort) -> Option<Zone> {
    let definition = definitions.iter().find(|definition| definition.tzid == tzid);
    by_name(tzid)
        .or_else(|| definition?.location.as_deref().and_then(by_name))
        .or_else(|| definition?.transitions(until, effort).map(|own| Zone::Own(Arc::new(own))))
        .or_else(|| windows_zones::iana_name(clean(tzid)).and_then(by_name))
        .or_else(|| without_prefix(tzid))
        .or_else(|| by_city(tzid))
}

fn clean(tzid: &str) -> &str {
    tzid.trim().trim_matches(['/', '"'])
}

fn by_name(name: &str) -> Option<Zone> {
    let name = clean(name);
    match name {
        "UTC" | "Z" | "GMT" | "Etc/UTC" => Some(Zone::Utc),
        _ => Tz::from_str_insensitive(name).ok().map(Zone::Iana),
    }
}

/// `/freeassociation.sourceforge.net/Tzfile/Europe/Warsaw`: the longest end that is a zone's name (§3.2.19 leaves the
/// meaning of such names to the one who gave them).
fn without_prefix(tzid: &str) -> Option<Zone> {
    let mut rest = clean(tzid);
    while let Some((_, end)) = rest.split_once('/') {
        if let Some(zone) = by_name(end) {
            return Some(zone);
        }
        rest = end;
    }
    None
}

/// What Outlook shows its users, written into TZID without a definition: `(UTC+01:00) Sarajevo, Skopje, Warsaw, Zagreb`,
/// `Kuala Lumpur, Singapore`, `(UTC-05:00) Eastern Time (US & Canada)`. A city that IANA knows names the zone; a name of
/// the continent's own stands for Windows' “… Standard Time”.
fn by_city(tzid: &str) -> Option<Zone> {
    let name = clean(tzid);
    let name = name.strip_prefix('(').and_then(|rest| rest.split_once(')')).map_or(name, |(_, name)| name);
    let is_city = |zone: &&Tz, city: &str| {
        let last = zone.name().rsplit('/').next().unwrap_or_default();
        last.len() == city.len() && last.replace('_', " ").eq_ignore_ascii_case(city)
    };
    let of_city = |city: &str| {
        chrono_tz::TZ_VARIANTS.iter().find(|zone| is_city(zone, city)).map(|zone| Zone::Iana(*zone))
    };
    let continental = || {
        let (time, _) = name.split_once(" Time (US")?;
        windows_zones::iana_name(&format!("{} Standard Time", time.trim())).and_then(by_name)
    };
    continental().or_else(|| name.split([',', ';']).find_map(|city| of_city(city.trim())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn instant(tzid: &str, civil: &str) -> Option<String> {
        let day = NaiveDate::from_ymd_opt(2030, 1, 1)?;
        Some(
            resolve(tzid, &[], day, &Effort::of_one_file())?
                .to_utc(civil.parse().ok()?)?
                .format("%FT%TZ")
                .to_string(),
        )
    }

    #[test]
    fn one_zone_has_many_names() {
        for tzid in [
            "Europe/Warsaw",
            "europe/warsaw",
            "Poland",
            "Central European Standard Time",
            "/freeassociation.sourceforge.net/Tzfile/Europe/Warsaw",
            "/freeassociation.sourceforge.net/Europe/Warsaw",
            "/citadel.org/20270318_1/Europe/Warsaw",
        ] {
            assert_eq!(
                instant(tzid, "2027-07-01T12:00:00").as_deref(),
                Some("2027-07-01T10:00:00Z"),
                "{tzid}"
            );
        }
        assert_eq!(instant("Klub", "2027-07-01T12:00:00"), None);
    }

    #[test]
    fn the_names_outlook_shows_are_zones_too() {
        for (tzid, summer_noon) in [
            ("(UTC+01:00) Sarajevo, Skopje, Warsaw, Zagreb", "2027-07-01T10:00:00Z"),
            ("Kuala Lumpur, Singapore", "2027-07-01T04:00:00Z"),
            ("(UTC-05:00) Eastern Time (US and Canada)", "2027-07-01T16:00:00Z"),
            ("Pacific Time (US & Canada), Tijuana", "2027-07-01T19:00:00Z"),
        ] {
            assert_eq!(instant(tzid, "2027-07-01T12:00:00").as_deref(), Some(summer_noon), "{tzid}");
        }
    }

    #[test]
    fn gaps_and_folds_follow_the_standard() {
        assert_eq!(instant("Europe/Warsaw", "2027-03-28T02:30:00").as_deref(), Some("2027-03-28T01:30:00Z"));
        assert_eq!(instant("Europe/Warsaw", "2027-10-31T02:30:00").as_deref(), Some("2027-10-31T00:30:00Z"));
    }
}
