//! What has come to stand against a meeting that stays: its hall is lost, somebody fell ill.

use chrono::{DateTime, Utc};

use super::{Pick, Staged};
use crate::conflict::{Reason, RuleId, Severity};
use crate::meeting::Meeting;

/// What blocks a meeting where it stands, the plan of `staged` around it. What an officer overrode with a reason, and
/// what only the passing of time brings, is nothing new.
#[must_use]
pub fn against_standing(staged: &Staged<'_>, meeting: &Meeting, now: DateTime<Utc>) -> Vec<Reason> {
    if meeting.override_reason.is_some() {
        return vec![];
    }
    let stands = Pick {
        request_id: meeting.request_id,
        meeting_id: Some(meeting.id),
        start: meeting.start,
        venue_id: meeting.venue_id,
        participants: meeting.participants.clone(),
    };
    let judged = staged.judge(&stands, now);
    let reasons = judged.map(|judged| judged.checked.reasons).unwrap_or_default();
    let new = |reason: &Reason| reason.severity == Severity::Blocks && !comes_with_time(reason.fact.rule());
    reasons.into_iter().filter(new).collect()
}

const fn comes_with_time(rule: RuleId) -> bool {
    matches!(rule, RuleId::InThePast | RuleId::LeadTimeMinimum | RuleId::InterpreterNotice)
}
