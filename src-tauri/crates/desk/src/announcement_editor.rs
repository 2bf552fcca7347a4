//! Everything the window of one announcement needs at once, without setting a page: words, what stands where none are
//! written, the state of each channel, the clock.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use documents::{Announcement, BuiltIn, Library, Sheet};
use planning::announcement::{AnnouncementDraft, AnnouncementLanguage};
use planning::id::MeetingId;
use planning::lead_time::{self, BEGINNINGS, Band, band};
use planning::meeting::Meeting;
use planning::publication::Publication;
use planning::time::warsaw;
use planning::world::World;
use serde::Serialize;
use store::Release;
use ts_rs::TS;

use crate::channel_stage::{ChannelStage, stage};
use crate::correction::{Correction, correction};
use crate::export_pack::paper;
use crate::kept_picture::{PictureCard, card};
use crate::look_up::{ChannelCard, channel_cards};
use crate::meeting_steps::meeting_of;
use crate::prepare::{Material, announcement, language, last_shown, translation, unreleased};
use crate::publish::lead_days;
use crate::{Desk, DeskError};

/// What the templates make where the officer writes nothing; empty: a translation is missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct MadeWords {
    pub title: String,
    pub lead: String,
    pub how_to_take_part: String,
    pub audience: String,
    pub host: String,
    pub topics: Vec<String>,
    pub directions: String,
}

/// One channel on the editor's list.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct ChannelDesk {
    pub channel: ChannelCard,
    pub state: ChannelStage,
    /// The officer has written a text of its own for it.
    pub own: bool,
    /// The last one there.
    pub publication: Option<Publication>,
    /// Number of the last release that holds it.
    pub release: Option<u32>,
    /// The words or facts are no longer those of that release.
    pub changed_since_release: bool,
    /// The day until whose end it must go out to keep the target.
    #[ts(type = "string")]
    pub last_day: NaiveDate,
    /// Calendar days from its first publication to the meeting.
    pub lead_days: Option<i32>,
    pub band: Option<Band>,
}

/// The last day that still keeps a band.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct LeadDeadline {
    pub band: Band,
    pub days: u16,
    #[ts(type = "string")]
    pub last_day: NaiveDate,
    pub passed: bool,
}

/// The clock of a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct LeadClock {
    pub target_days: u16,
    /// From the first publication in a public channel; `None` while there is none.
    pub lead_days: Option<i32>,
    pub band: Option<Band>,
    /// From today.
    pub days_left: i32,
    pub deadlines: Vec<LeadDeadline>,
}

/// The editor.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct AnnouncementEditor {
    pub meeting_id: MeetingId,
    pub draft: AnnouncementDraft,
    pub made: BTreeMap<AnnouncementLanguage, MadeWords>,
    pub photo: Option<PictureCard>,
    pub channels: Vec<ChannelDesk>,
    pub lead: LeadClock,
    pub correction: Option<Correction>,
}

impl Desk {
    /// # Errors
    /// Refused when there is no such meeting; failed when a built-in template is broken.
    pub fn announcement_editor(&self, id: MeetingId) -> Result<AnnouncementEditor, DeskError> {
        let material = self.material(id)?;
        let (photo, notices) = self.store().read(|reader| {
            let kept = match &material.draft.photo {
                Some(photo) => reader.kept_file(&photo.picture)?.map(|file| (photo.picture.clone(), file)),
                None => None,
            };
            Ok((kept, reader.notices_of(id)?))
        })?;
        let photo = photo.map(|(digest, file)| card(digest, &file)).transpose()?;
        let waiting = notices.iter().filter(|notice| notice.sent_at.is_none()).count() as u32;
        self.look(|world, now| {
            let meeting = meeting_of(world, id)?;
            Ok(AnnouncementEditor {
                meeting_id: id,
                made: made(world, meeting, now)?,
                photo: photo.clone(),
                channels: channels(world, meeting, &material, now)?,
                lead: clock(world, meeting, &material.publications, now),
                correction: correction(world, meeting, &material, waiting),
                draft: material.draft.clone(),
            })
        })
    }
}

