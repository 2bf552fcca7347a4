//! The letter that tells one addressee: from the notice, with the salutation an officer chooses.

use chrono::{DateTime, Utc};
use documents::{Addressee, Announcement, Concern, Letter, PackOptions, PreviewPart, Role, Signature};
use documents::{letter_on_screen, preview::mail};
use planning::id::NoticeId;
use planning::lifecycle::Stage;
use planning::meeting::Meeting;
use planning::notice::{AddresseeKind, Notice, NoticeKind, last_told};
use planning::person::{Duty, Gender};
use planning::request::Requester;
use planning::salutation::SalutationRole;
use planning::time::warsaw;
use planning::world::World;
use serde::{Deserialize, Serialize};
use store::{EntityKind, Reader, StoreError, Writer};
use ts_rs::TS;

use crate::export_pack::paper;
use crate::meeting_steps::meeting_of;
use crate::prepare::{Shown, announcement, gender};
use crate::templates::overrides;
use crate::{Desk, DeskError, invite};

/// A letter to write.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LetterOrder {
    pub notice_id: NoticeId,
    /// `None`: as who asked wishes it; bodies are „Szanowni Państwo”, other people go by gender and office.
    #[serde(default)]
    pub role: Option<SalutationRole>,
    /// The officer's own sentence.
    #[serde(default)]
    pub own_words: String,
}

/// A letter with the announcement it speaks of.
pub(crate) struct Written {
    pub notice: Notice,
    pub announcement: Announcement,
    pub letter: Letter,
}

impl Desk {
    /// A letter as it will look: its first page and the e-mail.
    ///
    /// # Errors
    /// Refused when there is no such notice.
    pub fn letter_preview(&self, order: &LetterOrder) -> Result<Vec<PreviewPart>, DeskError> {
        let written = self.letter_of(order, "")?;
        let templates = overrides(&self.folder().join("szablony"));
        let options = PackOptions { templates: &templates.texts, ..PackOptions::default() };
        let (png, draft) =
            letter_on_screen(&written.announcement, &written.letter, &options).map_err(paper)?;
        let title = documents::PartTitle::Letter;
        let alt = written.letter.addressee.name.clone();
        let page = PreviewPart::Image { title, png, width: 1240, height: 1754, alt };
        Ok(std::iter::once(page).chain(draft.map(|draft| mail(draft, &[]))).collect())
    }

    /// The letter of a notice; `from` is the address its e-mail is written from, empty for the office's contact.
    pub(crate) fn letter_of(&self, order: &LetterOrder, from: &str) -> Result<Written, DeskError> {
        let notice = self.store().read(|reader| reader.notice(order.notice_id))?;
        let notice = notice.ok_or_else(|| DeskError::not_found(EntityKind::Notice, order.notice_id.0))?;
        let material = self.material(notice.meeting_id)?;
        let told = self.store().read(|reader| told_before(reader, &notice))?;
        self.look(|world, now| {
            let meeting = meeting_of(world, notice.meeting_id)?;
            let number = documents::Release { number: meeting.sequence, date: warsaw::date(now) };
            let meeting = &concerning(&notice, meeting, told);
            let announcement = announcement(world, meeting, &material, told, number)?;
            let mut letter = letter(world, meeting, &notice, order);
            letter.from = sender(world, from);
            letter.invitation = invitation(&notice, &announcement, meeting, &letter.from, now);
            Ok(Written { notice: notice.clone(), announcement, letter })
        })
    }
}

/// What the addressee knows from before: the meeting as it was when they were told last. The public may have seen less,
/// or more.
fn told_before(reader: &Reader<'_>, notice: &Notice) -> Result<Option<Shown>, StoreError> {
    let notices = reader.notices_of(notice.meeting_id)?;
    let others: Vec<_> = notices.into_iter().filter(|other| other.id != notice.id).collect();
    let Some(last) = last_told(&others, &notice.addressee) else { return Ok(None) };
    // A notice comes up in the step that changed the meeting, right after it.
    let Some(came_up) = reader.ledger_of(last.id)?.pop() else { return Ok(None) };
    let history = reader.ledger_of(notice.meeting_id)?;
    let then = history.into_iter().find(|row| row.id < came_up.id).and_then(|row| row.after);
    Ok(then.and_then(|meeting| serde_json::from_value(meeting).ok()))
}

/// The meeting as it concerns the addressee: who no longer has to do with it is told of the one they know.
fn concerning(notice: &Notice, meeting: &Meeting, told: Option<Shown>) -> Meeting {
    let mut meeting = meeting.clone();
    if notice.kind == NoticeKind::Released {
        meeting.details.stage = Stage::Cancelled;
        meeting.details.cancel_reason = None;
        if let Some(told) = told {
            (meeting.details.start, meeting.details.venue_id) = (told.start, told.venue_id);
        }
    }
    meeting
}

