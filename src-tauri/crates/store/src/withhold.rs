//! What the ledger doesn't keep.
//!
//! The ledger is never altered, so what must one day be erased (RODO art. 17) or is nobody's business (why somebody was
//! away: it may be their health, art. 9) does not go in. It says *that* such a field changed, not what it was: a digest
//! of a name or a telephone number would still be one that anybody can guess their way back to.

use serde_json::Value;

use crate::entity::EntityKind;

/// Paths of fields; `*` goes into every item of a list.
const fn withheld(kind: EntityKind) -> &'static [&'static str] {
    match kind {
        EntityKind::Person => &["name", "gender", "email", "phone", "absences.*.reason", "base"],
        EntityKind::Venue => &["email", "phone"],
        EntityKind::Request => &[
            "requester.name",
            "requester.gender",
            "requester.body",
            "requester.email",
            "requester.phone",
            "requester.address",
            "requester.salutation",
            "bodies.*.email",
            "bodies.*.phone",
            "remarks",
            "needs",
        ],
        EntityKind::Notice => &["addressee.name", "addressee.gender", "addressee.email", "addressee.phone"],
        // People name their scans after whom they are from.
        EntityKind::Letter => &["name"],
        // No personal data, but large: the frozen copy itself is kept, and its seals stand here (`seal.rs`).
        EntityKind::Release => &["snapshot", "files"],
        // To whom, and what the server said of them.
        EntityKind::Mail => &["to", "error"],
        EntityKind::Meeting
        | EntityKind::Waiver
        | EntityKind::Announcement
        | EntityKind::Outcome
        | EntityKind::Calendar
        | EntityKind::Period
        | EntityKind::Publication
        | EntityKind::Settings
        | EntityKind::Register => &[],
    }
}

/// Takes the withheld fields out of both documents and answers the paths of those that differed.
pub(crate) fn withhold(
    kind: EntityKind,
    before: &mut Option<Value>,
    after: &mut Option<Value>,
) -> Vec<String> {
    let differs = |path: &&&str| {
        let keys: Vec<&str> = path.split('.').collect();
        take(before.as_mut(), &keys) != take(after.as_mut(), &keys)
    };
    withheld(kind).iter().filter(differs).map(|path| (*path).to_owned()).collect()
}

/// What stood there, without nothings.
fn take(document: Option<&mut Value>, path: &[&str]) -> Vec<Value> {
    match (document, path) {
        (Some(Value::Array(items)), ["*", rest @ ..]) => {
            items.iter_mut().flat_map(|item| take(Some(item), rest)).collect()
        }
        (Some(Value::Object(fields)), [last]) => {
            fields.remove(*last).filter(|value| !value.is_null()).into_iter().collect()
        }
        (Some(Value::Object(fields)), [first, rest @ ..]) => take(fields.get_mut(*first), rest),
        _ => vec![],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_changed_address_is_named_and_not_told() {
        let mut before = Some(json!({"title": "A", "requester": {"name": "N", "email": "a@example.org"}}));
        let mut after = Some(json!({"title": "B", "requester": {"name": "N", "email": "b@example.org"}}));
        let named = withhold(EntityKind::Request, &mut before, &mut after);
        assert_eq!(named, ["requester.email"]);
        assert_eq!(before, Some(json!({"title": "A", "requester": {}})));
        assert_eq!(after, Some(json!({"title": "B", "requester": {}})));
    }

    #[test]
    fn a_reason_inside_a_list_is_withheld_too() {
        let mut after = Some(json!({"absences": [{"from": "2026-05-13", "reason": "L4"}]}));
        let named = withhold(EntityKind::Person, &mut None, &mut after);
        assert_eq!(named, ["absences.*.reason"]);
        assert_eq!(after, Some(json!({"absences": [{"from": "2026-05-13"}]})));
    }
}
