//! Frozen copies of what was announced. Added, never altered: a trigger of the schema forbids it.

use chrono::{DateTime, Utc};
use planning::channel::ChannelId;
use planning::id::{MeetingId, ReleaseId, VenueId};
use planning::time::warsaw;
use rusqlite::Row;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::column::{Fields, json, read_instant, read_json};
use crate::error::StoreError;
use crate::kept::KeptFile;
use crate::reader::Reader;
use crate::row;
use crate::writer::Writer;

/// IANA's name of a ZIP archive.
const ZIP: &str = "application/zip";

/// One exported pack of a meeting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Release {
    pub id: ReleaseId,
    #[serde(flatten)]
    pub details: ReleaseDetails,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ReleaseDetails {
    pub meeting_id: MeetingId,
    /// 1 for the meeting's first release, then one more each time.
    pub number: u32,
    #[serde(with = "warsaw::serde_instant")]
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    /// The start that it announces.
    #[serde(with = "warsaw::serde_instant")]
    #[ts(type = "string")]
    pub start: DateTime<Utc>,
    pub venue_id: VenueId,
    /// The announcement as data, as it was.
    pub snapshot: serde_json::Value,
    /// SHA-256 of the pack, in hexadecimal digits.
    pub digest: String,
    /// The names and digests of the pack's files.
    pub files: serde_json::Value,
    /// Where the pack was written.
    pub path: String,
    /// What it holds; empty in releases of the first version, which held every channel.
    #[serde(default)]
    pub channels: Vec<ChannelId>,
    /// Only for the channels that carried something out of date.
    #[serde(default)]
    pub correction: bool,
    /// The register keeps the pack's bytes, see [`Reader::pack_of`]; a release of an earlier version kept none.
    #[serde(default)]
    pub kept: bool,
}

impl std::ops::Deref for Release {
    type Target = ReleaseDetails;
    fn deref(&self) -> &ReleaseDetails {
        &self.details
    }
}

impl ReleaseDetails {
    /// Whether its pack held a channel.
    #[must_use]
    pub fn holds(&self, channel: &ChannelId) -> bool {
        self.channels.is_empty() || self.channels.contains(channel)
    }
}

impl Reader<'_> {
    /// In the order in which they were made.
    pub fn releases(&self) -> Result<Vec<Release>, StoreError> {
        row::all(self.connection, "SELECT * FROM release ORDER BY id", [], read)
    }

    pub fn release(&self, id: ReleaseId) -> Result<Option<Release>, StoreError> {
        row::one(self.connection, "SELECT * FROM release WHERE id = ?", [id.0], read)
    }

    /// In the order of their numbers.
    pub fn releases_of(&self, meeting: MeetingId) -> Result<Vec<Release>, StoreError> {
        let sql = "SELECT * FROM release WHERE meeting_id = ? ORDER BY number";
        row::all(self.connection, sql, [meeting.0], read)
    }

    /// The bytes that were released; `None` for a release that kept none.
    pub fn pack_of(&self, release: &Release) -> Result<Option<Vec<u8>>, StoreError> {
        if !release.kept {
            return Ok(None);
        }
        Ok(self.kept_file(&release.digest)?.map(|file| file.bytes))
    }
}

impl Writer<'_> {
    /// A release with the bytes of its pack, which are kept as they are.
    ///
    /// # Errors
    /// As [`Writer::insert_release`].
    pub fn insert_pack(&mut self, details: ReleaseDetails, pack: Vec<u8>) -> Result<ReleaseId, StoreError> {
        let digest = self.keep_file(&KeptFile { media_type: ZIP.to_owned(), bytes: pack })?;
        self.insert_release(&ReleaseDetails { digest, kept: true, ..details })
    }

    /// Makes the step final, whatever it says of itself: a frozen copy isn't taken back.
    ///
    /// # Errors
    /// [`StoreError::Inconsistent`] for a number the meeting has had, or a meeting that doesn't exist.
    pub fn insert_release(&mut self, details: &ReleaseDetails) -> Result<ReleaseId, StoreError> {
        self.add(|connection| Ok(ReleaseId(row::insert(connection, "release", fields(details)?)?)))
    }
}

fn fields(details: &ReleaseDetails) -> Result<Fields, StoreError> {
    Ok(vec![
        ("meeting_id", details.meeting_id.0.into()),
        ("number", details.number.into()),
        ("at_s", details.at.timestamp().into()),
        ("start_s", details.start.timestamp().into()),
        ("venue_id", details.venue_id.0.into()),
        ("snapshot", json(&details.snapshot)?),
        ("digest", details.digest.clone().into()),
        ("files", json(&details.files)?),
        ("path", details.path.clone().into()),
        ("channels", json(&details.channels)?),
        ("correction", details.correction.into()),
        ("kept", details.kept.into()),
    ])
}

fn read(row: &Row<'_>) -> Result<Release, StoreError> {
    let details = ReleaseDetails {
        meeting_id: MeetingId(row.get("meeting_id")?),
        number: row.get("number")?,
        at: read_instant(row, "at_s")?,
        start: read_instant(row, "start_s")?,
        venue_id: VenueId(row.get("venue_id")?),
        snapshot: read_json(row, "snapshot")?,
        digest: row.get("digest")?,
        files: read_json(row, "files")?,
        path: row.get("path")?,
        channels: read_json(row, "channels")?,
        correction: row.get("correction")?,
        kept: row.get("kept")?,
    };
    Ok(Release { id: ReleaseId(row.get("id")?), details })
}
