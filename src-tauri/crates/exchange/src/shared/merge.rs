//! Two officers have changed the same thing: different fields go together, the same field is asked about.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::document::Fields;

/// A field that both have changed, each in another way.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Contest {
    pub field: String,
    pub mine: Option<Value>,
    pub theirs: Option<Value>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Merged {
    /// What both agree on, together; a contested field is as it is here.
    pub fields: Fields,
    pub contests: Vec<Contest>,
}

/// Brings two versions together. Without a `base` (both were there before they met) what only one of them says counts,
/// and what both say differently is asked about.
pub fn merge(base: Option<&Fields>, mine: &Fields, theirs: &Fields) -> Merged {
    let mut merged = Merged { fields: Fields::new(), contests: Vec::new() };
    let names: BTreeSet<&String> = mine.keys().chain(theirs.keys()).collect();
    for name in names {
        let (ours, others) = (stated(name, mine, base), stated(name, theirs, base));
        match decide(name, base, ours, others) {
            Decision::Value(value) => {
                if let Some(value) = value {
                    merged.fields.insert(name.clone(), value.clone());
                }
            }
            Decision::Contested => {
                if let Some(value) = ours {
                    merged.fields.insert(name.clone(), value.clone());
                }
                let (mine, theirs) = (ours.cloned(), others.cloned());
                merged.contests.push(Contest { field: name.clone(), mine, theirs });
            }
        }
    }
    merged
}

/// Whether two versions say the same, each as far as it says anything.
pub fn same_fields(one: &Fields, other: &Fields) -> bool {
    let names: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    names.into_iter().all(|name| match (one.get(name), other.get(name)) {
        (Some(one), Some(other)) => one == other,
        // An older program does not know the field.
        _ => !is_element(name),
    })
}

enum Decision<'a> {
    Value(Option<&'a Value>),
    Contested,
}

fn decide<'a>(
    name: &str,
    base: Option<&Fields>,
    mine: Option<&'a Value>,
    theirs: Option<&'a Value>,
) -> Decision<'a> {
    if mine == theirs {
        return Decision::Value(mine);
    }
    match base.map(|base| base.get(name)) {
        Some(before) if before == mine => return Decision::Value(theirs),
        Some(before) if before == theirs => return Decision::Value(mine),
        Some(_) => {}
        None if is_blank(mine) => return Decision::Value(theirs),
        None if is_blank(theirs) => return Decision::Value(mine),
        None => {}
    }
    match rule(name) {
        Rule::Ask => Decision::Contested,
        Rule::Theirs => Decision::Value(theirs),
        Rule::Greater if number(mine) < number(theirs) => Decision::Value(theirs),
        Rule::Greater => Decision::Value(mine),
        Rule::Earlier if is_blank(mine) => Decision::Value(theirs),
        Rule::Earlier if is_blank(theirs) => Decision::Value(mine),
        Rule::Earlier if moment(theirs) < moment(mine) => Decision::Value(theirs),
        Rule::Earlier => Decision::Value(mine),
    }
}

enum Rule {
    Ask,
    Theirs,
    Greater,
    Earlier,
}

/// Fields that follow from others need no asking; what somebody said in their own calendar is theirs to say, and stands
/// at the server.
fn rule(name: &str) -> Rule {
    match name {
        "sequence" => Rule::Greater,
        "confirmed_at" | "announced_start" => Rule::Earlier,
        _ if name.starts_with("answer:") => Rule::Theirs,
        _ => Rule::Ask,
    }
}

/// What a version says of a field. A whole field that is missing is one that an older program does not know, so it
/// says what was there before; a missing element of a set (`publication:…`) was taken away.
fn stated<'a>(name: &str, fields: &'a Fields, base: Option<&'a Fields>) -> Option<&'a Value> {
    fields.get(name).or_else(|| if is_element(name) { None } else { base?.get(name) })
}

/// Whether it is one of a set, such as `publication:…`: what is missing was taken away.
pub(super) fn is_element(name: &str) -> bool {
    name.contains(':')
}

fn is_blank(value: Option<&Value>) -> bool {
    match value {
        None | Some(Value::Null) => true,
        Some(Value::String(text)) => text.trim().is_empty(),
        Some(Value::Array(items)) => items.is_empty(),
        Some(Value::Object(fields)) => fields.is_empty(),
        Some(Value::Bool(_) | Value::Number(_)) => false,
    }
}

