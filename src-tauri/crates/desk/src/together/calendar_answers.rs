//! What those who take part in a meeting said in their own calendars, between the register and a document.

use chrono::{DateTime, TimeDelta};
use exchange::shared::{Document, Fields, Kind, answer_field};
use planning::calendar_answer::CalendarAnswer;
use planning::id::PersonId;
use planning::meeting::Meeting;
use planning::time::Interval;
use serde_json::{Value, json};

use super::names::Names;

/// Answers to the time as it stands now, beside the meeting's other fields.
pub(super) fn put(meeting: &Meeting, names: &mut Names, fields: &mut Fields) {
    let (start, duration) = (fields.get("start").cloned(), fields.get("duration").cloned());
    for person in meeting.participants.iter().map(|each| each.person_id) {
        if let Some(said) = meeting.calendar_answer(person) {
            let answer = json!({"said": said, "start": start, "duration": duration});
            fields.insert(answer_field(&names.uid(Kind::Person, person.0)), answer);
        }
    }
}

/// Answers of people that are known here. What a newer program understands and this one does not is no answer.
pub(super) fn of(names: &Names, document: &Document) -> Vec<CalendarAnswer> {
    let answer = |(field, value): (&String, &Value)| {
        let person = field.strip_prefix(answer_field("").as_str())?;
        let said = serde_json::from_value(value["said"].clone()).ok()?;
        let start = DateTime::parse_from_rfc3339(value["start"].as_str()?).ok()?.to_utc();
        let length = TimeDelta::try_minutes(value["duration"].as_i64()?)?;
        let interval = Interval::new(start, start.checked_add_signed(length)?)?;
        Some(CalendarAnswer { person_id: PersonId(names.id(Kind::Person, person)?), interval, said })
    };
    document.fields.iter().filter_map(answer).collect()
}
