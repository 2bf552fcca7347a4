//! `lawka list`: arrays of objects with at least `id` and `name`.

use desk::Desk;
use planning::time::warsaw;
use serde_json::{Value, json};

use super::{CommandError, Outcome, told};
use crate::arguments::List;

pub fn list(desk: &Desk, what: List) -> Outcome {
    let rows = match what {
        List::Requests => rows(&desk.requests()?)?,
        List::Meetings => rows(&desk.meetings()?)?,
        List::People => rows(&desk.people()?)?,
        List::Venues => rows(&desk.venues()?)?,
        List::Notices => rows(&desk.notices()?)?,
        List::Channels => rows(&desk.channels()?)?,
    };
    let text = rows.iter().map(line).collect::<Vec<_>>().join("\n");
    told(&json!(rows), text)
}

fn rows(list: &impl serde::Serialize) -> Result<Vec<Value>, CommandError> {
    match serde_json::to_value(list) {
        Ok(Value::Array(rows)) => Ok(rows),
        Ok(_) => Err(CommandError::Failed("a list was expected".to_owned())),
        Err(error) => Err(CommandError::Failed(error.to_string())),
    }
}

/// „7  held  2026-12-16 17.00  Spotkanie…”
fn line(row: &Value) -> String {
    let text = |key: &str| row.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let id = row.get("id").map(ToString::to_string).unwrap_or_default();
    let start = chrono::DateTime::parse_from_rfc3339(&text("start"))
        .map(|start| warsaw::civil(start.to_utc()).format("%Y-%m-%d %H.%M").to_string())
        .unwrap_or_default();
    let parts = [id.trim_matches('"').to_owned(), text("state"), start, text("name")];
    parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join("  ")
}
