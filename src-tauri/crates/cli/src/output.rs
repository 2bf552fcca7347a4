//! Answers on stdout, messages on stderr, and the exit code: 0 done, 1 failed, 2 wrong usage, 3 refused by a rule.

use std::io::Write;
use std::process::ExitCode;

use desk::DeskError;
use serde_json::{Value, json};

use crate::commands::{Answer, CommandError};
use crate::words;

/// Prints an answer. A closed pipe is not our failure.
pub fn answer(answer: &Answer, as_json: bool) -> ExitCode {
    let text = if as_json { json_line(&answer.json) } else { answer.text.clone() };
    let mut stdout = std::io::stdout().lock();
    let printed = stdout.write_all(text.as_bytes()).and_then(|()| stdout.write_all(b"\n"));
    match printed {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// Prints an error: a sentence on stderr and, when asked, the facts as JSON on stdout.
pub fn error(error: &CommandError, as_json: bool) -> ExitCode {
    if let CommandError::Broken(found) = error {
        answer(found, as_json);
        return ExitCode::FAILURE;
    }
    let mut stderr = std::io::stderr().lock();
    let _ = writeln!(stderr, "{}", words::error(error));
    if as_json {
        let mut stdout = std::io::stdout().lock();
        let _ = writeln!(stdout, "{}", json_line(&facts(error)));
    }
    match error {
        CommandError::Usage(_) => ExitCode::from(2),
        CommandError::Desk(DeskError::Refused { .. }, _) => ExitCode::from(3),
        CommandError::Desk(DeskError::Failed { .. }, _)
        | CommandError::Failed(_)
        | CommandError::Broken(_) => ExitCode::FAILURE,
    }
}

fn facts(error: &CommandError) -> Value {
    match error {
        CommandError::Desk(DeskError::Refused { refusal }, _) => {
            let mut facts = json!({ "error": "refused", "refusal": refusal });
            lift_conflicts(&mut facts);
            facts
        }
        CommandError::Desk(DeskError::Failed { failure }, _) => {
            json!({ "error": "failed", "failure": failure })
        }
        CommandError::Usage(message) => json!({ "error": "usage", "message": message }),
        CommandError::Broken(found) => found.json.clone(),
        CommandError::Failed(message) => json!({ "error": "failed", "message": message }),
    }
}

/// The conflicts of a refused placement stand where `check` has them too.
fn lift_conflicts(facts: &mut Value) {
    for key in ["reasons", "alternatives"] {
        if let Some(found) = facts["refusal"].get(key).cloned() {
            facts[key] = found;
        }
    }
}

fn json_line(value: &Value) -> String {
    value.to_string()
}
