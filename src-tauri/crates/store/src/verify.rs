//! Whether everything still is as it was written: the file, the ledger's chain, the frozen releases.

use std::path::Path;

use planning::id::ReleaseId;
use rusqlite::OpenFlags;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::entity::Entity;
use crate::error::StoreError;
use crate::ledger::LedgerRow;
use crate::open::Store;
use crate::reader::Reader;
use crate::release::Release;
use crate::{health, key, row, seal};

/// What is not as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "what", rename_all = "snake_case")]
#[ts(export)]
pub enum Broken {
    /// SQLite's own words about the file.
    Database { detail: String },
    /// The first row of the ledger that doesn't follow from the one before it.
    LedgerRow {
        #[ts(type = "number")]
        id: i64,
    },
    /// Rows are missing at the ledger's end.
    LedgerCut {
        #[ts(type = "number")]
        last: i64,
        #[ts(type = "number")]
        counted: i64,
    },
    /// A kept copy has a row of the ledger that isn't here as it was.
    LedgerDiffers {
        #[ts(type = "number")]
        id: i64,
    },
    /// A frozen release isn't what the ledger has sealed.
    Release { release_id: ReleaseId, part: String },
    /// The pack of a release isn't the file that was released.
    Pack { release_id: ReleaseId, path: String },
}

/// The end of the ledger's chain: who keeps it elsewhere can tell later that nothing before it was altered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LedgerSeal {
    #[ts(type = "number")]
    pub rows: i64,
    #[ts(type = "number")]
    pub last: i64,
    /// Hexadecimal digits; empty in a new register.
    pub chain: String,
}

impl Store {
    /// The file, the ledger and the releases.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn verify(&self) -> Result<Vec<Broken>, StoreError> {
        let connection = self.fresh()?;
        let mut broken: Vec<Broken> = health::sqlite_problems(connection.get())?
            .into_iter()
            .map(|detail| Broken::Database { detail })
            .collect();
        let reader = Reader::new(connection.get());
        broken.extend(reader.broken_ledger()?);
        broken.extend(reader.broken_releases()?);
        Ok(broken)
    }

    /// The ledger alone; with a kept copy of the register, whether the copy's ledger is the beginning of this one.
    ///
    /// # Errors
    /// Those of the disk; of a copy that is no register.
    pub fn verify_ledger(&self, copy: Option<&Path>) -> Result<Vec<Broken>, StoreError> {
        let mut broken = self.read(|reader| reader.broken_ledger())?;
        if let Some(copy) = copy {
            let connection = key::open(copy, OpenFlags::SQLITE_OPEN_READ_ONLY, self.key())?;
            let (id, chain) = Reader::new(&connection).last_link()?;
            let here = self.read(|reader| reader.link_of(id))?;
            if id > 0 && here != chain {
                broken.push(Broken::LedgerDiffers { id });
            }
        }
        Ok(broken)
    }
}

impl Reader<'_> {
    /// # Errors
    /// Those of the disk.
    pub fn ledger_seal(&self) -> Result<LedgerSeal, StoreError> {
        let rows = self.connection.query_row("SELECT count(*) FROM ledger", [], |row| row.get(0))?;
        let (last, chain) = self.last_link()?;
        let chain = chain.unwrap_or_default().iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(LedgerSeal { rows, last, chain })
    }

    fn last_link(&self) -> Result<(i64, Option<Vec<u8>>), StoreError> {
        let sql = "SELECT id, chain FROM ledger ORDER BY id DESC LIMIT 1";
        let last = row::one(self.connection, sql, [], |row| Ok((row.get(0)?, Some(row.get(1)?))))?;
        Ok(last.unwrap_or((0, None)))
    }

    fn link_of(&self, id: i64) -> Result<Option<Vec<u8>>, StoreError> {
        row::one(self.connection, "SELECT chain FROM ledger WHERE id = ?", [id], |row| Ok(row.get(0)?))
    }

    fn broken_ledger(&self) -> Result<Vec<Broken>, StoreError> {
        let mut broken: Vec<Broken> =
            self.first_broken_ledger_row()?.map(|id| Broken::LedgerRow { id }).into_iter().collect();
        let (last, _) = self.last_link()?;
        // AUTOINCREMENT remembers the greatest id there ever was.
        let counted = "SELECT seq FROM sqlite_sequence WHERE name = 'ledger'";
        let counted = row::one(self.connection, counted, [], |row| Ok(row.get(0)?))?.unwrap_or(0);
        if counted > last {
            broken.push(Broken::LedgerCut { last, counted });
        }
        Ok(broken)
    }

    fn broken_releases(&self) -> Result<Vec<Broken>, StoreError> {
        let mut broken = Vec::new();
        for release in self.releases()? {
            let rows = self.ledger_of(Entity::from(release.id))?;
            let parts = match rows.iter().find_map(|row: &LedgerRow| row.after.as_ref()) {
                Some(sealed) => altered(&release, sealed),
                None => vec!["ledger"],
            };
            let parts = parts.into_iter().chain(self.lost_pack(&release, &rows)?);
            let one = |part: &str| Broken::Release { release_id: release.id, part: part.to_owned() };
            broken.extend(parts.map(one));
        }
        Ok(broken)
    }
}

impl Reader<'_> {
    /// The bytes of its pack are gone or others, though the ledger says that they were kept.
    fn lost_pack(&self, release: &Release, rows: &[LedgerRow]) -> Result<Option<&'static str>, StoreError> {
        let sealed = rows.iter().find_map(|row| row.after.as_ref());
        let kept = sealed.and_then(|sealed| sealed.get("kept")).and_then(Value::as_bool);
        if !kept.unwrap_or(release.kept) {
            return Ok(None);
        }
        let same = self.kept_file(&release.digest)?.is_some_and(|file| file.digest() == release.digest);
        Ok((!same).then_some("pack"))
    }
}

/// The parts of a release that the ledger knows otherwise. A row from before there were seals knows only the digest.
fn altered(release: &Release, sealed: &Value) -> Vec<&'static str> {
    let told = |key: &str| sealed.get(key).and_then(Value::as_str);
    let mut parts = Vec::new();
    if told("digest").is_some_and(|digest| digest != release.digest) {
        parts.push("digest");
    }
    for (part, seal) in seal::PARTS {
        let value = if part == "snapshot" { &release.snapshot } else { &release.files };
        if told(seal).is_some_and(|sealed| sealed != seal::of(value)) {
            parts.push(part);
        }
    }
    parts
}
