//! One placement judged by all rules: the verdict, the reasons, and who would take part.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Case, Judge, Placement, RULES, Reason, Rule, Severity, Verdict};
use crate::id::PersonId;
use crate::meeting::Participant;
use crate::person::Person;
use crate::request::RoleNeed;
use crate::venue::Venue;

/// The answer of `check`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Checked {
    pub verdict: Verdict,
    pub reasons: Vec<Reason>,
}

/// The answer with the people it was reckoned with.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    pub checked: Checked,
    pub participants: Vec<Participant>,
}

/// Judges one placement. `None` when the venue isn't known.
#[must_use]
pub fn check(case: &Case<'_>, at: &Placement) -> Option<Judged> {
    let venue = case.world.venue(at.venue_id)?;
    let mut reasons = Vec::new();
    let mut participants = Vec::new();
    for role in &case.roles {
        if let Some(chosen) = judge_role(case, at, venue, role, &mut reasons) {
            participants.push(chosen);
        }
    }
    judge_place_and_time(case, at, venue, &mut reasons);
    let verdict = verdict_of(&reasons);
    Some(Judged { checked: Checked { verdict, reasons }, participants })
}

fn verdict_of(reasons: &[Reason]) -> Verdict {
    reasons.iter().map(|reason| Verdict::from(reason.severity)).max().unwrap_or(Verdict::Free)
}

fn judge_place_and_time(case: &Case<'_>, at: &Placement, venue: &Venue, reasons: &mut Vec<Reason>) {
    let mut facts = Vec::new();
    for rule in RULES {
        let Some(severity) = case.world.settings.severity(rule.id, rule.severity) else { continue };
        match rule.judge {
            Judge::Time { check, .. } => check(case, at, &mut facts),
            Judge::Venue { check } => check(case, venue, &mut facts),
            Judge::VenueTime { check, .. } => check(case, at, venue, &mut facts),
            Judge::Person { .. } | Judge::Journey { .. } => {}
        }
        reasons.extend(facts.drain(..).map(|fact| Reason { severity, fact }));
    }
}

/// One of a pool is enough: the role is as free as its freest candidate, and the reasons are those of the candidates
/// that are equally free. An optional role only warns.
fn judge_role(
    case: &Case<'_>,
    at: &Placement,
    venue: &Venue,
    role: &RoleNeed,
    reasons: &mut Vec<Reason>,
) -> Option<Participant> {
    let person = match role.candidates.as_slice() {
        [only] => judge_only(case, at, venue, (role, *only), reasons),
        _ => judge_pool(case, at, venue, role, reasons),
    }?;
    let RoleNeed { role, required, presence, .. } = *role;
    Some(Participant { role, person_id: person, required, presence })
}

/// Whoever alone comes into question, unless the role is optional and the person can't come.
fn judge_only(
    case: &Case<'_>,
    at: &Placement,
    venue: &Venue,
    (role, only): (&RoleNeed, PersonId),
    reasons: &mut Vec<Reason>,
) -> Option<PersonId> {
    let person = case.world.person(only)?;
    let before = reasons.len();
    judge_person(case, at, venue, (role, person), reasons);
    (role.required || verdict_of(&reasons[before..]) < Verdict::Blocked).then_some(only)
}

fn judge_pool(
    case: &Case<'_>,
    at: &Placement,
    venue: &Venue,
    role: &RoleNeed,
    reasons: &mut Vec<Reason>,
) -> Option<PersonId> {
    let people = role.candidates.iter().filter_map(|id| case.world.person(*id));
    let judged: Vec<(&Person, Vec<Reason>)> = people
        .map(|person| {
            let mut found = Vec::new();
            judge_person(case, at, venue, (role, person), &mut found);
            (person, found)
        })
        .collect();
    let best = judged.iter().map(|(_, reasons)| verdict_of(reasons)).min()?;
    let mut chosen = None;
    for (person, found) in judged.into_iter().filter(|(_, found)| verdict_of(found) == best) {
        chosen.get_or_insert(person.id);
        if best > Verdict::Free {
            reasons.extend(found);
        }
    }
    chosen.filter(|_| role.required || best < Verdict::Blocked)
}

fn judge_person(
    case: &Case<'_>,
    at: &Placement,
    venue: &Venue,
    (role, person): (&RoleNeed, &Person),
    reasons: &mut Vec<Reason>,
) {
    let mut facts = Vec::new();
    for (rule, severity) in person_rules(case, role.required) {
        if let Judge::Person { check, .. } | Judge::Journey { check, .. } = rule.judge {
            check(case, at, venue, (person, role.presence), &mut facts);
            reasons.extend(facts.drain(..).map(|fact| Reason { severity, fact }));
        }
    }
}

/// The rules about people that are switched on, with their weight for a required or an optional role.
pub(crate) fn person_rules<'a>(
    case: &'a Case<'_>,
    required: bool,
) -> impl Iterator<Item = (&'static Rule, Severity)> + 'a {
    let about_people = |rule: &&Rule| matches!(rule.judge, Judge::Person { .. } | Judge::Journey { .. });
    RULES.iter().filter(about_people).filter_map(move |rule| {
        let severity = case.world.settings.severity(rule.id, rule.severity)?;
        Some((rule, if required { severity } else { severity.min(Severity::Warns) }))
    })
}
