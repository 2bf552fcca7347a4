//! Which blocks a written reason overrides, and when a reason is asked for.

use super::{Fact, Reason, RuleId, Severity};

/// Whether a written reason can override this fact when it blocks. All can but one: the past.
#[must_use]
pub const fn overridable(fact: &Fact) -> bool {
    !matches!(fact, Fact::InThePast { .. })
}

/// Whether nothing that blocks stands beyond a reason's power. True as well when nothing blocks.
#[must_use]
pub fn all_overridable(reasons: &[Reason]) -> bool {
    reasons
        .iter()
        .filter(|reason| reason.severity == Severity::Blocks)
        .all(|reason| overridable(&reason.fact))
}

/// Whether the officer must write a reason to place the meeting so: something blocks, or what the public already knows
/// would change.
#[must_use]
pub fn reason_needed(reasons: &[Reason]) -> bool {
    let asks = |reason: &Reason| {
        reason.severity == Severity::Blocks || reason.fact.rule() == RuleId::AlreadyAnnounced
    };
    reasons.iter().any(asks)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conflict::testing::{Department, checked};

    #[test]
    fn a_taken_hall_is_overridden_with_a_reason() {
        let mut department = Department::new();
        department.venue_is_booked("2026-12-16 14:00", "2026-12-16 18:00");
        let reasons = checked(&department, "2026-12-16 17:00").reasons;
        assert!(reason_needed(&reasons) && all_overridable(&reasons));
    }

    #[test]
    fn no_reason_brings_back_the_past() {
        let reasons = checked(&Department::new(), "2026-11-20 17:00").reasons;
        assert!(reason_needed(&reasons) && !all_overridable(&reasons));
    }

    #[test]
    fn what_only_warns_needs_no_reason() {
        let mut department = Department::new();
        department.world.settings.lead_target_days = 60;
        assert!(!reason_needed(&checked(&department, "2026-12-16 17:00").reasons));
    }
}
