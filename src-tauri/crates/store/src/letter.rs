//! The letters that requests came with: personal data, kept until the requester is erased.
//!
//! A content is written once and never altered, so undo carries only the row that names it; what neither a letter nor
//! the history needs goes (as with the busy intervals of `busy.rs`).

use chrono::{DateTime, Utc};
use planning::id::{LetterId, RequestId};
use planning::letter::LetterKind;
use planning::time::warsaw;
use rusqlite::types::Value;
use rusqlite::{Connection, Row};
use serde::Serialize;
use ts_rs::TS;

use crate::column::{read_instant, read_word, word};
use crate::error::StoreError;
use crate::reader::Reader;
use crate::row;
use crate::writer::Writer;

/// A letter without its content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Letter {
    pub id: LetterId,
    pub request_id: RequestId,
    /// As the file was called.
    pub name: String,
    pub kind: LetterKind,
    #[ts(type = "number")]
    pub bytes: i64,
    #[serde(with = "warsaw::serde_instant")]
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
}

const UNUSED: &str = "DELETE FROM letter_content WHERE id NOT IN (SELECT content_id FROM letter) AND id NOT IN ( \
     SELECT json_extract(coalesce(before, after), '$.content_id') FROM step_row WHERE table_name = 'letter' \
     UNION SELECT json_extract(coalesce(after, before), '$.content_id') FROM step_row WHERE table_name = 'letter')";

impl Reader<'_> {
    pub fn letter(&self, id: LetterId) -> Result<Option<Letter>, StoreError> {
        row::one(self.connection, "SELECT * FROM letter WHERE id = ?", [id.0], read)
    }

    /// In the order in which they were attached.
    pub fn letters_of(&self, request: RequestId) -> Result<Vec<Letter>, StoreError> {
        row::all(self.connection, "SELECT * FROM letter WHERE request_id = ? ORDER BY id", [request.0], read)
    }

    /// The file, byte by byte as it came.
    pub fn letter_content(&self, id: LetterId) -> Result<Option<Vec<u8>>, StoreError> {
        let sql = "SELECT bytes FROM letter_content WHERE id = (SELECT content_id FROM letter WHERE id = ?)";
        row::one(self.connection, sql, [id.0], |row| Ok(row.get(0)?))
    }
}

impl Writer<'_> {
    /// # Errors
    /// [`StoreError::Inconsistent`] where there is no such request.
    pub fn insert_letter(
        &mut self,
        request: RequestId,
        name: &str,
        kind: LetterKind,
        content: Vec<u8>,
        at: DateTime<Utc>,
    ) -> Result<LetterId, StoreError> {
        let bytes = i64::try_from(content.len()).map_err(StoreError::inconsistent)?;
        self.add(|connection| {
            let kept = row::insert(connection, "letter_content", vec![("bytes", Value::Blob(content))])?;
            let columns = vec![
                ("request_id", request.0.into()),
                ("content_id", kept.into()),
                ("name", name.to_owned().into()),
                ("kind", word(&kind)?.into()),
                ("bytes", bytes.into()),
                ("at_s", at.timestamp().into()),
            ];
            Ok(LetterId(row::insert(connection, "letter", columns)?))
        })
    }

    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn remove_letter(&mut self, id: LetterId) -> Result<(), StoreError> {
        self.alter(id, |connection| row::remove(connection, "letter", id.0))
    }
}

pub(crate) fn prune(connection: &Connection) -> Result<(), StoreError> {
    connection.prepare_cached(UNUSED)?.execute([])?;
    Ok(())
}

fn read(row: &Row<'_>) -> Result<Letter, StoreError> {
    Ok(Letter {
        id: LetterId(row.get("id")?),
        request_id: RequestId(row.get("request_id")?),
        name: row.get("name")?,
        kind: read_word(row, "kind")?,
        bytes: row.get("bytes")?,
        at: read_instant(row, "at_s")?,
    })
}
