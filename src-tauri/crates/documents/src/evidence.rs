//! The answer to a councillor's question about one meeting: why this date, when it became final, who was told when, where
//! it was announced when. From the register's facts; without the names of those who asked.

use chrono::NaiveDate;
use minijinja::context;
use minijinja::value::Serde;
use serde::Serialize;

use crate::announcement::Language;
use crate::dates::full_date;
use crate::error::PaperError;
use crate::pieces::docx::{Paragraph, Properties, docx_in};
use crate::pieces::filling::render_in;
use crate::templates::{Library, Templates};
use crate::typography::typeset;

/// Somebody who was to be told, by what they are to the meeting and not by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Told {
    /// `requester`, `linked_body`, `participant`, `venue`, `district_council`.
    pub who: String,
    /// „16 listopada 2026, 11.02”; `None` for who still waits.
    pub when: Option<String>,
    /// Hours from the day the date became final.
    pub hours: Option<i64>,
}

/// A channel that carried the announcement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Carried {
    pub channel: String,
    pub when: String,
    pub url: String,
}

/// What the register knows of a meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    pub title: String,
    pub office: String,
    pub today: NaiveDate,
    pub case_mark: Option<String>,
    pub received_on: Option<NaiveDate>,
    pub start: NaiveDate,
    /// „17.00–18.30”.
    pub hours: String,
    pub venue: String,
    pub capacity: u32,
    pub expected: u32,
    /// When the date was first held, and when it became final.
    pub held_on: Option<NaiveDate>,
    pub confirmed_on: Option<NaiveDate>,
    /// Calendar days from the first public announcement to the meeting.
    pub lead_days: Option<i32>,
    /// Why an obstacle was overridden, in the officer's words.
    pub overridden: Option<String>,
    pub told: Vec<Told>,
    pub channels: Vec<Carried>,
}

/// The answer as a document to be edited and signed. In Polish, the office's language.
///
/// # Errors
/// [`PaperError`] when a built-in template is broken.
pub fn evidence(of: &Evidence, templates: &dyn Templates) -> Result<Vec<u8>, PaperError> {
    let library = Library::new(templates);
    let day = |date: NaiveDate| full_date(date, Language::Pl);
    let values = context! {
        title => &of.title, office => &of.office, mark => &of.case_mark,
        today => day(of.today), received => of.received_on.map(day), start => day(of.start), hours => &of.hours,
        venue => &of.venue, capacity => of.capacity, expected => of.expected,
        held => of.held_on.map(day), confirmed => of.confirmed_on.map(day),
        lead => of.lead_days, overridden => &of.overridden,
        told => Serde(&of.told), channels => Serde(&of.channels),
    };
    let text = render_in(&library, "texts/councillor.txt", values)?;
    let paragraphs: Vec<Paragraph> =
        text.lines().filter(|line| !line.trim().is_empty()).map(paragraph).collect();
    let title = format!("Odpowiedź na zapytanie: {}", of.title);
    let properties = Properties { title: &title, subject: &of.title, author: &of.office, date: of.today };
    docx_in(&library, "pl", &paragraphs, &properties)
}

/// `# ` and `## ` begin headings, a line `label :: text` is labelled.
fn paragraph(line: &str) -> Paragraph {
    let set = |text: &str| typeset(text.trim(), Language::Pl);
    match (line.strip_prefix("# "), line.strip_prefix("## "), line.split_once(" :: ")) {
        (Some(title), ..) => Paragraph::new("Heading1", set(title)),
        (_, Some(heading), _) => Paragraph::new("Heading2", set(heading)),
        (.., Some((label, text))) => Paragraph::labelled(&set(label), set(text)),
        _ => Paragraph::new("Normal", set(line)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::templates::BuiltIn;

    fn example() -> Evidence {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        Evidence {
            title: "Pętla na Rżące".into(),
            office: "Wydział Komunikacji Społecznej".into(),
            today: day("2026-11-24"),
            received_on: Some(day("2026-10-13")),
            start: day("2026-12-16"),
            hours: "17.00–18.30".into(),
            venue: "Szkoła Podstawowa nr 226".into(),
            capacity: 200,
            expected: 140,
            held_on: Some(day("2026-11-20")),
            confirmed_on: Some(day("2026-11-23")),
            lead_days: Some(21),
            told: vec![
                Told {
                    who: "requester".into(),
                    when: Some("23 listopada 2026, 12.00".into()),
                    hours: Some(2),
                },
                Told { who: "district_council".into(), when: None, hours: None },
            ],
            channels: vec![Carried {
                channel: "krakow.pl".into(),
                when: "25 listopada 2026".into(),
                url: "https://example.org".into(),
            }],
            ..Evidence::default()
        }
    }

    fn words(bytes: &[u8]) -> String {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut part = archive.by_name("word/document.xml").unwrap();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut part, &mut text).unwrap();
        text.replace('\u{a0}', " ")
    }

    #[test]
    fn the_answer_says_why_when_who_and_where() {
        let text = words(&evidence(&example(), &BuiltIn).unwrap());
        for wanted in [
            "16 grudnia 2026",
            "wpłynął 13 października 2026",
            "23 listopada 2026",
            "21 dni",
            "krakow.pl",
            "rada dzielnicy",
            "jeszcze niezawiadomione",
        ] {
            assert!(text.contains(wanted), "{wanted} in {text}");
        }
    }

    #[test]
    fn what_is_not_known_is_left_out_and_the_same_facts_give_the_same_bytes() {
        let bare = Evidence { title: "Park".into(), ..Evidence::default() };
        let text = words(&evidence(&bare, &BuiltIn).unwrap());
        assert!(!text.contains("None") && !text.contains("none"), "{text}");
        assert_eq!(evidence(&example(), &BuiltIn).unwrap(), evidence(&example(), &BuiltIn).unwrap());
    }
}
