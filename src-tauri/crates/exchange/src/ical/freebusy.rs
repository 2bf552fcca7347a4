//! VFREEBUSY: busy time without the events behind it (RFC 5545 §3.6.4).

use std::sync::Arc;

use super::event::DATES_LIMIT;
use super::fault::Reason;
use super::moment::{self, Clock, Moment, PeriodEnd};
use super::property::ContentLine;

/// FBTYPE (RFC 5545 §3.2.9). An unknown type is busy, as that paragraph demands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BusyKind {
    Free,
    Busy,
    Unavailable,
    Tentative,
}

/// One VFREEBUSY as it was read.
#[derive(Debug, Clone, Default)]
pub struct FreeBusy {
    pub uid: Option<Arc<str>>,
    pub periods: Vec<(Moment, PeriodEnd, BusyKind)>,
}

impl FreeBusy {
    /// Takes UID or FREEBUSY over.
    pub fn take(&mut self, line: &ContentLine, clock: Clock) -> Result<(), Reason> {
        if line.name == "UID" {
            self.uid = Some(line.value.as_str().into());
            return Ok(());
        }
        let kind = kind(line.param("FBTYPE"));
        for item in line.value.split(',').map(str::trim).filter(|item| !item.is_empty()) {
            if self.periods.len() >= DATES_LIMIT {
                return Err(Reason::TooManyDates { limit: DATES_LIMIT });
            }
            let not_a_date =
                || Reason::NotADate { property: "FREEBUSY", value: item.chars().take(80).collect() };
            let (start, end) = moment::period(item, clock).ok_or_else(not_a_date)?;
            self.periods.push((start, end, kind));
        }
        Ok(())
    }
}

fn kind(fbtype: Option<&str>) -> BusyKind {
    match fbtype.map(str::to_ascii_uppercase).as_deref() {
        Some("FREE") => BusyKind::Free,
        Some("BUSY-UNAVAILABLE") => BusyKind::Unavailable,
        Some("BUSY-TENTATIVE") => BusyKind::Tentative,
        _ => BusyKind::Busy,
    }
}
