//! The expansion of several files as the command line prints it.

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;
use serde::Serialize;

use super::expand::expand;
use super::occurrence::{Occurrence, When, Window};

/// `{"occurrences": […], "rejected": […]}`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Report {
    pub occurrences: Vec<ReportedOccurrence>,
    pub rejected: Vec<ReportedRejection>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportedOccurrence {
    pub file: String,
    pub uid: String,
    /// `2027-03-18T17:00:00Z`, or `2027-03-18` for a day.
    pub start_utc: String,
    /// Exclusive.
    pub end_utc: String,
    pub all_day: bool,
    pub summary: Option<String>,
    pub status: Option<String>,
    pub transp: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportedRejection {
    pub file: String,
    pub line: u64,
    pub reason: String,
}

/// Expands `files`, each its name and its bytes, over [`from`, `to`): times from midnight to midnight UTC, all-day
/// events by their dates.
pub fn expand_files<'a>(
    files: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    from: NaiveDate,
    to: NaiveDate,
    floating: Tz,
) -> Report {
    let mut report = Report::default();
    for (file, bytes) in files {
        report.add(file, bytes, from, to, floating);
    }
    report
}

impl Report {
    /// Adds one file: see [`expand_files`].
    pub fn add(&mut self, file: &str, bytes: &[u8], from: NaiveDate, to: NaiveDate, floating: Tz) {
        let midnight = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc();
        let expansion = expand(bytes, Window { from: midnight(from), to: midnight(to) }, floating);
        let within = |occurrence: &&Occurrence| match (occurrence.start, occurrence.end) {
            (When::Date(start), When::Date(end)) => {
                start < to && (end > from || (start == end && start >= from))
            }
            _ => true,
        };
        self.occurrences
            .extend(expansion.occurrences.iter().filter(within).map(|found| reported(file, found)));
        self.rejected.extend(expansion.rejected.iter().map(|rejected| ReportedRejection {
            file: file.to_owned(),
            line: rejected.line,
            reason: rejected.reason.to_string(),
        }));
    }
}

fn reported(file: &str, occurrence: &Occurrence) -> ReportedOccurrence {
    ReportedOccurrence {
        file: file.to_owned(),
        uid: occurrence.uid.to_string(),
        start_utc: when(occurrence.start),
        end_utc: when(occurrence.end),
        all_day: occurrence.all_day,
        summary: occurrence.summary.as_deref().map(str::to_owned),
        status: occurrence.status.as_deref().map(str::to_owned),
        transp: occurrence.transp.as_deref().unwrap_or("OPAQUE").to_owned(),
    }
}

fn when(when: When) -> String {
    match when {
        When::Date(date) => date.format("%F").to_string(),
        When::Instant(at) => at.format("%FT%TZ").to_string(),
    }
}
