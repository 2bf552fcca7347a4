//! `lawka options` and `lawka check`.

use chrono::NaiveDate;
use desk::{Desk, PlacementQuestion};
use planning::conflict::{Placement, Severity, Verdict};
use planning::id::VenueId;
use planning::options::{Options, VenueOptions};
use planning::time::warsaw;
use serde::Serialize;
use serde_json::json;

use super::{CommandError, Outcome, told};
use crate::arguments::{OptionsArguments, PlacementArguments};
use crate::names::Names;
use crate::words;

/// One cell of the answer.
#[derive(Serialize)]
struct Slot {
    start: String,
    venue_id: VenueId,
    verdict: Verdict,
    reasons: Vec<SlotReason>,
}

#[derive(Serialize)]
struct SlotReason {
    rule: planning::conflict::RuleId,
    severity: Severity,
}

/// Three years of quarters of an hour in every hall would fill the memory of an office PC.
const MOST_DAYS: i64 = 200;

pub fn options(desk: &Desk, arguments: &OptionsArguments) -> Outcome {
    let (from, to) = (arguments.from, arguments.to);
    window(from, to)?;
    if arguments.why {
        return why(desk, arguments);
    }
    match arguments.best {
        Some(most) => best(desk, arguments, most),
        None => {
            let slots = desk.with_options(arguments.request, from, to, |_, options| Ok(slots(options)))?;
            let text = summary(&slots);
            told(&json!({ "slots": slots }), text)
        }
    }
}

fn window(from: NaiveDate, to: NaiveDate) -> Result<(), CommandError> {
    let days = (to - from).num_days();
    if days < 0 {
        return Err(CommandError::Usage("--to comes before --from".to_owned()));
    }
    if days > MOST_DAYS {
        return Err(CommandError::Usage(format!("at most {MOST_DAYS} days at once; use --best N for more")));
    }
    Ok(())
}

fn slots(options: &Options) -> Vec<Slot> {
    let mut slots = Vec::with_capacity(options.grid.len() * options.venues.len());
    for index in 0..options.grid.len() {
        let start = warsaw::rfc3339(options.grid.start(index));
        for row in &options.venues {
            slots.push(slot(options, row, index, &start));
        }
    }
    slots
}

fn slot(options: &Options, row: &VenueOptions, index: usize, start: &str) -> Slot {
    let mut reasons: Vec<SlotReason> =
        options.rules(row, index).map(|(rule, severity)| SlotReason { rule, severity }).collect();
    reasons.sort_by_key(|reason| (std::cmp::Reverse(reason.severity), reason.rule));
    reasons.dedup_by_key(|reason| (reason.severity, reason.rule));
    Slot { start: start.to_owned(), venue_id: row.venue_id, verdict: row.verdict(index), reasons }
}

fn summary(slots: &[Slot]) -> String {
    let count = |verdict| slots.iter().filter(|slot| slot.verdict == verdict).count();
    format!(
        "Terminy i miejsca: wolne: {}, z zastrzeżeniem: {}, niepewne: {}, zajęte: {}.",
        count(Verdict::Free),
        count(Verdict::Warned),
        count(Verdict::Unknown),
        count(Verdict::Blocked)
    )
}

fn best(desk: &Desk, arguments: &OptionsArguments, most: usize) -> Outcome {
    let names = Names::of(desk)?;
    let ranked = desk.best(arguments.request, arguments.from, arguments.to, most)?;
    let mut slots = Vec::with_capacity(ranked.len());
    let mut lines = Vec::with_capacity(ranked.len());
    for one in ranked {
        let question = PlacementQuestion { request_id: arguments.request, at: one.at, duration: None };
        let checked = desk.check(&question)?.checked;
        lines.push(format!(
            "{}  {}  punkty: {}",
            warsaw::rfc3339(one.at.start),
            names.venue(one.at.venue_id),
            one.total
        ));
        slots.push(json!({
            "start": warsaw::rfc3339(one.at.start),
            "venue_id": one.at.venue_id,
            "verdict": one.verdict,
            "reasons": checked.reasons,
            "total": one.total,
            "score": one.score,
        }));
    }
    told(&json!({ "slots": slots }), lines.join("\n"))
}

fn why(desk: &Desk, arguments: &OptionsArguments) -> Outcome {
    let answer = desk.obstacles(arguments.request, arguments.from, arguments.to)?;
    let text = words::obstacles(&answer, &Names::of(desk)?);
    told(&answer, text)
}

pub fn check(desk: &Desk, arguments: &PlacementArguments) -> Outcome {
    let at = Placement { start: arguments.start, venue_id: arguments.venue };
    let answer = desk.check(&PlacementQuestion { request_id: arguments.request, at, duration: None })?;
    let text = words::verdict(&answer.checked, &answer.alternatives, &Names::of(desk)?);
    told(&answer, text)
}
