//! The letter that tells somebody that their request is turned down.

use std::path::PathBuf;

use documents::preview::mail;
use documents::{
    Addressee, DeclineLetter, PackFile, PackOptions, PartTitle, PreviewPart, Signature, decline_letter,
    decline_letter_on_screen,
};
use planning::request::Request;
use planning::salutation::SalutationRole;
use planning::settings::Office;
use planning::time::warsaw;
use store::EntityKind;

use crate::decline_request::{DeclineFile, DeclineRequest};
use crate::export_pack::paper;
use crate::letter::{address_lines, role, sender};
use crate::prepare::gender;
use crate::templates::overrides;
use crate::unfinished::Unfinished;
use crate::{Desk, DeskError, Refusal};

/// Files that are made and not written yet.
pub(crate) struct DeclinePaper {
    register: PathBuf,
    folder: PathBuf,
    files: Vec<PackFile>,
}

impl DeclinePaper {
    pub(crate) fn write(&self) -> Result<Vec<DeclineFile>, DeskError> {
        let one = |file: &PackFile| {
            let path = self.folder.join(&file.path);
            Unfinished::write(&self.register, &path, &file.bytes)?.put_in_place()?;
            Ok(DeclineFile { path: path.display().to_string(), purpose: file.purpose.clone() })
        };
        self.files.iter().map(one).collect()
    }
}

impl Desk {
    /// The letter as it will look: its first page and the e-mail.
    ///
    /// # Errors
    /// Refused when there is no such request.
    pub fn decline_letter_preview(&self, order: &DeclineRequest) -> Result<Vec<PreviewPart>, DeskError> {
        let letter = self.decline_letter_of(order)?;
        let templates = overrides(&self.folder().join("szablony"));
        let options = PackOptions { templates: &templates.texts, ..PackOptions::default() };
        let (png, draft) = decline_letter_on_screen(&letter, &options).map_err(paper)?;
        let (title, alt) = (PartTitle::Letter, letter.addressee.name);
        let page = PreviewPart::Image { title, png, width: 1240, height: 1754, alt };
        Ok(std::iter::once(page).chain(draft.map(|draft| mail(draft, &[]))).collect())
    }

    /// The files of the letter that was ordered; none where none was.
    pub(crate) fn decline_paper(&self, order: &DeclineRequest) -> Result<DeclinePaper, DeskError> {
        let register = self.folder().to_owned();
        let Some(folder) = order.folder.clone() else {
            return Ok(DeclinePaper { register, folder: PathBuf::new(), files: vec![] });
        };
        let letter = self.decline_letter_of(order)?;
        if letter.reason.is_empty() {
            return Err(Refusal::ReasonNeeded.into());
        }
        let templates = overrides(&self.folder().join("szablony"));
        let options = PackOptions { templates: &templates.texts, ..PackOptions::default() };
        let files = decline_letter(&letter, &options).map_err(paper)?;
        Ok(DeclinePaper { register, folder, files })
    }

    fn decline_letter_of(&self, order: &DeclineRequest) -> Result<DeclineLetter, DeskError> {
        let id = order.request_id;
        self.look(|world, now| {
            let request = world.request(id).ok_or_else(|| DeskError::not_found(EntityKind::Request, id.0))?;
            let office = &world.settings.office;
            Ok(DeclineLetter {
                id: format!("odmowa-{id}"),
                addressee: addressee(request, order),
                title: request.title.trim().to_owned(),
                case_mark: request.case_mark.clone(),
                received_on: request.received_on,
                reason: reason(request, order),
                own_words: order.own_words.trim().to_owned(),
                signature: Signature {
                    on_behalf: office.signature_on_behalf.clone(),
                    name: office.signature_name.clone(),
                    post: office.signature_post.clone(),
                },
                office: office.department.clone(),
                office_address: office.address.clone(),
                contact: contact(office),
                from: sender(world, ""),
                date: warsaw::date(now),
            })
        })
    }
}

fn addressee(request: &Request, order: &DeclineRequest) -> Addressee {
    let to = &request.requester;
    Addressee {
        name: to.name.clone(),
        role: role(order.role.or(to.salutation).unwrap_or(SalutationRole::Person)),
        gender: gender(to.gender),
        office: to.body.clone().unwrap_or_default(),
        address: address_lines(to),
        email: to.email.clone(),
    }
}

/// What is being written, else what was said on the day of the refusal.
fn reason(request: &Request, order: &DeclineRequest) -> String {
    let written = order.reason.trim();
    let known = request.decline_reason.as_deref().unwrap_or_default();
    if written.is_empty() { known.to_owned() } else { written.to_owned() }
}

fn contact(office: &Office) -> String {
    let parts = [&office.contact_name, &office.contact_phone, &office.contact_email];
    let reachable = !office.contact_phone.trim().is_empty() || !office.contact_email.trim().is_empty();
    let said = parts.into_iter().map(|part| part.trim()).filter(|part| reachable && !part.is_empty());
    said.collect::<Vec<_>>().join(", ")
}
