//! Step 8: a channel has carried the announcement. From the first public one the lead time is reckoned.

use std::path::Path;

use chrono::{DateTime, Utc};
use planning::channel::{ChannelId, ChannelKind};
use planning::id::{MeetingId, PublicationId, ReleaseId};
use planning::lead_time::{Band, band, days};
use planning::lifecycle::{Stage, Step};
use planning::meeting::{Meeting, MeetingDetails};
use planning::publication::{Publication, PublicationDetails};
use planning::settings::Settings;
use planning::time::warsaw;
use serde::{Deserialize, Serialize};
use store::{Reader, StepName};
use ts_rs::TS;

use crate::kept_picture::picture_of;
use crate::look_up::{ChannelCard, channel_cards};
use crate::meeting_steps::{after, meeting_of};
use crate::{Answer, Desk, DeskError, Refusal};

/// Where and when it was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Publish {
    pub meeting_id: MeetingId,
    pub channel_id: ChannelId,
    /// An address on the web, or a place in words.
    pub url: String,
    /// Proof in words; enough where there is no address, as on a notice board.
    #[serde(default)]
    pub note: String,
    /// A picture that proves it, by its path: it is kept in the register.
    #[serde(default)]
    pub proof: Option<String>,
    #[serde(with = "warsaw::serde_instant")]
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
}

/// The record, and the one number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Published {
    pub publication_id: PublicationId,
    /// Calendar days from the first public announcement to the meeting; `None` while nothing public carried it.
    pub lead_days: Option<i32>,
    pub band: Option<Band>,
    /// Channels that are switched on and have not carried it yet.
    pub still_unannounced: Vec<ChannelId>,
}

impl Desk {
    /// Records a publication.
    ///
    /// # Errors
    /// Refused for an unknown or switched-off channel, a date that isn't final, or an empty place.
    pub fn publish(&self, order: &Publish) -> Result<Answer<Published>, DeskError> {
        let blank = |text: &str| text.trim().is_empty();
        if blank(&order.url) && blank(&order.note) && order.proof.is_none() {
            return Err(Refusal::Empty { field: "url".to_owned() }.into());
        }
        let proof = order.proof.as_deref().map(|path| picture_of(Path::new(path))).transpose()?;
        self.act(StepName::Publish, |writer, world, _| {
            let meeting = meeting_of(world, order.meeting_id)?;
            let channel = channel_of(&world.settings, &order.channel_id)?;
            after(meeting, Step::Announce).map_err(|_| not_final(meeting))?;
            let details = PublicationDetails {
                meeting_id: meeting.id,
                channel_id: order.channel_id.clone(),
                release_id: release_with(writer, meeting.id, &order.channel_id)?,
                at: order.at,
                url: order.url.trim().to_owned(),
                by: self.who().to_owned(),
                start: Some(meeting.start),
                venue_id: Some(meeting.venue_id),
                note: order.note.trim().to_owned(),
                proof: proof.as_ref().map(|file| writer.keep_file(file)).transpose()?,
                stale: false,
            };
            replace_stale(writer, &details)?;
            let publication_id = writer.insert_publication(&details)?;
            let all = writer.publications_of(meeting.id)?;
            announce(writer, meeting, channel.public, &all)?;
            Ok(published(&world.settings, meeting, publication_id, &all))
        })
    }
}

/// The last release whose pack held the channel.
fn release_with(
    writer: &store::Writer<'_>,
    meeting: MeetingId,
    channel: &ChannelId,
) -> Result<Option<ReleaseId>, DeskError> {
    let releases = writer.releases_of(meeting)?;
    Ok(releases.iter().rev().find(|release| release.holds(channel)).map(|release| release.id))
}

pub(crate) fn not_final(meeting: &Meeting) -> DeskError {
    Refusal::NotFinal { meeting_id: meeting.id, stage: meeting.stage }.into()
}

fn channel_of(settings: &Settings, id: &ChannelId) -> Result<ChannelCard, DeskError> {
    let card = channel_cards(settings).into_iter().find(|card| card.id == *id);
    match card {
        Some(card) if card.enabled => Ok(card),
        Some(_) => Err(Refusal::ChannelSwitchedOff { channel_id: id.0.clone() }.into()),
        None => Err(Refusal::UnknownChannel { channel_id: id.0.clone() }.into()),
    }
}

/// The correction takes the place of what was stale there; the first publication stays for the lead time.
fn replace_stale(writer: &mut store::Writer<'_>, details: &PublicationDetails) -> Result<(), DeskError> {
    for mut old in writer.publications_of(details.meeting_id)? {
        if old.stale && old.channel_id == details.channel_id {
            old.details.stale = false;
            writer.update_publication(&old)?;
        }
    }
    Ok(())
}

/// The public has seen it. A moved meeting is announced again once no channel is stale any more.
fn announce(
    writer: &mut store::Writer<'_>,
    meeting: &Meeting,
    public: bool,
    all: &[Publication],
) -> Result<(), DeskError> {
    let corrected = !all.iter().any(|publication| publication.stale);
    if !public || meeting.stage == Stage::Moved && !corrected {
        return Ok(());
    }
    let stage = after(meeting, Step::Announce)?;
    if stage != meeting.stage {
        let details = MeetingDetails { stage, announced_start: None, ..meeting.details.clone() };
        writer.update_meeting(&Meeting { id: meeting.id, details })?;
    }
    Ok(())
}

fn published(settings: &Settings, meeting: &Meeting, id: PublicationId, all: &[Publication]) -> Published {
    let lead = lead_days(settings, meeting, all);
    Published {
        publication_id: id,
        lead_days: lead,
        band: lead.map(|lead| band(i64::from(lead))),
        still_unannounced: unannounced(settings, all),
    }
}

/// Calendar days from the first public announcement to the meeting.
pub(crate) fn lead_days(settings: &Settings, meeting: &Meeting, all: &[Publication]) -> Option<i32> {
    let cards = channel_cards(settings);
    let is_public = |id: &ChannelId| cards.iter().any(|card| card.id == *id && card.public);
    let first = all
        .iter()
        .filter(|publication| is_public(&publication.channel_id))
        .map(|publication| publication.at)
        .min()?;
    Some(days(first, meeting.start) as i32)
}

/// Channels that are switched on and carry nothing yet.
pub(crate) fn unannounced(settings: &Settings, all: &[Publication]) -> Vec<ChannelId> {
    let open =
        channel_cards(settings).into_iter().filter(|card| card.enabled && card.kind != ChannelKind::Data);
    open.filter(|card| !all.iter().any(|publication| publication.channel_id == card.id))
        .map(|card| card.id)
        .collect()
}

impl Desk {
    /// # Errors
    /// Failed when the register cannot be read.
    pub fn publications(&self, meeting: MeetingId) -> Result<Vec<Publication>, DeskError> {
        Ok(self.store().read(|reader: &Reader<'_>| reader.publications_of(meeting))?)
    }
}
