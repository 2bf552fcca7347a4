//! Where the register lies and what time somebody means.

use std::path::PathBuf;

use chrono::{DateTime, NaiveDateTime, Utc};
use planning::time::warsaw;

/// RFC 3339, or a civil time of Europe/Warsaw without an offset. A time that does not exist or exists twice is asked
/// about, not guessed.
///
/// # Errors
/// What is wrong with the text, as a sentence for the caller.
pub fn parse_instant(text: &str) -> Result<DateTime<Utc>, String> {
    if let Ok(zoned) = DateTime::parse_from_rfc3339(text) {
        return Ok(zoned.to_utc());
    }
    let civil = ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M"]
        .into_iter()
        .find_map(|format| NaiveDateTime::parse_from_str(text, format).ok());
    let civil = civil.ok_or("not a moment such as 2026-12-16T17:00 or 2026-12-16T17:00:00+01:00")?;
    warsaw::instant(civil).map_err(|error| error.to_string())
}

/// The folder of the register when none is given: the same as the window's.
#[must_use]
pub fn default_folder() -> Option<PathBuf> {
    let home = || std::env::var_os("HOME").map(PathBuf::from);
    let base = if cfg!(windows) {
        std::env::var_os("LOCALAPPDATA").map(PathBuf::from)
    } else if cfg!(target_os = "macos") {
        home().map(|home| home.join("Library/Application Support"))
    } else {
        let set = std::env::var_os("XDG_DATA_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
        set.or_else(|| home().map(|home| home.join(".local/share")))
    };
    base.map(|base| base.join("pl.krakow.lawka"))
}

#[cfg(test)]
mod tests {
    use super::parse_instant;

    #[test]
    fn a_time_without_an_offset_is_warsaws() {
        assert_eq!(parse_instant("2026-12-16T17:00"), parse_instant("2026-12-16T17:00:00+01:00"));
        assert_eq!(parse_instant("2027-06-16 17:00"), parse_instant("2027-06-16T15:00:00Z"));
    }

    #[test]
    fn a_time_that_is_skipped_or_stands_twice_is_asked_about() {
        assert!(parse_instant("2027-03-28T02:30").is_err_and(|why| why.contains("does not exist")));
        assert!(parse_instant("2027-10-31T02:30").is_err_and(|why| why.contains("twice")));
    }
}
