//! What a checklist found missing is taken on by an officer, by name and with a reason; and taken back.

use planning::id::MeetingId;
use planning::waiver::WaiverDetails;
use serde::{Deserialize, Serialize};
use store::StepName;
use ts_rs::TS;

use crate::meeting_steps::meeting_of;
use crate::{Answer, Desk, DeskError, Refusal};

/// What is waived, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Waive {
    pub meeting_id: MeetingId,
    /// The key of a line of the checklist.
    pub key: String,
    pub reason: String,
}

/// The meeting whose checklist is to be read again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Waived {
    pub meeting_id: MeetingId,
}

impl Desk {
    /// Waives a finding. Once more replaces the reason.
    ///
    /// # Errors
    /// Refused without a reason in words, for what cannot be waived, or when there is no such finding.
    pub fn waive(&self, order: &Waive) -> Result<Answer<Waived>, DeskError> {
        let reason = order.reason.trim();
        if reason.is_empty() {
            return Err(Refusal::ReasonNeeded.into());
        }
        let list = self.checklist(order.meeting_id, None)?;
        match list.findings.iter().find(|line| line.key == order.key).map(|line| line.weight) {
            None => return Err(Refusal::NoSuchFinding { key: order.key.clone() }.into()),
            Some(documents::Weight::Refuses) => {
                return Err(Refusal::CannotBeWaived { key: order.key.clone() }.into());
            }
            Some(_) => {}
        }
        self.act(StepName::Waive, |writer, world, now| {
            meeting_of(world, order.meeting_id)?;
            remove(writer, order.meeting_id, &order.key)?;
            writer.insert_waiver(&WaiverDetails {
                meeting_id: order.meeting_id,
                key: order.key.clone(),
                by: self.who().to_owned(),
                at: now,
                reason: reason.to_owned(),
            })?;
            Ok(Waived { meeting_id: order.meeting_id })
        })
    }

    /// Takes a waiver back; without one nothing changes.
    ///
    /// # Errors
    /// Refused when there is no such meeting.
    pub fn unwaive(&self, id: MeetingId, key: &str) -> Result<Answer<Waived>, DeskError> {
        self.act(StepName::Waive, |writer, world, _| {
            meeting_of(world, id)?;
            remove(writer, id, key)?;
            Ok(Waived { meeting_id: id })
        })
    }
}

fn remove(writer: &mut store::Writer<'_>, id: MeetingId, key: &str) -> Result<(), DeskError> {
    for waiver in writer.waivers_of(id)?.iter().filter(|waiver| waiver.key == key) {
        writer.remove_waiver(waiver.id)?;
    }
    Ok(())
}