fn number(value: Option<&Value>) -> i64 {
    value.and_then(Value::as_i64).unwrap_or_default()
}

fn moment(value: Option<&Value>) -> Option<chrono::DateTime<chrono::FixedOffset>> {
    chrono::DateTime::parse_from_rfc3339(value?.as_str()?).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn fields(pairs: &[(&str, Value)]) -> Fields {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
    }

    #[test]
    fn different_fields_go_together() {
        let base = fields(&[("name", json!("Plac")), ("start", json!("17")), ("venue", json!("a"))]);
        let mine = fields(&[("name", json!("Plac zabaw")), ("start", json!("17")), ("venue", json!("a"))]);
        let theirs = fields(&[("name", json!("Plac")), ("start", json!("18")), ("venue", json!("a"))]);
        let merged = merge(Some(&base), &mine, &theirs);
        assert_eq!(merged.contests, []);
        let both = fields(&[("name", json!("Plac zabaw")), ("start", json!("18")), ("venue", json!("a"))]);
        assert_eq!(merged.fields, both);
    }

    #[test]
    fn the_same_field_is_asked_about_with_both_values() {
        let base = fields(&[("start", json!("17"))]);
        let merged =
            merge(Some(&base), &fields(&[("start", json!("18"))]), &fields(&[("start", json!("19"))]));
        let contest =
            Contest { field: "start".to_owned(), mine: Some(json!("18")), theirs: Some(json!("19")) };
        assert_eq!(merged.contests, [contest]);
    }

    #[test]
    fn publications_of_both_stay_and_one_taken_back_goes() {
        let base = fields(&[("publication:www", json!(1))]);
        let mine = fields(&[("publication:www", json!(1)), ("publication:bip", json!(2))]);
        let theirs = fields(&[("publication:fb", json!(3))]);
        let merged = merge(Some(&base), &mine, &theirs);
        assert_eq!(merged.fields.keys().collect::<Vec<_>>(), ["publication:bip", "publication:fb"]);
        assert_eq!(merged.contests, []);
    }

    #[test]
    fn a_field_that_an_older_program_does_not_know_is_not_lost() {
        let base = fields(&[("name", json!("a")), ("new", json!(1))]);
        let merged = merge(Some(&base), &fields(&[("name", json!("b"))]), &base);
        assert_eq!(merged.fields, fields(&[("name", json!("b")), ("new", json!(1))]));
    }

    #[test]
    fn the_sequence_grows_and_the_first_confirmation_counts() {
        let early = json!("2026-12-01T09:00:00+01:00");
        let base = fields(&[("sequence", json!(1)), ("confirmed_at", Value::Null)]);
        let mine = fields(&[("sequence", json!(2)), ("confirmed_at", json!("2026-12-01T10:00:00+01:00"))]);
        let theirs = fields(&[("sequence", json!(4)), ("confirmed_at", early.clone())]);
        let merged = merge(Some(&base), &mine, &theirs);
        assert_eq!(merged.fields, fields(&[("sequence", json!(4)), ("confirmed_at", early)]));
    }

    fn any_fields() -> impl Strategy<Value = Fields> {
        prop::collection::btree_map("[a-d]|p:[a-c]", (0..3_i64).prop_map(|value| json!(value)), 0..6)
    }

    proptest! {
        #[test]
        fn nothing_that_only_one_has_changed_is_lost(base in any_fields(), mine in any_fields(), theirs in any_fields()) {
            let merged = merge(Some(&base), &mine, &theirs);
            for (name, value) in &mine {
                let contested = merged.contests.iter().any(|contest| contest.field == *name);
                if base.get(name) != Some(value) && !contested {
                    prop_assert_eq!(merged.fields.get(name), Some(value));
                }
            }
            for (name, value) in &theirs {
                let contested = merged.contests.iter().any(|contest| contest.field == *name);
                if base.get(name) != Some(value) && !contested {
                    prop_assert_eq!(merged.fields.get(name), Some(value));
                }
            }
        }

        #[test]
        fn both_desks_come_to_the_same(base in any_fields(), mine in any_fields(), theirs in any_fields()) {
            let here = merge(Some(&base), &mine, &theirs);
            let there = merge(Some(&base), &theirs, &mine);
            prop_assert_eq!(here.contests.len(), there.contests.len());
            if here.contests.is_empty() {
                prop_assert!(same_fields(&here.fields, &there.fields));
            }
        }
    }
}
