//! The department's calendar server: accounts, synchronisation, conflicts, calendars that are read.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use desk::{
    AddAccount, CalendarOwner, ChooseCollections, CollectionCard, Desk, DeskError, Failure, OperationOutcome,
    SubscribeCalendar, SyncConflict, SyncReport, Synchronise, Take,
};
use serde_json::json;

use super::{CommandError, Outcome, told};
use crate::arguments::{
    AccountCommand, CalendarCommand, ConflictsArguments, ConflictsCommand, SubscribeArguments, SyncArguments,
};
use crate::facts::{civil, fact};
use crate::names::Names;

pub fn account(desk: &Desk, command: &AccountCommand) -> Outcome {
    match command {
        AccountCommand::Add(arguments) => {
            let certificate = match &arguments.certificate {
                Some(path) => {
                    let told = |error| CommandError::Failed(format!("{}: {error}", path.display()));
                    Some(std::fs::read_to_string(path).map_err(told)?)
                }
                None => None,
            };
            let order = AddAccount {
                url: arguments.url.clone(),
                user: arguments.user.clone().unwrap_or_default(),
                password: None,
                password_env: arguments.password_env.clone(),
                bearer: arguments.bearer,
                certificate,
                certificate_file: None,
                choose_later: false,
                collections: arguments.collection.clone(),
                personal: arguments.personal.clone(),
            };
            let added = desk.add_account(&order)?;
            let text = format!("Dodano konto {}.\n{}", added.account_id, collections(&added.collections));
            told(&added, text)
        }
        AccountCommand::List => {
            let accounts = desk.accounts()?;
            let one = |account: &desk::AccountCard| {
                format!(
                    "{}  {}  {}\n{}",
                    account.id,
                    account.user,
                    account.url,
                    collections(&account.collections)
                )
            };
            let text = accounts.iter().map(one).collect::<Vec<_>>().join("\n");
            told(&accounts, if text.is_empty() { "Nie ma kont.".to_owned() } else { text })
        }
        AccountCommand::Choose { account, chosen, personal, public } => {
            let order = ChooseCollections {
                account_id: *account,
                chosen: chosen.clone(),
                personal: personal.clone(),
                public: public.clone(),
            };
            let card = desk.choose_collections(&order)?;
            told(&card, collections(&card.collections))
        }
        AccountCommand::Remove { account } => {
            desk.remove_account(*account)?;
            told(
                &json!({ "removed": account }),
                format!("Usunięto konto {account}; rejestr pozostał bez zmian."),
            )
        }
    }
}

fn collections(collections: &[CollectionCard]) -> String {
    let holds = |each: &CollectionCard| match (each.cards, each.events, each.tasks) {
        (true, ..) => "wizytówki",
        (_, true, true) => "spotkania i wnioski",
        (_, true, false) => "spotkania",
        _ => "wnioski",
    };
    let line = |each: &CollectionCard| {
        let mut line = format!("  {}  „{}”: {}", each.id, each.name, holds(each));
        for (marked, words) in [
            (each.chosen, ", wybrany"),
            (each.personal, ", dane osobowe wnioskodawców"),
            (each.public, ", dla mieszkańców"),
        ] {
            if marked {
                line.push_str(words);
            }
        }
        line
    };
    collections.iter().map(line).collect::<Vec<_>>().join("\n")
}

pub fn sync(desk: &Desk, arguments: &SyncArguments) -> Outcome {
    let order = Synchronise { account_id: arguments.account, dry_run: arguments.dry_run };
    let stop = Arc::new(AtomicBool::new(false));
    let report = desk.synchronise(&order, &stop, &|_| {})?;
    if !arguments.dry_run {
        desk.refresh_calendars(&stop)?;
    }
    // Nothing could be done at all: that is a failure, not an answer.
    if let (Some(failure), true) = (report.failures.first(), report.operations.is_empty()) {
        let failure = Failure::Server { fault: failure.fault, detail: failure.detail.clone() };
        return Err(DeskError::Failed { failure }.into());
    }
    let text = reported(&report);
    told(&report, text)
}

fn reported(report: &SyncReport) -> String {
    let head = if report.dry_run { "Do wykonania" } else { "Wykonano" };
    let count = if report.dry_run { report.operations.len() as u32 } else { report.applied };
    let mut text = format!(
        "{head}: {count}; do rozstrzygnięcia: {}; zapytania: {}, bajty: {}.",
        report.conflicts.len(),
        report.requests,
        report.bytes
    );
    for each in &report.operations {
        let went = match each.outcome {
            OperationOutcome::Planned | OperationOutcome::Done => "",
            OperationOutcome::Again => " (ktoś był szybszy, ponowiono)",
            OperationOutcome::Failed => " (nie udało się)",
        };
        let detail = each.detail.as_ref().map(|detail| format!(": {detail}")).unwrap_or_default();
        text.push_str(&format!(
            "\n  {} {} „{}”{went}{detail}",
            doing(&each.what),
            kind(&each.kind),
            each.name
        ));
    }
    for failure in &report.failures {
        text.push_str(&format!("\nKonto {}: {}", failure.account_id, failure.detail));
    }
    text
}

fn doing(what: &str) -> &'static str {
    match what {
        "add" => "na serwer:",
        "change" => "zmiana na serwerze:",
        "delete" => "usunięcie z serwera:",
        "take" => "z serwera:",
        "merge" => "połączenie zmian:",
        "remove" => "usunięcie z rejestru:",
        _ => "do rozstrzygnięcia:",
    }
}

