//! What changed: the overprint, and „było → jest”.

use super::join;
use crate::announcement::{Announcement, Status};
use crate::dates::when;
use crate::typography::typeset;
use crate::words::Words;
use serde::Serialize;

/// The status in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatusSheet {
    /// `scheduled`, `rescheduled` or `cancelled`.
    pub kind: &'static str,
    /// The one large word: „ZMIANA”, „ODWOŁANE”; empty when scheduled.
    pub overprint: String,
    /// „Spotkanie zostało odwołane. Powód: …”; empty when scheduled.
    pub sentence: String,
    /// Without its full stop.
    pub reason: String,
    /// What was and what is now, for each thing that changed.
    pub changes: Vec<Change>,
}

/// One thing that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// „Kiedy”, „Gdzie”
    pub label: String,
    pub was: String,
    pub is: String,
}

impl StatusSheet {
    pub(super) fn new(a: &Announcement, w: &Words) -> Self {
        match &a.status {
            Status::Scheduled => Self::plain(),
            Status::Rescheduled { previous_start, previous_place } => Self {
                kind: "rescheduled",
                overprint: w.status_changed.clone(),
                sentence: match (previous_start, previous_place) {
                    (Some(_), None) => w.changed_time.clone(),
                    (None, Some(_)) => w.changed_place.clone(),
                    _ => w.changed_sentence.clone(),
                },
                reason: String::new(),
                changes: changes(a, w),
            },
            Status::Cancelled { reason } => Self::cancelled(&typeset(reason, a.language), w),
        }
    }

    fn plain() -> Self {
        Self {
            kind: "scheduled",
            overprint: String::new(),
            sentence: String::new(),
            reason: String::new(),
            changes: Vec::new(),
        }
    }

    fn cancelled(reason: &str, w: &Words) -> Self {
        let reason = reason.trim_end_matches('.');
        let why = if reason.is_empty() { String::new() } else { format!("{}: {reason}.", w.reason) };
        Self {
            kind: "cancelled",
            overprint: w.status_cancelled.clone(),
            sentence: join(&[&w.cancelled_sentence, &why], " "),
            reason: reason.to_owned(),
            changes: Vec::new(),
        }
    }
}

fn changes(a: &Announcement, w: &Words) -> Vec<Change> {
    let Status::Rescheduled { previous_start, previous_place } = &a.status else { return Vec::new() };
    let time = previous_start.map(|start| Change {
        label: w.when.clone(),
        was: when(start, None, a.language).line,
        is: when(a.start, None, a.language).line,
    });
    let place = previous_place.as_ref().map(|place| Change {
        label: w.r#where.clone(),
        was: typeset(place, a.language),
        is: typeset(&join(&[&a.venue.name, &a.venue.street], ", "), a.language),
    });
    time.into_iter().chain(place).collect()
}
