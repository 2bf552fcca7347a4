//! `lawka season`: dates proposed for everything that waits, and held when asked to.

use std::path::Path;

use desk::{ApplySeason, Desk, PlanSeason, SeasonLeftOut, SeasonPlacement, SeasonProposal, UnplacedBecause};
use planning::season::{Control, Progress, Relaxation, Wishes};
use serde_json::Value;

use super::{CommandError, Outcome, told};
use crate::arguments::SeasonArguments;
use crate::facts::civil;
use crate::names::Names;

/// The time allowed and the steps end the search; nobody else does.
struct Unhurried;

impl Control for Unhurried {
    fn should_stop(&self) -> bool {
        false
    }

    fn progress(&self, _: Progress) {}
}

pub fn season(desk: &Desk, arguments: &SeasonArguments) -> Outcome {
    if arguments.to < arguments.from {
        return Err(CommandError::Usage("--to comes before --from".to_owned()));
    }
    let order = order(desk, arguments)?;
    if let Some(file) = &arguments.instance {
        write_instance(desk, &order, file)?;
    }
    let proposal = desk.propose_season(&order, &Unhurried)?;
    let mut answer = told(&proposal, sentences(&proposal, &Names::of(desk)?))?;
    if arguments.apply {
        let picks = proposal.placed.into_iter().map(|one| one.pick).collect();
        let applied = desk.apply_season(&ApplySeason { picks, ..ApplySeason::default() })?;
        answer.text.push_str("\nZastosowano jako jeden krok; cofnięcie: lawka undo.");
        answer.json["applied"] = value(&applied)?;
    }
    Ok(answer)
}

/// At the office's prices.
fn order(desk: &Desk, arguments: &SeasonArguments) -> Result<PlanSeason, CommandError> {
    let usual = desk.begin_season()?.order;
    let wishes = Wishes { keep: arguments.keep.iter().copied().collect(), ..usual.wishes };
    Ok(PlanSeason {
        seconds: arguments.seconds,
        steps: arguments.steps,
        seed: arguments.seed,
        wishes,
        ..PlanSeason::of_days(arguments.from, arguments.to)
    })
}

fn value(answer: &impl serde::Serialize) -> Result<Value, CommandError> {
    serde_json::to_value(answer).map_err(|error| CommandError::Failed(error.to_string()))
}

fn write_instance(desk: &Desk, order: &PlanSeason, file: &Path) -> Result<(), CommandError> {
    let failed = |why: String| CommandError::Failed(format!("{}: {why}", file.display()));
    let json =
        serde_json::to_vec(&desk.season_instance(order)?).map_err(|error| failed(error.to_string()))?;
    std::fs::write(file, json).map_err(|error| failed(error.to_string()))
}

fn sentences(proposal: &SeasonProposal, names: &Names) -> String {
    let mut lines = vec![format!(
        "Propozycja od {} do {}: zmian {}, bez terminu {}, bez zmian {}. Ocena: {}.",
        proposal.from,
        proposal.to,
        proposal.placed.len(),
        proposal.unplaced.len(),
        proposal.kept.len(),
        proposal.score
    )];
    lines.extend(proposal.placed.iter().map(|one| placement(one, names)));
    lines.extend(proposal.unplaced.iter().map(|one| left_out(one, names)));
    lines.join("\n")
}

fn placement(one: &SeasonPlacement, names: &Names) -> String {
    let was = one.was.as_ref();
    let was = was.map(|was| format!(" (było: {}, {})", civil(was.start), names.venue(was.venue_id)));
    format!(
        "  {}  {}  wniosek {} „{}”{}",
        civil(one.pick.start),
        names.venue(one.pick.venue_id),
        one.pick.request_id,
        one.name,
        was.unwrap_or_default()
    )
}

fn left_out(one: &SeasonLeftOut, names: &Names) -> String {
    let why = match one.kind {
        Some(UnplacedBecause::Static) => "nie ma możliwego terminu",
        Some(UnplacedBecause::Crowded) => "wszystkie możliwe terminy są zajęte",
        Some(UnplacedBecause::Choice) => "możliwe terminy są zbyt niekorzystne",
        None => "nie udało się znaleźć terminu",
    };
    let ways: Vec<String> = one.relax.iter().map(|change| way(change, names)).collect();
    let help = if ways.is_empty() { String::new() } else { format!("; pomoże: {}", ways.join(" albo ")) };
    format!("  bez terminu: wniosek {} „{}”: {why}{help}", one.request_id, one.name)
}

fn way(change: &Relaxation, names: &Names) -> String {
    match change {
        Relaxation::BlockedDate => "dzień lub pora, w których spotkań nie ma".to_owned(),
        Relaxation::Dates => "inne dni niż w życzeniu".to_owned(),
        Relaxation::Weekdays => "inny dzień tygodnia".to_owned(),
        Relaxation::Hours => "inna pora dnia".to_owned(),
        Relaxation::LeadTime => "krótsze wyprzedzenie".to_owned(),
        Relaxation::DistrictGap => "mniejszy odstęp między spotkaniami w dzielnicy".to_owned(),
        Relaxation::OtherVenue => "inne miejsce, dalsze lub o innych warunkach".to_owned(),
        Relaxation::VenueHours => "dłuższe otwarcie miejsca".to_owned(),
        Relaxation::VenueBooked => "zwolnienie miejsca".to_owned(),
        Relaxation::PersonHours { person_id } => format!("inne godziny pracy: {}", names.person(*person_id)),
        Relaxation::PersonBusy { person_id } => format!("zwolnienie czasu: {}", names.person(*person_id)),
        Relaxation::PersonLimit { person_id } => {
            format!("wyższy limit spotkań: {}", names.person(*person_id))
        }
        Relaxation::Meeting { meeting_id } => format!("przesunięcie spotkania {meeting_id}"),
        Relaxation::Request { request_id } => format!("ustąpienie wniosku {request_id}"),
    }
}
