//! Ready, or what is missing: for each channel of a meeting, as facts.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use documents::checks::{Fact, Finding, Weight, check};
use documents::{Announcement, PackOptions, PaperError, Templates};
use planning::announcement::AnnouncementDraft;
use planning::channel::ChannelId;
use planning::id::MeetingId;
use planning::lead_time::days;
use planning::meeting::Meeting;
use planning::settings::Settings;
use planning::time::warsaw;
use planning::waiver::Waiver;
use planning::world::World;
use serde::Serialize;
use ts_rs::TS;

use crate::look_up::channel_cards;
use crate::meeting_steps::meeting_of;
use crate::prepare::{Material, announcement, last_shown, unreleased};
use crate::public_texts::personal_data;
use crate::publish::lead_days;
use crate::templates::overrides;
use crate::{Desk, DeskError, Failure};

/// One finding, what it does, and who took it on themselves.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct ChecklistLine {
    /// Names it for a waiver.
    pub key: String,
    /// `None`: every channel.
    pub channel_id: Option<ChannelId>,
    /// `title`, `body`, `photo`, `text` (the channel's own text) …
    pub field: String,
    pub fact: Fact,
    pub weight: Weight,
    pub waived: Option<Waiver>,
}

impl ChecklistLine {
    /// Whether its channel has to wait for it.
    pub(crate) fn holds_back(&self) -> bool {
        match self.weight {
            Weight::Advises => false,
            Weight::Blocks => self.waived.is_none(),
            Weight::Refuses => true,
        }
    }
}

/// The whole list, and what follows from it.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Checklist {
    pub findings: Vec<ChecklistLine>,
    /// Channels that are switched on and have nothing against them.
    pub ready: Vec<ChannelId>,
    pub blocked: Vec<ChannelId>,
}

impl Desk {
    /// What is missing before a meeting's channels can carry it; with `draft`, for words that are not kept yet.
    ///
    /// # Errors
    /// Refused when there is no such meeting; failed when a built-in template is broken.
    pub fn checklist(&self, id: MeetingId, draft: Option<AnnouncementDraft>) -> Result<Checklist, DeskError> {
        let material = match draft {
            Some(draft) => self.material_with(id, draft)?,
            None => self.material(id)?,
        };
        let waivers = self.store().read(|reader| reader.waivers_of(id))?;
        let templates = overrides(&self.folder().join("szablony"));
        self.look(|world, now| {
            let meeting = meeting_of(world, id)?;
            checklist(world, meeting, (&material, &waivers), &templates.texts, now)
        })
    }
}

/// The list of a meeting, from what is kept for it.
pub(crate) fn checklist(
    world: &World,
    meeting: &Meeting,
    (material, waivers): (&Material, &[Waiver]),
    templates: &dyn Templates,
    now: DateTime<Utc>,
) -> Result<Checklist, DeskError> {
    let shown = last_shown(&material.publications, &material.releases, meeting);
    let date = warsaw::date(now);
    let announced = announcement(world, meeting, material, shown, unreleased(date))?;
    let request = world.request(meeting.request_id);
    let personal = request.map(personal_data).unwrap_or_default();
    let mut findings = of_paper(&announced, &personal, templates)?;
    findings.extend(lead_time(&world.settings, meeting, material, now));
    Ok(listed(&world.settings, findings, waivers))
}

fn of_paper(
    announced: &Announcement,
    personal: &[String],
    templates: &dyn Templates,
) -> Result<Vec<Finding>, DeskError> {
    let options = PackOptions { templates, ..PackOptions::default() };
    check(announced, personal, &options)
        .map_err(|error: PaperError| Failure::Paper { detail: error.to_string() }.into())
}

/// While no public channel has carried it, the clock runs.
fn lead_time(
    settings: &Settings,
    meeting: &Meeting,
    material: &Material,
    now: DateTime<Utc>,
) -> Option<Finding> {
    let announced = lead_days(settings, meeting, &material.publications);
    let days = announced.unwrap_or_else(|| days(now, meeting.start) as i32);
    let target = settings.lead_target_days;
    let fact = Fact::LeadTime { days, target };
    (days < i32::from(target)).then(|| Finding { channel: None, field: "start".to_owned(), fact })
}

fn listed(settings: &Settings, findings: Vec<Finding>, waivers: &[Waiver]) -> Checklist {
    let line = |finding: Finding| {
        let (key, weight) = (finding.key(), finding.weight());
        let waived = waivers.iter().find(|waiver| waiver.key == key).cloned();
        let channel_id = finding.channel.map(ChannelId);
        ChecklistLine { key, channel_id, field: finding.field, fact: finding.fact, weight, waived }
    };
    let enabled: BTreeSet<ChannelId> =
        channel_cards(settings).into_iter().filter(|card| card.enabled).map(|card| card.id).collect();
    let mut findings: Vec<ChecklistLine> = findings.into_iter().map(line).collect();
    findings
        .retain(|line| line.channel_id.as_ref().is_none_or(|id| enabled.contains(id) || id.0 == "tv_script"));
    let held = |id: &ChannelId| {
        findings.iter().any(|line| line.holds_back() && line.channel_id.as_ref().is_none_or(|one| one == id))
    };
    let (blocked, ready) = enabled.into_iter().partition(|id| held(id));
    Checklist { findings, ready, blocked }
}
