//! Everything the register holds about one person, to hand over to them (RODO art. 15): as PDF and as JSON.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use documents::Library;
use documents::pieces::person_record::{PersonRecord, RecordField, RecordSection, person_record_pdf};
use planning::calendar::Resource;
use planning::id::{PersonId, RequestId};
use planning::request::Request;
use planning::time::warsaw;
use planning::world::World;
use serde::Serialize;
use serde_json::Value;
use store::{AccessKind, Letter, Reader, StoreError};
use ts_rs::TS;

use crate::erase_person::same_person;
use crate::templates::overrides;
use crate::{Desk, DeskError, Failure, Subject};

/// Where the two files lie.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PersonData {
    pub pdf: String,
    pub json: String,
    /// Things that were found.
    pub sections: u32,
}

impl Desk {
    /// Writes what is known of a person into a folder, and notes that it was handed out.
    ///
    /// # Errors
    /// Refused when there is nobody of this id; failed when the folder can't be written.
    pub fn export_person(&self, subject: Subject, folder: &Path) -> Result<PersonData, DeskError> {
        let record = self.record_of(subject)?;
        let templates = overrides(&self.folder().join("szablony"));
        let pdf = person_record_pdf(&record, &Library::new(&templates.texts))
            .map_err(|error| Failure::Paper { detail: error.to_string() })?;
        let json = serde_json::to_vec_pretty(&record)
            .map_err(|error| Failure::Fault { detail: error.to_string() })?;
        self.note_access(AccessKind::Exported, subject.entity());
        let stem = format!("dane-osobowe-{}", subject.file_stem());
        let write = |ending: &str, bytes: &[u8]| write(&folder.join(format!("{stem}.{ending}")), bytes);
        let (pdf, json) = (write("pdf", &pdf)?, write("json", &json)?);
        self.write_letters_of(subject, folder)?;
        let sections = u32::try_from(record.sections.len()).unwrap_or(u32::MAX);
        Ok(PersonData { pdf: pdf.display().to_string(), json: json.display().to_string(), sections })
    }

    /// What the person has sent, byte by byte as it came, beside the record that names it.
    fn write_letters_of(&self, subject: Subject, folder: &Path) -> Result<(), DeskError> {
        let Subject::Requester(id) = subject else { return Ok(()) };
        let ids = self.requests_of(id)?.1;
        let letters = self.store().read(|reader| {
            let mut letters = Vec::new();
            for letter in ids.iter().map(|id| reader.letters_of(*id)).collect::<Result<Vec<_>, _>>()?.concat()
            {
                letters.extend(reader.letter_content(letter.id)?.map(|bytes| (letter_file(&letter), bytes)));
            }
            Ok(letters)
        })?;
        letters.iter().try_for_each(|(name, bytes)| write(&folder.join(name), bytes).map(drop))
    }

    fn record_of(&self, subject: Subject) -> Result<PersonRecord, DeskError> {
        let mut sections = match subject {
            Subject::Requester(id) => self.of_requester(id)?,
            Subject::Person(id) => self.of_person(id)?,
        };
        let noted = self.store().read(|reader| noted(reader, subject))?;
        sections.1.extend(noted);
        let notice = self.look(|world, _| Ok(world.settings.privacy.notice.clone()))?;
        let made_at = moment(self.now());
        Ok(PersonRecord { name: sections.0, made_at, notice, sections: sections.1 })
    }

    /// Everything the same person has asked for.
    fn requests_of(&self, id: RequestId) -> Result<(String, Vec<RequestId>), DeskError> {
        self.look(|world, _| {
            let request =
                world.request(id).ok_or_else(|| DeskError::not_found(store::EntityKind::Request, id.0))?;
            let mut ids = vec![id];
            ids.extend(same_person(world, request));
            Ok((request.requester.name.clone(), ids))
        })
    }

    fn of_requester(&self, id: RequestId) -> Result<(String, Vec<RecordSection>), DeskError> {
        let (name, ids) = self.requests_of(id)?;
        let mut sections = Vec::new();
        for id in ids {
            sections.extend(self.store().read(|reader| of_request(reader, id))?);
        }
        Ok((name, sections))
    }

    fn of_person(&self, id: PersonId) -> Result<(String, Vec<RecordSection>), DeskError> {
        self.look(|world, _| {
            let person =
                world.person(id).ok_or_else(|| DeskError::not_found(store::EntityKind::Person, id.0))?;
            let mut sections = vec![card(person)];
            sections.extend(person.absences.iter().map(|absence| {
                let fields = [
                    ("from", text(&absence.from)),
                    ("to", text(&absence.to)),
                    ("reason", optional(&absence.reason)),
                ];
                section("absence", String::new(), fields)
            }));
            sections.extend(world.calendars_of(Resource::Person(id)).map(|calendar| {
                let fields = [("as_of", moment(calendar.as_of)), ("count", text(&calendar.busy_count))];
                section("calendar", calendar.name.clone(), fields)
            }));
            sections.extend(meetings_of(world, id));
            Ok((person.name.clone(), sections))
        })
    }
}

