//! The expansion of several files as the command line prints it.

use std::io::{self, BufRead};

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;
use serde::Serialize;

use super::expand::expand_from;
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

impl Report {
    /// Adds the calendar in `source`, told under the name `file`, over [`from`, `to`): times from midnight to midnight UTC,
    /// all-day events by their dates.
    ///
    /// # Errors
    /// Those of the source; nothing is added then.
    pub fn add(
        &mut self,
        file: &str,
        source: impl BufRead,
        (from, to): (NaiveDate, NaiveDate),
        floating: Tz,
    ) -> io::Result<()> {
        let midnight = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc();
        let window = Window { from: midnight(from), to: midnight(to) };
        let expansion = expand_from(source, window, floating)?;
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
        Ok(())
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
