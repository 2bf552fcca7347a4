//! Copies by themselves: when the window starts and once a day, verified by opening them, and let go with age.
//!
//! Kept are the newest copy of each of 7 days, of 4 weeks and of 12 months, and nothing older than [`MOST_DAYS`]: then what
//! was erased from the register is gone from its copies as well (RODO art. 17).

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use planning::time::warsaw;
use serde::Serialize;
use store::COPIES;
use ts_rs::TS;

use crate::{Desk, DeskError};

/// No copy grows older.
pub const MOST_DAYS: i64 = 400;

const DAYS: usize = 7;
const WEEKS: usize = 4;
const MONTHS: usize = 12;
const STAMP: &str = "%Y%m%dT%H%M%SZ";

/// Why a copy was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum CopyReason {
    /// By itself.
    Automatic,
    /// The register as it was before a copy was put in its place.
    BeforeRestore,
    /// The register as it was before an upgrade of its schema.
    BeforeUpgrade,
}

/// A copy that is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CopyCard {
    pub path: String,
    #[serde(with = "warsaw::serde_instant")]
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    pub reason: CopyReason,
    #[ts(type = "number")]
    pub bytes: u64,
}

/// What keeping a copy did.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct CopyKept {
    /// `None` when nothing has changed since the newest copy.
    pub path: Option<String>,
    /// Copies that were let go.
    pub removed: u32,
    /// Why there is none in the second folder, though one is set.
    pub second_failed: Option<DeskError>,
}

impl Desk {
    pub(crate) fn copies_folder(&self) -> PathBuf {
        self.folder().join(COPIES)
    }

    /// The copies that are kept, the newest first.
    ///
    /// # Errors
    /// Failed when the folder can't be read.
    pub fn copies(&self) -> Result<Vec<CopyCard>, DeskError> {
        list(&self.copies_folder())
    }

    /// Keeps a copy when something has changed since the newest one, here and in the second folder, and lets old ones go.
    ///
    /// # Errors
    /// Failed when no copy can be written here. A second folder that fails is told, and fails nothing.
    pub fn keep_copy(&self) -> Result<CopyKept, DeskError> {
        let folder = self.copies_folder();
        let path = if self.changed_since_copy(&folder)? {
            Some(self.copy_into(&folder, CopyReason::Automatic)?.display().to_string())
        } else {
            None
        };
        let removed = prune(&folder, self.now())?;
        let second = self.look(|world, _| Ok(world.settings.safety.second_folder.clone()))?;
        let second_failed = second.and_then(|second| self.keep_second(Path::new(&second)).err());
        Ok(CopyKept { path, removed, second_failed })
    }

    fn keep_second(&self, folder: &Path) -> Result<(), DeskError> {
        if self.changed_since_copy(folder)? {
            self.copy_into(folder, CopyReason::Automatic)?;
        }
        prune(folder, self.now()).map(drop)
    }

    fn changed_since_copy(&self, folder: &Path) -> Result<bool, DeskError> {
        let newest = list(folder)?.into_iter().find(|copy| copy.reason == CopyReason::Automatic);
        let here = self.store().read(|reader| reader.last_change())?;
        let there = newest.and_then(|copy| self.store().copy_state(Path::new(&copy.path)).ok());
        Ok(here > 0 && there.is_none_or(|there| there.last_change != here))
    }

    /// A copy into a folder that is made when missing; its name says when and why.
    pub(crate) fn copy_into(&self, folder: &Path, reason: CopyReason) -> Result<PathBuf, DeskError> {
        std::fs::create_dir_all(folder).map_err(|error| DeskError::file(folder, &error))?;
        let path = folder.join(name(self.now(), reason));
        self.store().backup_to(&path).map_err(|error| crate::back_up::at(error, &path))?;
        Ok(path)
    }
}

fn name(at: DateTime<Utc>, reason: CopyReason) -> String {
    format!("lawka-{}{}.db", at.format(STAMP), ending(reason))
}

const fn ending(reason: CopyReason) -> &'static str {
    match reason {
        CopyReason::Automatic => "",
        CopyReason::BeforeRestore => "-przed-przywroceniem",
        CopyReason::BeforeUpgrade => "-przed-aktualizacja",
    }
}

/// The copies in a folder, the newest first; none where there is no folder.
pub(crate) fn list(folder: &Path) -> Result<Vec<CopyCard>, DeskError> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(vec![]),
        Err(error) => return Err(DeskError::file(folder, &error)),
    };
    let mut copies: Vec<CopyCard> = entries.flatten().filter_map(|entry| card(&entry)).collect();
    copies.sort_by_key(|copy| std::cmp::Reverse((copy.at, copy.path.clone())));
    Ok(copies)
}