/// Who asked is addressed the next time as an officer has chosen.
pub(crate) fn remember_salutation(writer: &mut Writer<'_>, order: &LetterOrder) -> Result<(), DeskError> {
    let Some(chosen) = order.role else { return Ok(()) };
    let notice = writer.notice(order.notice_id)?;
    let Some(notice) = notice.filter(|notice| notice.addressee.kind == AddresseeKind::Requester) else {
        return Ok(());
    };
    let Some(meeting) = writer.meeting(notice.meeting_id)? else { return Ok(()) };
    let Some(mut request) = writer.request(meeting.request_id)? else { return Ok(()) };
    if request.requester.salutation != Some(chosen) {
        request.details.requester.salutation = Some(chosen);
        writer.update_request(&request)?;
    }
    Ok(())
}

pub(crate) fn sender(world: &World, from: &str) -> String {
    let own = if from.is_empty() { &world.settings.mail.from } else { from };
    if own.trim().is_empty() { world.settings.office.contact_email.clone() } else { own.trim().to_owned() }
}

fn letter(world: &World, meeting: &Meeting, notice: &Notice, order: &LetterOrder) -> Letter {
    let request = world.request(meeting.request_id);
    let to = &notice.addressee;
    let person = world.people().find(|person| person.name == to.name);
    let asked = to.kind == AddresseeKind::Requester;
    let requester = request.filter(|_| asked).map(|request| &request.requester);
    let office = match to.kind {
        AddresseeKind::Requester => requester.and_then(|requester| requester.body.clone()),
        AddresseeKind::Participant => person.and_then(|person| person.office.clone()),
        _ => None,
    };
    let wished = requester.and_then(|requester| requester.salutation);
    let usual = wished.unwrap_or_else(|| usual_role(to.kind, person.map(|person| person.duty)));
    let office_of = &world.settings.office;
    Letter {
        id: format!("{}-{}", notice.id, slug(&to.name)),
        addressee: Addressee {
            name: to.name.clone(),
            role: role(order.role.unwrap_or(usual)),
            gender: gender(grammar(to, requester)),
            office: office.unwrap_or_default(),
            address: requester.map(address_lines).unwrap_or_default(),
            email: to.email.clone(),
        },
        concern: concern(to.kind),
        released: notice.kind == NoticeKind::Released,
        case_mark: request.filter(|_| asked).and_then(|request| request.case_mark.clone()),
        own_words: order.own_words.trim().to_owned(),
        signature: Signature {
            on_behalf: office_of.signature_on_behalf.clone(),
            name: office_of.signature_name.clone(),
            post: office_of.signature_post.clone(),
        },
        from: String::new(),
        invitation: None,
    }
}

/// What was learnt of who asked since the notice came up goes before what it noted.
fn grammar(to: &planning::notice::Addressee, requester: Option<&Requester>) -> Gender {
    requester
        .map(|requester| requester.gender)
        .filter(|known| *known != Gender::Unstated)
        .unwrap_or(to.gender)
}

/// As they stand on an envelope.
pub(crate) fn address_lines(requester: &Requester) -> Vec<String> {
    let lines = requester.address.as_deref().unwrap_or_default().lines().map(str::trim);
    lines.filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// People who take part get the date into their calendars (RFC 5546 §3.2.2, and §3.2.5 when it falls through).
fn invitation(
    notice: &Notice,
    announcement: &Announcement,
    meeting: &Meeting,
    from: &str,
    now: DateTime<Utc>,
) -> Option<documents::Invitation> {
    let to = notice.addressee.email.as_deref().filter(|email| !email.trim().is_empty())?;
    if notice.addressee.kind != AddresseeKind::Participant || from.is_empty() {
        return None;
    }
    let cancelled = meeting.stage == Stage::Cancelled;
    let ics = invite::invitation(announcement, (&notice.addressee.name, to), from, now);
    Some(documents::Invitation { ics, method: if cancelled { "CANCEL" } else { "REQUEST" } })
}

const fn usual_role(kind: AddresseeKind, duty: Option<Duty>) -> SalutationRole {
    match (kind, duty) {
        (AddresseeKind::LinkedBody | AddresseeKind::Venue | AddresseeKind::DistrictCouncil, _) => {
            SalutationRole::Body
        }
        (AddresseeKind::Participant, Some(Duty::Mayor | Duty::Deputy)) => SalutationRole::President,
        _ => SalutationRole::Person,
    }
}

pub(crate) const fn role(role: SalutationRole) -> Role {
    match role {
        SalutationRole::Person => Role::Person,
        SalutationRole::Councillor => Role::Councillor,
        SalutationRole::Chair => Role::Chair,
        SalutationRole::President => Role::President,
        SalutationRole::Director => Role::Director,
        SalutationRole::Body => Role::Body,
    }
}

const fn concern(kind: AddresseeKind) -> Concern {
    match kind {
        AddresseeKind::Requester => Concern::Requested,
        AddresseeKind::LinkedBody => Concern::Linked,
        AddresseeKind::Participant => Concern::TakesPart,
        AddresseeKind::Venue => Concern::Hosts,
        AddresseeKind::DistrictCouncil => Concern::PassesOn,
    }
}

/// „Rada Dzielnicy XII” → „rada-dzielnicy-xii”.
fn slug(name: &str) -> String {
    let folded = planning::fold::fold(name);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.take(5).collect::<Vec<_>>().join("-")
}
