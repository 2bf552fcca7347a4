//! Forms that are being filled in: no change of the register, so neither undo nor the ledger follows them.

use chrono::{DateTime, Utc};
use planning::time::warsaw;
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::column::read_instant;
use crate::error::StoreError;
use crate::open::Store;
use crate::reader::Reader;
use crate::row;

/// The table that no export takes along.
pub(crate) const TABLE: &str = "draft";

/// What begins so is no form but something an officer keeps for themselves, a saved filter for example.
pub const OWN: &str = "own:";

/// A form as it was left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Draft {
    /// Which form, in the window's own words: `request`, `request:12`, `own:…`.
    pub form: String,
    #[serde(with = "warsaw::serde_instant")]
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    /// JSON, as the window wrote it.
    pub content: String,
}

const PUT: &str = "INSERT INTO draft (who, form, at_s, content) VALUES (?, ?, ?, ?) \
    ON CONFLICT (who, form) DO UPDATE SET at_s = excluded.at_s, content = excluded.content";

impl Store {
    /// Keeps a form; `content` is JSON.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn keep_draft(&self, who: &str, draft: &Draft) -> Result<(), StoreError> {
        self.transact(|connection| {
            let params = params![who, draft.form, draft.at.timestamp(), draft.content];
            connection.prepare_cached(PUT)?.execute(params)?;
            Ok(())
        })
    }

    /// # Errors
    /// Those of the disk.
    pub fn drop_draft(&self, who: &str, form: &str) -> Result<(), StoreError> {
        self.transact(|connection| {
            connection
                .prepare_cached("DELETE FROM draft WHERE who = ? AND form = ?")?
                .execute([who, form])?;
            Ok(())
        })
    }

    /// What nobody has touched since then goes, whoever wrote it: it holds personal data. What an officer keeps ([`OWN`])
    /// stays.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn drop_drafts_before(&self, at: DateTime<Utc>) -> Result<(), StoreError> {
        self.transact(|connection| {
            let sql = "DELETE FROM draft WHERE at_s < ?1 AND substr(form, 1, length(?2)) <> ?2";
            connection.prepare_cached(sql)?.execute(params![at.timestamp(), OWN])?;
            Ok(())
        })
    }
}

impl Reader<'_> {
    /// Somebody's forms, the newest first.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn drafts(&self, who: &str) -> Result<Vec<Draft>, StoreError> {
        let sql = "SELECT form, at_s, content FROM draft WHERE who = ? ORDER BY at_s DESC, form";
        row::all(self.connection, sql, [who], read)
    }
}

fn read(row: &Row<'_>) -> Result<Draft, StoreError> {
    Ok(Draft { form: row.get("form")?, at: read_instant(row, "at_s")?, content: row.get("content")? })
}

/// Forms about somebody who is erased: those of their card or request, and those that name them. Of a list that an officer
/// keeps ([`OWN`]), saved filters for example, only what names them goes.
pub(crate) fn erase(connection: &Connection, form: &str, name: &str) -> Result<(), StoreError> {
    // As the name stands in JSON, without the quotation marks around it.
    let written = serde_json::to_string(name.trim())?;
    let inner = written.trim_matches('"');
    if !inner.is_empty() {
        shorten_lists(connection, inner)?;
    }
    let sql = "DELETE FROM draft WHERE form = ?1 OR (?2 <> '' AND instr(content, ?2) > 0)";
    connection.execute(sql, [form, inner])?;
    Ok(())
}

/// Takes what names somebody out of the lists that officers keep; what is no list stays for the caller.
fn shorten_lists(connection: &Connection, name: &str) -> Result<(), StoreError> {
    let sql = "SELECT who, form, content FROM draft WHERE substr(form, 1, length(?1)) = ?1 AND instr(content, ?2) > 0";
    let own = row::all(connection, sql, [OWN, name], |row| {
        Ok::<(String, String, String), StoreError>((row.get("who")?, row.get("form")?, row.get("content")?))
    })?;
    for (who, form, content) in own {
        let Ok(mut list) = serde_json::from_str::<Vec<serde_json::Value>>(&content) else { continue };
        list.retain(|each| !each.to_string().contains(name));
        let sql = "UPDATE draft SET content = ?3 WHERE who = ?1 AND form = ?2";
        connection.execute(sql, [who, form, serde_json::to_string(&list)?])?;
    }
    Ok(())
}
