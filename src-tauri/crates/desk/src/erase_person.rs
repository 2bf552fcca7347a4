//! Somebody's data are erased (RODO art. 17): a tombstone stays, and the bytes go.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use planning::id::{PersonId, RequestId};
use planning::request::{Request, Requester};
use planning::retention::archive_class;
use planning::time::warsaw;
use planning::world::World;
use serde::Serialize;
use store::{StepName, Writer};
use ts_rs::TS;

use crate::keep_copies::MOST_DAYS;
use crate::{Answer, Desk, DeskError, Refusal, Subject};

/// What was erased, and where data may still lie.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Erased {
    pub subject: Subject,
    /// Other requests by what seems to be the same person; they are not touched.
    pub also_asked: Vec<RequestId>,
    /// Nothing is left in the register's own files. False while another program is reading: then it is done by the next
    /// erasure or start.
    pub scrubbed: bool,
    /// Copies from before.
    pub copies: u32,
    /// The day by which the last of them has gone of itself.
    #[ts(type = "string")]
    pub copies_gone_by: NaiveDate,
}

impl Desk {
    /// Erases somebody's data on a basis given in words. It isn't taken back, and no copy that is restored brings the
    /// person back.
    ///
    /// # Errors
    /// Refused without a basis, when there is nobody of this id, and for a case of the archive.
    pub fn erase_person(&self, subject: Subject, basis: &str) -> Result<Answer<Erased>, DeskError> {
        if basis.trim().is_empty() {
            return Err(Refusal::ReasonNeeded.into());
        }
        let (name, who) = (step(subject), self.who().to_owned());
        let Answer { answer: also_asked, changed } = self.act(name, |writer, world, now| {
            let also_asked = erase(writer, world, subject)?;
            writer.note_erasure(subject.entity(), basis.trim(), &who, now)?;
            Ok(also_asked)
        })?;
        let answer = Erased {
            subject,
            also_asked,
            scrubbed: self.scrub(),
            copies: u32::try_from(self.copies()?.len()).unwrap_or(u32::MAX),
            copies_gone_by: gone_by(self.now()),
        };
        Ok(Answer { answer, changed })
    }

    /// Takes what was erased out of the write-ahead log too.
    pub(crate) fn scrub(&self) -> bool {
        (0..5).any(|_| self.store().flush().is_ok())
    }
}

const fn step(subject: Subject) -> StepName {
    match subject {
        Subject::Requester(_) => StepName::EraseRequester,
        Subject::Person(_) => StepName::ErasePerson,
    }
}

fn gone_by(now: DateTime<Utc>) -> NaiveDate {
    warsaw::date(now + TimeDelta::days(MOST_DAYS))
}

fn erase(writer: &mut Writer<'_>, world: &World, subject: Subject) -> Result<Vec<RequestId>, DeskError> {
    let missing = || DeskError::not_found(subject.thing().kind, subject.thing().id);
    match subject {
        Subject::Requester(id) => {
            let request = world.request(id).ok_or_else(missing)?;
            if let Some(class) = archive_class(&world.settings.privacy, request.case_mark.as_deref()) {
                return Err(Refusal::KeptForArchive { request_id: id, class }.into());
            }
            let also_asked = same_person(world, request);
            writer.erase_requester(id)?;
            Ok(also_asked)
        }
        Subject::Person(id) => {
            world.person(id).ok_or_else(missing)?;
            writer.erase_person(id, &nameless(id))?;
            Ok(vec![])
        }
    }
}

/// What stands for an erased person in the history of meetings.
fn nameless(id: PersonId) -> String {
    format!("№ {id}")
}

/// Other requests of the same name, and the same address or telephone where both have one.
pub(crate) fn same_person(world: &World, request: &Request) -> Vec<RequestId> {
    let who = &request.requester;
    if *who == Requester::default() {
        return vec![];
    }
    let same = |a: &Option<String>, b: &Option<String>| match (a, b) {
        (Some(a), Some(b)) => a.trim().eq_ignore_ascii_case(b.trim()),
        _ => true,
    };
    let fold = planning::fold::fold;
    world
        .requests()
        .filter(|other| other.id != request.id && fold(&other.requester.name) == fold(&who.name))
        .filter(|other| same(&other.requester.email, &who.email) && same(&other.requester.phone, &who.phone))
        .map(|other| other.id)
        .collect()
}