fn kind(kind: &str) -> &'static str {
    match kind {
        "person" => "osoba",
        "venue" => "miejsce",
        "body" => "organizacja",
        "request" => "wniosek",
        "requester" => "wnioskodawca",
        _ => "spotkanie",
    }
}

pub fn conflicts(desk: &Desk, arguments: &ConflictsArguments) -> Outcome {
    match &arguments.command {
        Some(ConflictsCommand::Resolve { id, take }) => {
            let take = match take {
                crate::arguments::TakeArgument::Mine => Take::Mine,
                crate::arguments::TakeArgument::Theirs => Take::Theirs,
                crate::arguments::TakeArgument::Both => Take::Both,
            };
            let answer = desk.resolve_conflict(*id, take)?;
            told(
                &answer,
                "Rozstrzygnięto. Inne stanowiska dowiedzą się przy następnej synchronizacji.".to_owned(),
            )
        }
        None => {
            let open = desk.sync_conflicts()?;
            let names = Names::of(desk)?;
            let text = open.iter().map(|each| conflict(each, &names)).collect::<Vec<_>>().join("\n");
            let none = "Nie ma nic do rozstrzygnięcia.".to_owned();
            told(&open, if text.is_empty() { none } else { text })
        }
    }
}

fn conflict(conflict: &SyncConflict, names: &Names) -> String {
    use desk::SyncConflictKind as What;
    let said = |value: &Option<serde_json::Value>| value.as_ref().map_or("–".to_owned(), ToString::to_string);
    let who = |by: &Option<String>, at: Option<chrono::DateTime<chrono::Utc>>| {
        let at = at.map(|at| format!(", {}", civil(at))).unwrap_or_default();
        format!("{}{at}", by.as_deref().unwrap_or("–"))
    };
    let what = match conflict.what {
        What::Fields => "zmienione inaczej tutaj i na serwerze",
        What::DeletedHere => "usunięte tutaj, zmienione na serwerze",
        What::DeletedThere => "usunięte na serwerze, zmienione tutaj",
        What::DoubleBooking => "podwójna rezerwacja po połączeniu zmian",
    };
    let mut text = format!("{}  {} „{}”: {what}", conflict.id, kind(&conflict.kind), conflict.name);
    text.push_str(&format!(
        "\n  tutaj: {}; na serwerze: {}",
        who(&conflict.mine_by, conflict.mine_at),
        who(&conflict.theirs_by, conflict.theirs_at)
    ));
    for each in &conflict.fields {
        text.push_str(&format!(
            "\n  {}: tutaj {}, na serwerze {}",
            each.field,
            said(&each.mine),
            said(&each.theirs)
        ));
    }
    for reason in &conflict.reasons {
        text.push_str(&format!("\n  {}", fact(&reason.fact, names)));
    }
    text
}

pub fn calendar(desk: &Desk, command: &CalendarCommand) -> Outcome {
    match command {
        CalendarCommand::Subscribe(arguments) => subscribe(desk, arguments),
        CalendarCommand::List => {
            let all = desk.subscriptions()?;
            let one = |each: &desk::SubscriptionCard| format!("{}  „{}”  {}", each.id, each.name, each.url);
            let text = all.iter().map(one).collect::<Vec<_>>().join("\n");
            told(&all, if text.is_empty() { "Nie ma subskrypcji.".to_owned() } else { text })
        }
        CalendarCommand::Refresh => {
            let answer = desk.refresh_calendars(&Arc::new(AtomicBool::new(false)))?;
            told(&answer, format!("Odczytano kalendarze: {}.", answer.answer.calendars.len()))
        }
        CalendarCommand::Remove { subscription } => {
            desk.unsubscribe_calendar(*subscription)?;
            told(&json!({ "removed": subscription }), "Kalendarz nie będzie już odświeżany.".to_owned())
        }
        CalendarCommand::Publish { folder, off } => {
            let folder = folder.as_deref().filter(|_| !off);
            let path = desk.publish_calendar_to(folder)?;
            let text = match &path {
                Some(path) => format!("Kalendarz dla mieszkańców: {}", path.display()),
                None => "Kalendarz dla mieszkańców nie jest zapisywany.".to_owned(),
            };
            told(&json!({ "path": path }), text)
        }
    }
}

fn subscribe(desk: &Desk, arguments: &SubscribeArguments) -> Outcome {
    let owner = match (arguments.person, arguments.venue) {
        (Some(person), None) => CalendarOwner::Person(person),
        (None, Some(venue)) => CalendarOwner::Venue(venue),
        _ => return Err(CommandError::Usage("give --person or --venue, one of them".to_owned())),
    };
    let answer = desk.subscribe_calendar(&SubscribeCalendar { url: arguments.url.clone(), owner })?;
    let found = &answer.answer;
    let mut text = format!("Kalendarz „{}”: zajęte: {}. Będzie odświeżany.", found.name, found.busy);
    if found.incomplete {
        text.push_str("\nUwaga: kalendarz jest niepełny; czas, który wygląda na wolny, może być zajęty.");
    }
    for hit in &found.hit {
        text.push_str(&format!("\n  koliduje teraz: spotkanie {} „{}”", hit.meeting_id, hit.name));
    }
    told(&answer, text)
}
