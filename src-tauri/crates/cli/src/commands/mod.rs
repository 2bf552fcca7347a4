//! One function for each command: asks the desk, answers with JSON and a few words.

pub mod plan;

mod announcing;
mod calendars;
mod encryption;
mod keeping;
mod lists;
mod meetings;
mod options;
mod outbox;
mod papers;
mod privacy;
mod register;
mod season;
mod together;

use std::path::{Path, PathBuf};

use desk::{Clock, Desk, FixedClock, Key, Keychain, Machine, ReadOnly, RecoveryCode, Refusal, SystemClock};
use serde::Serialize;
use serde_json::Value;

use crate::arguments::{Arguments, Command, Ics, Import, Ledger, PersonCommand, Retention};
use crate::place::default_folder;

pub use crate::error::CommandError;

/// The same answer twice: for programs and for people.
#[derive(Debug)]
pub struct Answer {
    pub json: Value,
    pub text: String,
}

pub type Outcome = Result<Answer, CommandError>;

/// An answer of the desk; `text` says it in words.
pub fn told(answer: &impl Serialize, text: String) -> Outcome {
    let json = serde_json::to_value(answer).map_err(|error| CommandError::Failed(error.to_string()))?;
    Ok(Answer { json, text })
}

/// Runs what was asked.
pub fn run(arguments: &Arguments) -> Outcome {
    match &arguments.command {
        Command::Ics { what: Ics::Expand { files, from, to } } => calendars::expand(files, *from, *to),
        Command::Plan(plan) => {
            let json = plan::run(plan).map_err(CommandError::Failed)?;
            let text = format!("Ocena planu: {}.", json["score"]);
            Ok(Answer { json, text })
        }
        Command::Doctor => {
            let folder = folder(arguments)?;
            keeping::doctor(&folder, key(arguments, &folder)?.as_ref(), clock(arguments).now())
        }
        Command::Restore { file } => {
            let folder = folder(arguments)?;
            let key = key(arguments, &folder)?;
            if !folder.join("lawka.db").exists() {
                return keeping::restore_anew(&folder, file, key.as_ref(), clock(arguments).now());
            }
            keeping::restore(open(arguments), &folder, file, key.as_ref(), clock(arguments).now())
        }
        Command::Encrypt => encryption::encrypt(&folder(arguments)?, code(arguments)?),
        Command::Decrypt => encryption::decrypt(&folder(arguments)?, code(arguments)?.as_ref()),
        command => {
            let desk = open(arguments)?;
            with_desk(&desk, command).map_err(|error| error.naming(&desk))
        }
    }
}

/// The folder of the register: what was asked for, unless IT has set one for this machine.
fn folder(arguments: &Arguments) -> Result<PathBuf, CommandError> {
    let (machine, _) = Machine::read();
    let folder = machine.data_folder(arguments.data.clone()).or_else(default_folder);
    folder.ok_or_else(|| CommandError::Usage("--data DIR is needed here".to_owned()))
}

fn clock(arguments: &Arguments) -> Box<dyn Clock> {
    match arguments.now {
        Some(now) => Box::new(FixedClock(now)),
        None => Box::new(SystemClock),
    }
}

fn code(arguments: &Arguments) -> Result<Option<RecoveryCode>, CommandError> {
    let Some(text) = &arguments.recovery_code else { return Ok(None) };
    let code = text.parse().map_err(|_| desk::DeskError::from(Refusal::NotARecoveryCode))?;
    Ok(Some(code))
}

/// Of the code that was given, else from the keychain.
fn key(arguments: &Arguments, folder: &Path) -> Result<Option<Key>, CommandError> {
    let given = code(arguments)?.map(|code| code.key());
    Ok(given.or_else(|| encryption::at_hand(folder)))
}

fn open(arguments: &Arguments) -> Result<Desk, CommandError> {
    let (folder, code) = (folder(arguments)?, code(arguments)?);
    // Passwords come from the environment; what the keychain holds is used, and nothing is added to it.
    let secrets = Box::new(ReadOnly(Keychain));
    Ok(Desk::open_with(&folder, clock(arguments), &who(), secrets, code.as_ref())?)
}

