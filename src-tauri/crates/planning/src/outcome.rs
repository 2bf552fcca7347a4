//! What came of a meeting: how many came, what they raised, who answers and by when.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Something a resident raised that the city owes an answer to. No personal data: the matter, not who raised it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct Matter {
    pub text: String,
    /// The unit of the city that answers.
    pub unit: String,
    #[ts(type = "string | null")]
    pub answer_by: Option<NaiveDate>,
    /// Empty until it was answered.
    pub answer: String,
    #[ts(type = "string | null")]
    pub answered_on: Option<NaiveDate>,
}

impl Matter {
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.answered_on.is_none()
    }
}

/// The record of a meeting that took place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct Outcome {
    /// People who came; `None` where nobody counted.
    pub attendance: Option<u32>,
    /// How it went, in words for the office.
    pub summary: String,
    pub matters: Vec<Matter>,
}

/// What is wrong with a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum OutcomeFault {
    MatterEmpty,
    AnsweredWithoutAnswer,
    AttendanceOutOfRange,
}

/// Every fault of a record.
#[must_use]
pub fn faults(outcome: &Outcome) -> Vec<OutcomeFault> {
    let any = |wrong: fn(&Matter) -> bool| outcome.matters.iter().any(wrong);
    [
        (any(|matter| matter.text.trim().is_empty()), OutcomeFault::MatterEmpty),
        (
            any(|matter| !matter.is_open() && matter.answer.trim().is_empty()),
            OutcomeFault::AnsweredWithoutAnswer,
        ),
        (outcome.attendance.is_some_and(|count| count > 100_000), OutcomeFault::AttendanceOutOfRange),
    ]
    .into_iter()
    .filter_map(|(wrong, fault)| wrong.then_some(fault))
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_matter_is_answered_with_words_and_a_day() {
        let matter = Matter { text: "Brak chodnika".into(), ..Matter::default() };
        let answered = Matter { answered_on: "2026-12-20".parse().ok(), ..matter.clone() };
        let record = |matters| Outcome { matters, ..Outcome::default() };
        assert_eq!(faults(&record(vec![matter])), []);
        assert_eq!(faults(&record(vec![answered])), [OutcomeFault::AnsweredWithoutAnswer]);
        assert_eq!(faults(&record(vec![Matter::default()])), [OutcomeFault::MatterEmpty]);
    }
}
