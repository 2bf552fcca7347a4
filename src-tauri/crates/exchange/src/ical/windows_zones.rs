//! The names Windows gives to time zones, as Outlook and Exchange write them into TZID.

use std::collections::HashMap;
use std::sync::OnceLock;

/// Provenance and licence: `data/README.md`.
const CLDR: &str = include_str!("../../data/windows_zones.csv");

/// The IANA name for a Windows name; upper and lower case are not told apart.
pub fn iana_name(windows: &str) -> Option<&'static str> {
    static MAP: OnceLock<HashMap<String, &'static str>> = OnceLock::new();
    let map = MAP.get_or_init(|| {
        CLDR.lines().filter_map(|row| row.split_once(';')).map(|(w, i)| (w.to_ascii_lowercase(), i)).collect()
    });
    map.get(&windows.to_ascii_lowercase()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_windows_name_leads_to_a_zone_we_have() {
        let unknown: Vec<&str> = CLDR
            .lines()
            .filter_map(|row| row.split_once(';'))
            .map(|(windows, _)| windows)
            .filter(|windows| {
                iana_name(windows).and_then(|name| name.parse::<chrono_tz::Tz>().ok()).is_none()
            })
            .collect();
        assert_eq!(unknown, Vec::<&str>::new());
    }

    #[test]
    fn polish_outlook_is_in_warsaw() {
        assert_eq!(iana_name("Central European Standard Time"), Some("Europe/Warsaw"));
        assert_eq!(iana_name("W. Europe Standard time"), Some("Europe/Berlin"));
    }
}
