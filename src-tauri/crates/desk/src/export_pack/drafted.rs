//! What would be released: for which channels, with which announcement, under which number.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use documents::{Announcement, Release as Number, Templates};
use planning::channel::ChannelId;
use planning::id::MeetingId;
use planning::lifecycle::Stage;
use planning::meeting::Meeting;
use planning::publication::Publication;
use planning::time::warsaw;
use planning::world::World;
use serde_json::Value;
use store::Release;

use super::{LeftOut, hex};
use crate::checklist::{Checklist, checklist};
use crate::correction::stale_channels;
use crate::meeting_steps::meeting_of;
use crate::prepare::{Material, Shown, announcement, district_of, last_shown, shown_by};
use crate::public_texts::{must_be_free_of, personal_data};
use crate::publish::not_final;
use crate::{Desk, DeskError, Failure, Refusal};

/// The calendar entry is in every pack: it is how people take the date home.
const ALWAYS: &str = "ics";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    Ready,
    Stale,
}

/// What some channels show, and which they are.
type Shows = (Option<Shown>, BTreeSet<String>);

/// Channels that show the same, with the announcement that is right for them.
pub(super) struct Group {
    pub folder: String,
    pub channels: BTreeSet<String>,
    pub announcement: Announcement,
}

pub(super) struct Drafted {
    pub groups: Vec<Group>,
    pub number: u32,
    /// Day of the release.
    pub date: NaiveDate,
    /// The release that holds exactly this already, with its bytes.
    pub known: Option<Release>,
    pub left_out: Vec<LeftOut>,
    pub correction: bool,
    /// What belongs to the requester and must not be in it.
    pub personal: Vec<String>,
    pub district_email: Option<&'static str>,
}

impl Drafted {
    pub fn channels(&self) -> Vec<ChannelId> {
        let all = self.groups.iter().flat_map(|group| &group.channels);
        let all: BTreeSet<&String> = all.filter(|id| id.as_str() != ALWAYS).collect();
        all.into_iter().cloned().map(ChannelId).collect()
    }

    /// The announcements as data, a photo by its digest.
    pub fn snapshot(&self) -> Result<Value, DeskError> {
        let mut all =
            self.groups.iter().map(|group| snapshot(&group.announcement)).collect::<Result<Vec<_>, _>>()?;
        Ok(if all.len() == 1 { all.remove(0) } else { Value::Array(all) })
    }
}

impl Desk {
    pub(super) fn drafted(
        &self,
        id: MeetingId,
        wanted: Wanted,
        templates: &dyn Templates,
    ) -> Result<(Drafted, Meeting), DeskError> {
        let material = self.material(id)?;
        let waivers = self.store().read(|reader| reader.waivers_of(id))?;
        self.look(|world, now| {
            let meeting = meeting_of(world, id)?;
            must_be_final(meeting)?;
            let found = Found { world, meeting, material: &material, now };
            found.must_be_free_of_personal_data()?;
            let checked = checklist(world, meeting, (&material, waivers.as_slice()), templates, now)?;
            Ok((found.drafted(wanted, &checked)?, meeting.clone()))
        })
    }
}

fn must_be_final(meeting: &Meeting) -> Result<(), DeskError> {
    let was_promised = meeting.cancel_reason.is_some() && meeting.confirmed_at.is_some();
    if meeting.stage.is_promised() || was_promised { Ok(()) } else { Err(not_final(meeting)) }
}

struct Found<'a> {
    world: &'a World,
    meeting: &'a Meeting,
    material: &'a Material,
    now: DateTime<Utc>,
}

