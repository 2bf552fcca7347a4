//! One channel of an announcement as it will look, also from words that are not kept yet.

use std::sync::{Mutex, PoisonError};

use documents::{Announcement, Language, Library, PackOptions, PreviewPart, TemplateFault, forget_previews};
use planning::announcement::{AnnouncementDraft, AnnouncementLanguage};
use planning::channel::ChannelId;
use planning::id::MeetingId;
use planning::meeting::Meeting;
use planning::time::warsaw;
use planning::world::World;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::export_pack::paper;
use crate::meeting_steps::meeting_of;
use crate::prepare::{Material, announcement, district_of, language, last_shown, translation, unreleased};
use crate::templates::overrides;
use crate::{Desk, DeskError};

/// What to show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PreviewOrder {
    pub meeting_id: MeetingId,
    pub channel_id: ChannelId,
    #[serde(default)]
    pub language: AnnouncementLanguage,
    /// Words that are being typed; `None`: those that are kept.
    #[serde(default)]
    pub draft: Option<AnnouncementDraft>,
}

/// A channel as it will look.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Preview {
    pub channel_id: ChannelId,
    pub language: AnnouncementLanguage,
    pub parts: Vec<PreviewPart>,
    /// Fields without a translation into the language.
    pub missing_translation: Vec<String>,
    pub template_faults: Vec<TemplateFault>,
}

/// One preview at a time: the setter's memory of the last page is what makes the next one quick.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

impl Desk {
    /// Shows one channel.
    ///
    /// # Errors
    /// Refused when there is no such meeting; failed when a built-in template is broken.
    pub fn preview(&self, order: &PreviewOrder) -> Result<Preview, DeskError> {
        let material = match &order.draft {
            Some(draft) => self.material_with(order.meeting_id, draft.clone())?,
            None => self.material(order.meeting_id)?,
        };
        let (announced, district_email) = self.look(|world, now| {
            let meeting = meeting_of(world, order.meeting_id)?;
            let shown = last_shown(&material.publications, &material.releases, meeting);
            let release = unreleased(warsaw::date(now));
            let mut announced = announcement(world, meeting, &material, shown, release)?;
            also_unwritten(world, meeting, &material, order.language, &mut announced);
            let district = district_of(world.request(meeting.request_id));
            Ok((announced, district.map(|district| district.council_email.as_str())))
        })?;
        let templates = overrides(&self.folder().join("szablony"));
        let library = Library::new(&templates.texts);
        let options = PackOptions { templates: &templates.texts, district_email, ..PackOptions::default() };
        let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
        let desk = documents::Desk::new(&announced, language(order.language), &library).map_err(paper)?;
        let parts = documents::preview(&desk, &order.channel_id.0, &options).map_err(paper)?;
        forget_previews();
        let mut template_faults = library.faults();
        template_faults.extend(templates.faults);
        Ok(Preview {
            channel_id: order.channel_id.clone(),
            language: order.language,
            parts,
            missing_translation: desk.sheet.untranslated.iter().map(|field| (*field).to_owned()).collect(),
            template_faults,
        })
    }
}

/// A language in which nothing is written yet has the office's names all the same.
fn also_unwritten(
    world: &World,
    meeting: &Meeting,
    material: &Material,
    wanted: AnnouncementLanguage,
    announced: &mut Announcement,
) {
    let tag = language(wanted);
    if tag == Language::Pl || announced.translations.contains_key(&tag) {
        return;
    }
    let words = material.draft.translations.get(&wanted).cloned().unwrap_or_default();
    let of_office = world.settings.office.translations.get(&wanted).cloned().unwrap_or_default();
    announced.translations.insert(tag, translation(world, meeting, &words, &of_office));
}
