//! Reading a portable export into an empty register. Nothing in it is believed before it was checked: paths stay inside
//! the folder, digests and counts agree, tables and columns are the schema's own, and the whole must be sound and its
//! ledger unbroken before it takes the empty register's place.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use planning::file_name;
use rusqlite::{Connection, params_from_iter};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::table::{from_json, hex, tables};
use super::{FORMAT, MANIFEST, PortableFile, PortableManifest, rows};
use crate::error::StoreError;
use crate::key::Key;
use crate::open::Store;
use crate::reader::Reader;
use crate::{backup, capture, key, migrate, pragma, search};

/// A manifest names some hundred files; one that is larger than this is none of ours.
const MOST_MANIFEST: u64 = 64 * 1024 * 1024;

/// Nor is a BLOB, which has to fit into memory.
const MOST_BLOB: u64 = 512 * 1024 * 1024;

/// Nor are the folders beside a register (templates, and what IT put there): together they don't fill a disk.
const MOST_BESIDE: u64 = 2 * 1024 * 1024 * 1024;

impl Store {
    /// Fills the empty register with an export. Answers the manifest, so that the files beside the register can follow.
    ///
    /// # Errors
    /// [`StoreError::NotEmpty`]; [`StoreError::NotPortable`] and [`StoreError::Newer`] for the export; those of the disk.
    /// The register is as empty as before then.
    pub fn import_all(&self, folder: &Path) -> Result<PortableManifest, StoreError> {
        self.must_be_empty()?;
        let manifest = manifest(folder)?;
        must_be_plain(&manifest)?;
        manifest.files.iter().try_for_each(|file| check(folder, file))?;
        let ready = self.path().with_added_extension("importing");
        let done = build(&ready, self.key(), folder, &manifest).map_err(of_the_export);
        let done = done.and_then(|()| self.take_over(&ready));
        let removed = backup::remove(&ready);
        done.and(removed).map_err(|error| error.at(self.path()))?;
        Ok(manifest)
    }

    fn must_be_empty(&self) -> Result<(), StoreError> {
        let filled = self.read(|reader| {
            let one = |captured: &capture::Captured| {
                let sql = format!("SELECT EXISTS (SELECT 1 FROM {})", captured.table);
                reader.connection.query_row(&sql, [], |row| row.get::<_, bool>(0))
            };
            let rows = capture::CAPTURED.iter().map(one).collect::<Result<Vec<_>, _>>()?;
            Ok(rows.contains(&true) || reader.last_change()? > 0)
        })?;
        if filled { Err(StoreError::NotEmpty) } else { Ok(()) }
    }
}

fn strange(detail: impl ToString) -> StoreError {
    StoreError::NotPortable { detail: detail.to_string() }
}

/// What contradicts itself while a register is made from an export does so in the export: no fault of the program.
fn of_the_export(error: StoreError) -> StoreError {
    match error {
        StoreError::Inconsistent { detail } => strange(detail),
        other => other,
    }
}

/// The manifest of an export, with its format and version judged.
fn manifest(folder: &Path) -> Result<PortableManifest, StoreError> {
    let path = folder.join(MANIFEST);
    let bytes = read_up_to(&path, MOST_MANIFEST)?;
    let manifest: PortableManifest = serde_json::from_slice(&bytes).map_err(strange)?;
    if manifest.format != FORMAT {
        return Err(strange(format!("format {:?}", manifest.format)));
    }
    if manifest.schema > migrate::VERSION {
        return Err(StoreError::Newer { found: manifest.schema, known: migrate::VERSION });
    }
    Ok(manifest)
}

/// Each file once, whatever a file system makes of upper and lower case; and no more beside the register than may be.
fn must_be_plain(manifest: &PortableManifest) -> Result<(), StoreError> {
    let mut seen = BTreeSet::new();
    if let Some(twice) = manifest.files.iter().find(|file| !seen.insert(file.path.to_lowercase())) {
        return Err(strange(format!("{:?} stands there twice", twice.path)));
    }
    let beside = manifest.files.iter().filter(|file| file.path.starts_with("files/"));
    let bytes = beside.fold(0_u64, |sum, file| sum.saturating_add(file.bytes));
    if bytes > MOST_BESIDE { Err(strange(format!("{bytes} bytes beside the register"))) } else { Ok(()) }
}

/// Where a file of the export lies; never outside its folder, and under a name that every system takes for a file.
pub(crate) fn inside(folder: &Path, path: &str) -> Result<PathBuf, StoreError> {
    if !path.split('/').all(file_name::is_safe) {
        return Err(strange(format!("the path {path:?}")));
    }
    let place = path.split('/').fold(folder.to_owned(), |place, part| place.join(part));
    let linked = place.ancestors().take_while(|each| *each != folder).any(Path::is_symlink);
    if linked { Err(strange(format!("{path:?} is a link"))) } else { Ok(place) }
}

/// The file is there, as long as told, and has the digest that was told.
fn check(folder: &Path, told: &PortableFile) -> Result<(), StoreError> {
    let path = inside(folder, &told.path)?;
    let io = |error: std::io::Error| StoreError::io(&error, &path);
    let mut file = open(&path)?.take(told.bytes.saturating_add(1));
    let (mut digest, mut bytes, mut part) = (Sha256::new(), 0, vec![0; 65_536]);
    loop {
        match file.read(&mut part).map_err(io)? {
            0 => break,
            length => {
                digest.update(&part[..length]);
                bytes += length as u64;
            }
        }
    }
    let same = bytes == told.bytes && hex(&digest.finalize()) == told.sha256;
    if same { Ok(()) } else { Err(strange(format!("{} isn't the file that was exported", told.path))) }
}