/// The sheet of an empty draft, in each language.
fn made(
    world: &World,
    meeting: &Meeting,
    now: DateTime<Utc>,
) -> Result<BTreeMap<AnnouncementLanguage, MadeWords>, DeskError> {
    let mut plain = announcement(world, meeting, &Material::default(), None, unreleased(warsaw::date(now)))?;
    for tag in AnnouncementLanguage::ALL {
        let office = world.settings.office.translations.get(&tag).cloned().unwrap_or_default();
        plain.translations.insert(language(tag), translation(world, meeting, &Default::default(), &office));
    }
    AnnouncementLanguage::ALL.into_iter().map(|tag| Ok((tag, made_in(&plain, tag)?))).collect()
}

fn made_in(plain: &Announcement, tag: AnnouncementLanguage) -> Result<MadeWords, DeskError> {
    let library = Library::new(&BuiltIn);
    let sheet = Sheet::new(plain, language(tag), &library).map_err(|fault| paper(fault.into()))?;
    let bare = |text: &str| text.replace('\u{a0}', " ");
    let there = |field: &str, text: &str| {
        if sheet.untranslated.contains(&field) { String::new() } else { bare(text) }
    };
    let block = |key: &str| sheet.blocks.iter().find(|block| block.key == key).map(|block| bare(&block.text));
    Ok(MadeWords {
        title: there("title", &sheet.title),
        lead: there("lead", &sheet.lead),
        how_to_take_part: block("how_to_take_part").unwrap_or_default(),
        audience: bare(&sheet.audience),
        host: there("office", &sheet.host),
        topics: sheet.topics.iter().map(|topic| bare(topic)).collect(),
        directions: block("directions").unwrap_or_default(),
    })
}

fn channels(
    world: &World,
    meeting: &Meeting,
    material: &Material,
    now: DateTime<Utc>,
) -> Result<Vec<ChannelDesk>, DeskError> {
    let last_day = lead_time::last_day(meeting.start, world.settings.lead_target_days);
    let changed = changed_since(world, meeting, material, now)?;
    let enabled = channel_cards(&world.settings).into_iter().filter(|card| card.enabled);
    Ok(enabled
        .map(|channel| {
            let there: Vec<&Publication> =
                material.publications.iter().filter(|one| one.channel_id == channel.id).collect();
            let release = release_of(&material.releases, &channel);
            let days = there.first().map(|first| lead_time::days(first.at, meeting.start) as i32);
            ChannelDesk {
                state: stage(meeting, material, &channel.id),
                own: material.draft.own_words.get(&channel.id).is_some_and(|own| !own.trim().is_empty()),
                publication: there.last().map(|last| (*last).clone()),
                release: release.map(|release| release.number),
                changed_since_release: release.is_some_and(|release| changed.contains(&release.number)),
                last_day,
                lead_days: days,
                band: days.map(|days| band(i64::from(days))),
                channel,
            }
        })
        .collect())
}

fn release_of<'a>(releases: &'a [Release], channel: &ChannelCard) -> Option<&'a Release> {
    releases.iter().filter(|release| release.holds(&channel.id)).max_by_key(|release| release.number)
}

/// Numbers of the releases that no longer say what would be said now.
fn changed_since(
    world: &World,
    meeting: &Meeting,
    material: &Material,
    now: DateTime<Utc>,
) -> Result<Vec<u32>, DeskError> {
    let shown = last_shown(&material.publications, &material.releases, meeting);
    let today = announcement(world, meeting, material, shown, unreleased(warsaw::date(now)))?;
    let mut changed = Vec::new();
    for release in &material.releases {
        let date = warsaw::date(release.at);
        let again =
            Announcement { release: documents::Release { number: release.number, date }, ..today.clone() };
        if !release.correction && crate::export_pack::snapshot(&again)? != release.snapshot {
            changed.push(release.number);
        }
    }
    Ok(changed)
}

fn clock(world: &World, meeting: &Meeting, publications: &[Publication], now: DateTime<Utc>) -> LeadClock {
    let lead = lead_days(&world.settings, meeting, publications);
    let deadline = |(band, days): (Band, u16)| {
        let last_day = lead_time::last_day(meeting.start, days);
        LeadDeadline { band, days, last_day, passed: last_day < warsaw::date(now) }
    };
    LeadClock {
        target_days: world.settings.lead_target_days,
        lead_days: lead,
        band: lead.map(|days| band(i64::from(days))),
        days_left: lead_time::days(now, meeting.start) as i32,
        deadlines: BEGINNINGS.into_iter().map(deadline).collect(),
    }
}
