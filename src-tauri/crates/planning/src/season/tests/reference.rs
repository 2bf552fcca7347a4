//! `cases/scores.json`: solutions, good and bad, of one small season (a DST change, a fixed meeting, two that stand already),
//! with what the format's reference checker says of each.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::season::{Instance, Solution, UnplacedKind, check_instance, explain, score};

#[derive(Deserialize)]
struct Cases {
    instance: Instance,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    solution: Solution,
    score: i64,
    parts: BTreeMap<String, i64>,
    hard: Vec<u8>,
    inherited: Vec<u8>,
    explanations: BTreeMap<String, Explanation>,
}

#[derive(Deserialize)]
struct Explanation {
    kind: UnplacedKind,
    relax: Vec<String>,
}

fn cases() -> Cases {
    let cases: Cases = serde_json::from_str(include_str!("../cases/scores.json")).unwrap();
    check_instance(&cases.instance).unwrap();
    cases
}

#[test]
fn the_score_and_its_parts_are_the_references() {
    let Cases { instance, cases } = cases();
    for (n, case) in cases.iter().enumerate() {
        let scored = score(&instance, &case.solution);
        let parts: BTreeMap<String, i64> = scored.parts.iter().map(|(k, v)| ((*k).to_owned(), *v)).collect();
        assert_eq!((n, scored.total, parts), (n, case.score, case.parts.clone()));
    }
}

#[test]
fn the_violations_are_the_references() {
    let Cases { instance, cases } = cases();
    for (n, case) in cases.iter().enumerate() {
        let scored = score(&instance, &case.solution);
        let sorted = |list: &[crate::season::Violation]| {
            let mut numbers: Vec<u8> = list.iter().map(|v| v.rule.number()).collect();
            numbers.sort_unstable();
            numbers
        };
        let found = (n, sorted(&scored.violations), sorted(&scored.inherited));
        assert_eq!(found, (n, case.hard.clone(), case.inherited.clone()));
    }
}

#[test]
fn the_reasons_for_what_is_not_placed_are_the_references() {
    let Cases { instance, cases } = cases();
    for (n, case) in cases.iter().enumerate() {
        for reason in explain(&instance, &case.solution) {
            let expected = &case.explanations[&reason.proposal];
            let mut relax = reason.relax.clone();
            relax.sort();
            assert_eq!((n, reason.kind, relax), (n, Some(expected.kind), expected.relax.clone()));
        }
    }
}