/// A file in earnest: a pipe or a device would never end.
fn open(path: &Path) -> Result<File, StoreError> {
    let io = |error: std::io::Error| StoreError::io(&error, path);
    if !fs::metadata(path).map_err(io)?.is_file() {
        return Err(strange(format!("{} is no file", path.display())));
    }
    File::open(path).map_err(io)
}

fn read_up_to(path: &Path, most: u64) -> Result<Vec<u8>, StoreError> {
    let io = |error: std::io::Error| StoreError::io(&error, path);
    let mut bytes = Vec::new();
    let read = open(path)?.take(most + 1).read_to_end(&mut bytes).map_err(io)?;
    if read as u64 > most {
        return Err(strange(format!("{} is too large", path.display())));
    }
    Ok(bytes)
}

/// Makes the whole register beside the empty one: in the export's own schema first, then upgraded.
fn build(
    ready: &Path,
    key: Option<&Key>,
    folder: &Path,
    manifest: &PortableManifest,
) -> Result<(), StoreError> {
    backup::remove(ready)?;
    let mut connection = key::open_or_make(ready, key)?;
    pragma::set(&connection)?;
    let migrations = migrate::MIGRATIONS.get(..manifest.schema as usize).unwrap_or_default();
    migrate::run_all(&mut connection, migrations)?;
    fill(&mut connection, folder, manifest)?;
    migrate::run(&mut connection)?;
    let transaction = connection.transaction()?;
    search::index_all(&Reader::new(&transaction))?;
    transaction.commit()?;
    let chain = Reader::new(&connection).ledger_seal()?.chain;
    if chain != manifest.ledger_chain {
        return Err(strange("the ledger doesn't end with the link that the manifest names"));
    }
    connection.close().map_err(|(_, error)| error)?;
    backup::verify(ready, key).map_err(|error| match error {
        StoreError::Damaged { detail } => strange(detail),
        other => other,
    })
}

fn fill(connection: &mut Connection, folder: &Path, manifest: &PortableManifest) -> Result<(), StoreError> {
    let transaction = connection.transaction()?;
    // Rows come table by table; what points to what is checked at the commit.
    transaction.execute_batch("PRAGMA defer_foreign_keys = ON")?;
    for table in tables(&transaction)? {
        transaction.execute(&format!("DELETE FROM main.\"{table}\""), [])?;
        let path = format!("tables/{table}.jsonl");
        let told = manifest.files.iter().find(|file| file.path == path);
        let told = told.ok_or_else(|| strange(format!("{path} is missing")))?;
        let found = fill_table(&transaction, folder, &table)?;
        if told.rows != Some(found) {
            return Err(strange(format!("{path} has {found} rows")));
        }
    }
    Ok(transaction.commit()?)
}

fn fill_table(connection: &Connection, folder: &Path, table: &str) -> Result<u64, StoreError> {
    let known: BTreeSet<String> = capture::columns(connection, table)?.into_iter().collect();
    let path = inside(folder, &format!("tables/{table}.jsonl"))?;
    rows::each(&path, |row| {
        if let Some(stranger) = row.keys().find(|column| !known.contains(*column)) {
            return Err(strange(format!("{table} has no column {stranger:?}")));
        }
        insert(connection, folder, table, row)
    })
}

fn insert(
    connection: &Connection,
    folder: &Path,
    table: &str,
    row: &Map<String, Value>,
) -> Result<(), StoreError> {
    let fetch = |digest: &str| read_up_to(&inside(folder, &format!("blobs/{digest}"))?, MOST_BLOB);
    let values = row.values().map(|value| from_json(value, fetch)).collect::<Result<Vec<_>, _>>()?;
    let columns: Vec<String> = row.keys().map(|column| format!("\"{column}\"")).collect();
    let marks = vec!["?"; columns.len()].join(", ");
    let sql = format!("INSERT INTO main.\"{table}\" ({}) VALUES ({marks})", columns.join(", "));
    connection.prepare_cached(&sql)?.execute(params_from_iter(values)).map_err(
        |error| match StoreError::from(error) {
            StoreError::Inconsistent { detail } => strange(format!("{table}: {detail}")),
            other => other,
        },
    )?;
    Ok(())
}

/// Copies the folders that lie beside a register, as an export brings them. What is there already stays; no file comes
/// beside the register itself, where SQLite would take it for a log of its own, nor into a folder of `ours`.
///
/// # Errors
/// [`StoreError::NotPortable`] for a path that leads elsewhere; those of the disk.
pub fn import_files(
    manifest: &PortableManifest,
    folder: &Path,
    data: &Path,
    ours: &[&str],
) -> Result<u32, StoreError> {
    let mut count = 0;
    for (file, below) in
        manifest.files.iter().filter_map(|file| Some((file, file.path.strip_prefix("files/")?)))
    {
        let beside = below.split_once('/').map(|(name, _)| name);
        if beside.is_none_or(|name| ours.iter().any(|our| our.eq_ignore_ascii_case(name))) {
            return Err(strange(format!("the path {:?}", file.path)));
        }
        let (from, to) = (inside(folder, &file.path)?, inside(data, below)?);
        if to.exists() {
            continue;
        }
        let parent = to.parent().unwrap_or(data);
        fs::create_dir_all(parent).map_err(|error| StoreError::io(&error, parent))?;
        fs::copy(&from, &to).map_err(|error| StoreError::io(&error, &to))?;
        count += 1;
    }
    Ok(count)
}