impl Found<'_> {
    /// Said first, and as what it is: a name in a text is no matter of one channel.
    fn must_be_free_of_personal_data(&self) -> Result<(), DeskError> {
        let number = Number { number: 0, date: warsaw::date(self.now) };
        must_be_free_of(
            &self.personal(),
            &announcement(self.world, self.meeting, self.material, None, number)?,
        )
    }

    fn personal(&self) -> Vec<String> {
        self.world.request(self.meeting.request_id).map(personal_data).unwrap_or_default()
    }

    fn drafted(&self, wanted: Wanted, checked: &Checklist) -> Result<Drafted, DeskError> {
        let groups = match wanted {
            Wanted::Ready => self.ready(checked)?,
            Wanted::Stale => self.stale(checked)?,
        };
        let last = self.material.releases.iter().max_by_key(|release| release.number);
        let again =
            last.map(|last| self.numbered(wanted, &groups, last.number, warsaw::date(last.at), checked));
        if let (Some(again), Some(last)) = (again.transpose()?, last)
            && last.kept
            && again.snapshot()? == last.snapshot
            && again.correction == last.correction
            && (last.channels.is_empty() || again.channels() == last.channels)
        {
            return Ok(Drafted { known: Some(last.clone()), ..again });
        }
        let number = last.map_or(1, |last| last.number + 1);
        self.numbered(wanted, &groups, number, warsaw::date(self.now), checked)
    }

    /// One group: every channel with nothing against it.
    fn ready(&self, checked: &Checklist) -> Result<Vec<Shows>, DeskError> {
        let channels: BTreeSet<String> = checked.ready.iter().map(|id| id.0.clone()).collect();
        if channels.is_empty() {
            return Err(not_ready(checked));
        }
        Ok(vec![(last_shown(&self.material.publications, &self.material.releases, self.meeting), channels)])
    }

    /// The stale channels that are ready, by what they show.
    fn stale(&self, checked: &Checklist) -> Result<Vec<Shows>, DeskError> {
        let stale: Vec<&Publication> = stale_channels(&self.material.publications);
        if stale.is_empty() {
            return Err(Refusal::NothingStale { meeting_id: self.meeting.id }.into());
        }
        let mut groups: BTreeMap<Option<Shown>, BTreeSet<String>> = BTreeMap::new();
        for publication in stale.into_iter().filter(|one| checked.ready.contains(&one.channel_id)) {
            let shown = shown_by(publication, &self.material.releases, self.meeting);
            // What fell through has one message, whatever a channel showed.
            let key = (self.meeting.stage != Stage::Cancelled).then_some(shown);
            groups.entry(key).or_default().insert(publication.channel_id.0.clone());
        }
        if groups.is_empty() { Err(not_ready(checked)) } else { Ok(groups.into_iter().collect()) }
    }

    fn numbered(
        &self,
        wanted: Wanted,
        groups: &[Shows],
        number: u32,
        date: NaiveDate,
        checked: &Checklist,
    ) -> Result<Drafted, DeskError> {
        let group = |(shown, channels): &Shows| {
            let release = Number { number, date };
            let mut channels = channels.clone();
            channels.insert(ALWAYS.to_owned());
            Ok(Group {
                folder: folder(*shown),
                channels,
                announcement: announcement(self.world, self.meeting, self.material, *shown, release)?,
            })
        };
        let groups = groups.iter().map(group).collect::<Result<Vec<_>, DeskError>>()?;
        let district = district_of(self.world.request(self.meeting.request_id));
        Ok(Drafted {
            groups,
            number,
            date,
            known: None,
            left_out: self.left_out(wanted, checked),
            correction: wanted == Wanted::Stale,
            personal: self.personal(),
            district_email: district.map(|district| district.council_email.as_str()),
        })
    }

    fn left_out(&self, wanted: Wanted, checked: &Checklist) -> Vec<LeftOut> {
        let stale = stale_channels(&self.material.publications);
        let concerns =
            |id: &&ChannelId| wanted == Wanted::Ready || stale.iter().any(|one| one.channel_id == **id);
        checked.blocked.iter().filter(concerns).map(|id| left_out(id, checked)).collect()
    }
}

fn left_out(id: &ChannelId, checked: &Checklist) -> LeftOut {
    let of_channel = checked
        .findings
        .iter()
        .filter(|line| line.holds_back() && line.channel_id.as_ref().is_none_or(|channel| channel == id));
    LeftOut { channel_id: id.clone(), keys: of_channel.map(|line| line.key.clone()).collect() }
}

fn not_ready(checked: &Checklist) -> DeskError {
    let findings = checked.findings.iter().filter(|line| line.holds_back()).cloned().collect();
    Refusal::NotReady { findings }.into()
}

/// „bylo-2026-05-06-1800-3”
fn folder(shown: Option<Shown>) -> String {
    shown.map_or_else(
        || "bez-zmian".to_owned(),
        |shown| format!("bylo-{}-{}", warsaw::civil(shown.start).format("%Y-%m-%d-%H%M"), shown.venue_id),
    )
}

pub(crate) fn snapshot(announcement: &Announcement) -> Result<Value, DeskError> {
    let mut small = announcement.clone();
    let digest = small.photo.as_mut().map(|photo| hex(&std::mem::take(&mut photo.bytes)));
    let mut value =
        serde_json::to_value(&small).map_err(|error| Failure::Fault { detail: error.to_string() })?;
    if let (Some(digest), Some(photo)) = (digest, value.get_mut("photo").and_then(Value::as_object_mut)) {
        photo.remove("bytes");
        photo.insert("picture".to_owned(), digest.into());
    }
    Ok(value)
}