fn card(entry: &std::fs::DirEntry) -> Option<CopyCard> {
    let name = entry.file_name().into_string().ok()?;
    let file = entry.metadata().ok().filter(std::fs::Metadata::is_file)?;
    let (at, reason) = match stamped(&name) {
        Some(stamped) => stamped,
        // The copy before an upgrade is made where no clock is read: the file system says when.
        None if name.starts_with("lawka-schemat-") && name.ends_with(".db") => {
            (file.modified().ok()?.into(), CopyReason::BeforeUpgrade)
        }
        None => return None,
    };
    Some(CopyCard { path: entry.path().display().to_string(), at, reason, bytes: file.len() })
}

fn stamped(name: &str) -> Option<(DateTime<Utc>, CopyReason)> {
    let rest = name.strip_prefix("lawka-")?.strip_suffix(".db")?;
    let (stamp, end) = rest.split_at_checked(16)?;
    let at = NaiveDateTime::parse_from_str(stamp, STAMP).ok()?.and_utc();
    let reasons = [CopyReason::Automatic, CopyReason::BeforeRestore, CopyReason::BeforeUpgrade];
    Some((at, reasons.into_iter().find(|reason| ending(*reason) == end)?))
}

fn prune(folder: &Path, now: DateTime<Utc>) -> Result<u32, DeskError> {
    let copies = list(folder)?;
    let automatic = |copy: &&CopyCard| copy.reason == CopyReason::Automatic;
    let moments: Vec<DateTime<Utc>> = copies.iter().filter(automatic).map(|copy| copy.at).collect();
    let kept = kept(&moments, now);
    let mut removed = 0;
    for copy in copies {
        let young = now - copy.at <= TimeDelta::days(MOST_DAYS);
        let stays = if copy.reason == CopyReason::Automatic { kept.contains(&copy.at) } else { young };
        if !stays {
            let path = Path::new(&copy.path);
            std::fs::remove_file(path).map_err(|error| DeskError::file(path, &error))?;
            removed += 1;
        }
    }
    Ok(removed)
}

/// Which copies stay: the newest of each of the last days, weeks and months that have one. The newest of all always does.
fn kept(newest_first: &[DateTime<Utc>], now: DateTime<Utc>) -> BTreeSet<DateTime<Utc>> {
    let mut kept: BTreeSet<DateTime<Utc>> = newest_first.first().copied().into_iter().collect();
    let young: Vec<DateTime<Utc>> = newest_first
        .iter()
        .copied()
        // A copy from the future (the clock was set back) is kept: it may be all there is.
        .filter(|at| now - *at <= TimeDelta::days(MOST_DAYS))
        .collect();
    let mut newest_of = |most: usize, key: fn(NaiveDate) -> (i32, u32)| {
        let mut seen = BTreeSet::new();
        let first = |at: &&DateTime<Utc>| seen.insert(key(warsaw::date(**at)));
        kept.extend(young.iter().filter(first).take(most));
    };
    newest_of(DAYS, |day| (day.year(), day.ordinal()));
    newest_of(WEEKS, |day| (day.iso_week().year(), day.iso_week().week()));
    newest_of(MONTHS, |day| (day.year(), day.month()));
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    /// A copy at noon and one in the evening of every day of so many years.
    fn years(count: i64, until: DateTime<Utc>) -> Vec<DateTime<Utc>> {
        (0..count * 365)
            .flat_map(|day| [0, 6].map(|hours| until - TimeDelta::hours(24 * day + hours)))
            .collect()
    }

    #[test]
    fn seven_days_four_weeks_and_twelve_months_stay() {
        let now = at("2026-11-24T18:00:00Z");
        let kept = kept(&years(3, now), now);
        let days: BTreeSet<NaiveDate> = kept.iter().map(|at| warsaw::date(*at)).collect();
        for day in ["2026-11-24", "2026-11-18", "2026-11-15", "2026-11-08", "2026-10-31", "2025-12-31"] {
            assert!(days.contains(&day.parse().unwrap()), "{day}: {days:?}");
        }
        assert_eq!(kept.len(), 7 + 2 + 11, "{days:?}");
        assert!(kept.iter().all(|at| at.format("%H").to_string() == "18"), "the last copy of a day");
    }

    #[test]
    fn what_is_too_old_goes_unless_it_is_all_there_is() {
        let now = at("2026-11-24T18:00:00Z");
        let old = at("2024-01-01T12:00:00Z");
        assert_eq!(kept(&[old], now).len(), 1);
        assert_eq!(
            kept(&[at("2026-11-01T12:00:00Z"), old], now),
            BTreeSet::from([at("2026-11-01T12:00:00Z")])
        );
    }

    #[test]
    fn a_name_says_when_and_why() {
        let moment = at("2026-11-24T16:05:07Z");
        for reason in [CopyReason::Automatic, CopyReason::BeforeRestore] {
            assert_eq!(stamped(&name(moment, reason)), Some((moment, reason)));
        }
        for strange in
            ["lawka-.db", "lawka-20261124T160507Z-inna.db", "lawka-20261324T160507Z.db", "zażółć.db"]
        {
            assert_eq!(stamped(strange), None, "{strange}");
        }
    }
}