/// Whose name stands in the ledger: the account of the operating system.
fn who() -> String {
    let names = ["LAWKA_USER", "USER", "USERNAME", "LOGNAME"];
    names.iter().find_map(|name| std::env::var(name).ok()).unwrap_or_else(|| "lawka".to_owned())
}

fn with_desk(desk: &Desk, command: &Command) -> Outcome {
    match command {
        Command::Sample => register::sample(desk),
        Command::Import { what } => match what {
            Import::Calendar(calendar) => calendars::import(desk, calendar),
            tables => register::import(desk, tables),
        },
        Command::List { what } => lists::list(desk, *what),
        Command::Options(arguments) => options::options(desk, arguments),
        Command::Check(arguments) => options::check(desk, arguments),
        Command::Place(arguments) => meetings::place(desk, arguments),
        Command::Move(arguments) => meetings::move_meeting(desk, arguments),
        Command::Booking(arguments) => meetings::booking(desk, arguments),
        Command::Confirm { meeting } => meetings::confirm(desk, *meeting),
        Command::Decline { request, reason, letter } => {
            meetings::decline(desk, *request, reason, letter.as_deref())
        }
        Command::Cancel { meeting, reason } => meetings::cancel(desk, *meeting, reason),
        Command::Notices(arguments) => meetings::notices(desk, arguments),
        Command::Export { meeting, out } => announcing::export(desk, *meeting, out),
        Command::ExportPacks { out } => announcing::export_packs(desk, out),
        Command::Checklist { meeting } => announcing::checklist(desk, *meeting),
        Command::Waive { meeting, key, reason } => announcing::waive(desk, *meeting, key, reason.as_deref()),
        Command::Photo { meeting, file, alt, credit } => announcing::photo(desk, *meeting, file, alt, credit),
        Command::Correct { meeting, out } => announcing::correct(desk, *meeting, out),
        Command::Letters { meeting, out } => announcing::letters(desk, *meeting, out),
        Command::Letter { what } => papers::letter(desk, what),
        Command::Close { meeting } => papers::close(desk, *meeting),
        Command::Outcome(arguments) => papers::outcome(desk, arguments),
        Command::MailAccount(arguments) => outbox::account(desk, arguments),
        Command::Outbox(arguments) => outbox::outbox(desk, arguments),
        Command::Informed { meeting } => announcing::informed(desk, *meeting),
        Command::Publish(arguments) => meetings::publish(desk, arguments),
        Command::Undo => register::undo(desk),
        Command::Redo => register::redo(desk),
        Command::Ledger { what: Some(Ledger::Verify { against }), .. } => {
            keeping::verify_ledger(desk, against.as_deref())
        }
        Command::Ledger { since, what: None } => register::ledger(desk, *since),
        Command::Backup { file } => keeping::backup(desk, file),
        Command::ExportAll { folder } => keeping::export_all(desk, folder),
        Command::ImportAll { folder } => keeping::import_all(desk, folder),
        Command::Verify => keeping::verify(desk),
        Command::Diagnose { file } => keeping::diagnose(desk, file),
        Command::Person { what: PersonCommand::Export { id, out } } => privacy::export(desk, *id, out),
        Command::Person { what: PersonCommand::Erase { id, basis } } => privacy::erase(desk, *id, basis),
        Command::Retention { what: Retention::Due } => privacy::due(desk),
        Command::Accesses => privacy::accesses(desk),
        Command::Season(arguments) => season::season(desk, arguments),
        Command::Account { what } => together::account(desk, what),
        Command::Calendar { what } => together::calendar(desk, what),
        Command::Sync(arguments) => together::sync(desk, arguments),
        Command::Conflicts(arguments) => together::conflicts(desk, arguments),
        Command::Ics { .. }
        | Command::Plan(_)
        | Command::Doctor
        | Command::Restore { .. }
        | Command::Encrypt
        | Command::Decrypt => Err(CommandError::Failed("answered without a register".to_owned())),
    }
}
