//! When the owner of a calendar is busy.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use serde::Serialize;

use super::event::Geo;
use super::freebusy::BusyKind;
use super::moment;
use super::occurrence::{Expansion, Occurrence, When};
use super::zone::Zone;

/// A stretch of busy time, half-open, never empty.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BusyBlock {
    pub start: DateTime<Utc>,
    pub end: DateTime<Utc>,
    /// Empty when the calendar gives none.
    pub uid: Arc<str>,
    pub title: Option<Arc<str>>,
    pub location: Option<Arc<str>>,
    /// Degrees north and east.
    pub geo: Option<Geo>,
    /// Not yet promised: STATUS:TENTATIVE, Outlook's TENTATIVE, FBTYPE=BUSY-TENTATIVE.
    pub tentative: bool,
}

/// The busy time in an expansion, by start. Not busy: TRANSPARENT, CANCELLED, withdrawn by METHOD:CANCEL, Outlook's
/// FREE, and what has no length. An all-day event lasts from local midnight to local midnight in `owner_zone`.
pub fn busy(expansion: &Expansion, owner_zone: Tz) -> Vec<BusyBlock> {
    let zone = Zone::Iana(owner_zone);
    let occurrences = expansion.occurrences.iter().filter(|occurrence| takes_time(occurrence));
    let mut blocks: Vec<BusyBlock> = occurrences.filter_map(|occurrence| block(occurrence, &zone)).collect();
    blocks.extend(expansion.free_busy.iter().filter(|period| period.kind != BusyKind::Free).map(|period| {
        BusyBlock {
            start: period.start,
            end: period.end,
            uid: period.uid.clone(),
            title: None,
            location: None,
            geo: None,
            tentative: period.kind == BusyKind::Tentative,
        }
    }));
    blocks.sort_by(|a, b| (a.start, a.end, &a.uid).cmp(&(b.start, b.end, &b.uid)));
    blocks
}

/// RFC 5545 §3.8.2.7 and §3.8.1.11. Outlook's own mark is finer than TRANSP and wins where both stand.
fn takes_time(occurrence: &Occurrence) -> bool {
    let called_off = occurrence.withdrawn || occurrence.status.as_deref() == Some("CANCELLED");
    let free = match occurrence.busy_status.as_deref() {
        Some("FREE") => true,
        Some("BUSY" | "TENTATIVE" | "OOF" | "WORKINGELSEWHERE") => false,
        _ => occurrence.transp.as_deref() == Some("TRANSPARENT"),
    };
    !called_off && !free
}

fn block(occurrence: &Occurrence, zone: &Zone) -> Option<BusyBlock> {
    let start = instant(occurrence.start, zone)?;
    let end = match occurrence.end {
        // Some writers give a single day the same DTEND as DTSTART.
        When::Date(day) if occurrence.end == occurrence.start => midnight(day.succ_opt()?, zone)?,
        end => instant(end, zone)?,
    };
    let tentative = occurrence.status.as_deref() == Some("TENTATIVE")
        || occurrence.busy_status.as_deref() == Some("TENTATIVE");
    (start < end).then(|| BusyBlock {
        start,
        end,
        uid: occurrence.uid.clone(),
        title: occurrence.summary.clone(),
        location: occurrence.location.clone(),
        geo: occurrence.geo,
        tentative,
    })
}

fn instant(when: When, zone: &Zone) -> Option<DateTime<Utc>> {
    match when {
        When::Instant(at) => Some(at),
        When::Date(day) => midnight(day, zone),
    }
}

fn midnight(day: NaiveDate, zone: &Zone) -> Option<DateTime<Utc>> {
    zone.to_utc(moment::Moment::Date(day).civil())
}