fn write(path: &Path, bytes: &[u8]) -> Result<PathBuf, DeskError> {
    let folder = path.parent().unwrap_or(Path::new(""));
    std::fs::create_dir_all(folder).map_err(|error| DeskError::file(folder, &error))?;
    std::fs::write(path, bytes).map_err(|error| DeskError::file(path, &error))?;
    Ok(path.to_owned())
}

fn section<const N: usize>(kind: &str, title: String, fields: [(&str, String); N]) -> RecordSection {
    let known = fields.into_iter().filter(|(_, text)| !text.is_empty());
    let fields = known.map(|(name, text)| RecordField { name: name.to_owned(), text }).collect();
    RecordSection { kind: kind.to_owned(), title, fields }
}

fn card(person: &planning::person::Person) -> RecordSection {
    let base = person.base.map(|point| format!("{:.4}, {:.4}", point.latitude, point.longitude));
    section(
        "card",
        person.name.clone(),
        [
            ("office", optional(&person.office)),
            ("duty", word(&person.duty)),
            ("gender", word(&person.gender)),
            ("email", optional(&person.email)),
            ("phone", optional(&person.phone)),
            ("hours", word(&person.hours)),
            ("base", optional(&base)),
        ],
    )
}

fn meetings_of(world: &World, id: PersonId) -> Vec<RecordSection> {
    let mut sections = Vec::new();
    for meeting in world.meetings() {
        for participant in meeting.participants.iter().filter(|each| each.person_id == id) {
            let venue = world.venue(meeting.venue_id).map(|venue| venue.name.clone());
            let fields = [
                ("start", moment(meeting.start)),
                ("venue", optional(&venue)),
                ("role", word(&participant.role)),
            ];
            sections.push(section("meeting", meeting.name.clone(), fields));
        }
    }
    sections
}

fn of_request(reader: &Reader<'_>, id: RequestId) -> Result<Vec<RecordSection>, StoreError> {
    let Some(request) = reader.request(id)? else { return Ok(vec![]) };
    let mut sections = vec![request_section(&request)];
    sections.extend(reader.letters_of(id)?.iter().map(|letter| {
        section("letter", letter.name.clone(), [("at", moment(letter.at)), ("file", letter_file(letter))])
    }));
    for meeting in reader.meetings_of(id)? {
        sections.push(section("meeting", meeting.name.clone(), [("start", moment(meeting.start))]));
        for notice in reader.notices_of(meeting.id)? {
            if notice.addressee.kind != planning::notice::AddresseeKind::Requester {
                continue;
            }
            let fields = [
                ("name", notice.addressee.name.clone()),
                ("email", optional(&notice.addressee.email)),
                ("phone", optional(&notice.addressee.phone)),
                ("due_by", moment(notice.due_by)),
                ("sent_at", notice.sent_at.map(moment).unwrap_or_default()),
                ("sent_by", notice.sent_by.as_ref().map(word).unwrap_or_default()),
            ];
            sections.push(section("notice", meeting.name.clone(), fields));
        }
    }
    Ok(sections)
}

/// By its number: the name it came with may be one that a file system refuses.
fn letter_file(letter: &Letter) -> String {
    format!("pismo-{}.{}", letter.id, letter.kind.ending())
}

fn request_section(request: &Request) -> RecordSection {
    let who = &request.requester;
    let needs: Vec<String> = request.needs.iter().map(word).collect();
    section(
        "request",
        request.title.clone(),
        [
            ("name", who.name.clone()),
            ("gender", word(&who.gender)),
            ("body", optional(&who.body)),
            ("email", optional(&who.email)),
            ("phone", optional(&who.phone)),
            ("address", optional(&who.address)),
            ("salutation", who.salutation.as_ref().map(word).unwrap_or_default()),
            ("topic", request.topic.clone()),
            ("case_mark", optional(&request.case_mark)),
            ("received_on", request.received_on.map(|day| day.to_string()).unwrap_or_default()),
            ("needs", needs.join(", ")),
            ("remarks", optional(&request.remarks)),
            ("state", word(&request.state)),
        ],
    )
}

/// Who has used the data, and what was erased of them.
fn noted(reader: &Reader<'_>, subject: Subject) -> Result<Vec<RecordSection>, StoreError> {
    let accesses = reader.accesses_of(subject.entity())?.into_iter().map(|access| {
        let fields = [("at", moment(access.at)), ("who", access.who), ("what", word(&access.what))];
        section("access", String::new(), fields)
    });
    let erasures = reader.erasures()?.into_iter().filter(|erasure| erasure.entity == subject.entity());
    let erasures = erasures.map(|erasure| {
        let fields = [("at", moment(erasure.at)), ("who", erasure.who), ("basis", erasure.basis)];
        section("erasure", String::new(), fields)
    });
    Ok(accesses.chain(erasures).collect())
}

fn moment(at: DateTime<Utc>) -> String {
    warsaw::civil(at).format("%Y-%m-%dT%H:%M").to_string()
}

fn text(value: &impl ToString) -> String {
    value.to_string()
}

fn optional(value: &Option<String>) -> String {
    value.clone().unwrap_or_default()
}

/// The contract's word for a value; its JSON where it is none.
fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) => word,
        Ok(other) => other.to_string(),
        Err(_) => String::new(),
    }
}
