//! Writing a portable export.

use std::fs::{self, File};
use std::io::{BufWriter, Read, Write};
use std::path::Path;

use planning::file_name;
use rusqlite::{Connection, Row};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::table::{hex, tables, to_json};
use super::{FORMAT, MANIFEST, PortableFile, PortableManifest};
use crate::error::StoreError;
use crate::open::Store;
use crate::reader::Reader;
use crate::{capture, migrate};

impl Store {
    /// Writes everything, of one moment, into a folder that is empty or not there yet. `beside` names folders of the
    /// department's data that go along; `readme` is the text for people. The manifest comes last: a folder without one is
    /// no export.
    ///
    /// # Errors
    /// [`StoreError::NotEmpty`] for a folder with something in it; those of the disk.
    pub fn export_all(
        &self,
        folder: &Path,
        beside: &[&Path],
        (program, exported_at, readme): (&str, &str, &str),
    ) -> Result<PortableManifest, StoreError> {
        let mut export = Export::begin(folder)?;
        let (schema, ledger_chain) = self.read(|reader| {
            for table in tables(reader.connection)? {
                export.table(reader.connection, &table)?;
            }
            Ok((migrate::VERSION, Reader::new(reader.connection).ledger_seal()?.chain))
        })?;
        for each in beside {
            let name = each.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let to = export.free("files", &name);
            export.folder(each, &to)?;
        }
        export.text("README.txt", readme)?;
        let (program, exported_at) = (program.to_owned(), exported_at.to_owned());
        let format = FORMAT.to_owned();
        let manifest =
            PortableManifest { format, schema, program, exported_at, ledger_chain, files: export.files };
        let text = serde_json::to_string_pretty(&manifest)?;
        write_whole(&folder.join(MANIFEST), text.as_bytes())?;
        Ok(manifest)
    }
}

struct Export<'a> {
    root: &'a Path,
    files: Vec<PortableFile>,
}

impl<'a> Export<'a> {
    fn begin(root: &'a Path) -> Result<Self, StoreError> {
        fs::create_dir_all(root.join("tables")).map_err(|error| StoreError::io(&error, root))?;
        let entries = fs::read_dir(root).map_err(|error| StoreError::io(&error, root))?;
        if entries.count() > 1 {
            return Err(StoreError::NotEmpty);
        }
        Ok(Self { root, files: vec![] })
    }

    fn table(&mut self, connection: &Connection, table: &str) -> Result<(), StoreError> {
        let path = format!("tables/{table}.jsonl");
        let mut file = Counted::create(self.root, &path)?;
        let mut statement = connection.prepare(&in_order(connection, table)?)?;
        let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let mut rows = statement.query([])?;
        let mut count = 0;
        while let Some(row) = rows.next()? {
            let line = self.line(row, &names)?;
            file.write(line.to_string().as_bytes())?;
            file.write(b"\n")?;
            count += 1;
        }
        self.files.push(PortableFile { rows: Some(count), ..file.done(path)? });
        Ok(())
    }

    fn line(&mut self, row: &Row<'_>, names: &[String]) -> Result<Value, StoreError> {
        let mut fields = Map::new();
        for (at, name) in names.iter().enumerate() {
            fields.insert(name.clone(), to_json(row.get_ref(at)?, |bytes| self.blob(bytes))?);
        }
        Ok(Value::Object(fields))
    }

    /// The same bytes twice stand there once.
    fn blob(&mut self, bytes: &[u8]) -> Result<String, StoreError> {
        let digest = hex(&Sha256::digest(bytes));
        let path = format!("blobs/{digest}");
        if !self.files.iter().any(|file| file.path == path) {
            let mut file = Counted::create(self.root, &path)?;
            file.write(bytes)?;
            self.files.push(file.done(path)?);
        }
        Ok(digest)
    }

    fn text(&mut self, path: &str, text: &str) -> Result<(), StoreError> {
        let mut file = Counted::create(self.root, path)?;
        file.write(text.as_bytes())?;
        self.files.push(file.done(path.to_owned())?);
        Ok(())
    }

    /// Plain files below a folder; links are left out, so that nothing from elsewhere comes along.
    fn folder(&mut self, from: &Path, to: &str) -> Result<(), StoreError> {
        let told = |error: std::io::Error| StoreError::io(&error, from);
        let mut entries = match fs::read_dir(from) {
            Ok(entries) => entries.collect::<Result<Vec<_>, _>>().map_err(told)?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(told(error)),
        };
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let kind = entry.file_type().map_err(told)?;
            let path = self.free(to, &entry.file_name().to_string_lossy());
            if kind.is_dir() {
                self.folder(&entry.path(), &path)?;
            } else if kind.is_file() {
                self.file(&entry.path(), path)?;
            }
        }
        Ok(())
    }

    /// A path for a name of this system's that any other takes, too, and that no other file has.
    fn free(&self, folder: &str, name: &str) -> String {
        let taken = |path: &str| {
            let below = format!("{path}/").to_lowercase();
            self.files.iter().any(|file| format!("{}/", file.path).to_lowercase().starts_with(&below))
        };
        let first = format!("{folder}/{}", file_name::safe(name, "plik"));
        if !taken(&first) {
            return first;
        }
        let mut others =
            (2..).map(|number| format!("{folder}/{}", file_name::safe(&format!("{number}-{name}"), "plik")));
        others.find(|path| !taken(path)).unwrap_or(first)
    }

    fn file(&mut self, from: &Path, path: String) -> Result<(), StoreError> {
        let told = |error: std::io::Error| StoreError::io(&error, from);
        let mut source = File::open(from).map_err(told)?;
        let mut file = Counted::create(self.root, &path)?;
        let mut part = vec![0; 65_536];
        loop {
            match source.read(&mut part).map_err(told)? {
                0 => break,
                length => file.write(&part[..length])?,
            }
        }
        self.files.push(file.done(path)?);
        Ok(())
    }
}

/// By the first two columns, which are a key in every table: the same register gives the same files.
fn in_order(connection: &Connection, table: &str) -> Result<String, StoreError> {
    let order = if capture::columns(connection, table)?.len() > 1 { "1, 2" } else { "1" };
    Ok(format!("SELECT * FROM main.\"{table}\" ORDER BY {order}"))
}

/// A file that knows its length and digest.
struct Counted {
    path: std::path::PathBuf,
    file: BufWriter<File>,
    digest: Sha256,
    bytes: u64,
}

impl Counted {
    fn create(root: &Path, path: &str) -> Result<Self, StoreError> {
        let path = root.join(path);
        let folder = path.parent().unwrap_or(root);
        fs::create_dir_all(folder).map_err(|error| StoreError::io(&error, folder))?;
        let file = File::create_new(&path).map_err(|error| StoreError::io(&error, &path))?;
        Ok(Self { path, file: BufWriter::new(file), digest: Sha256::new(), bytes: 0 })
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), StoreError> {
        self.digest.update(bytes);
        self.bytes += bytes.len() as u64;
        self.file.write_all(bytes).map_err(|error| StoreError::io(&error, &self.path))
    }

    fn done(self, path: String) -> Result<PortableFile, StoreError> {
        let Self { path: place, file, digest, bytes } = self;
        let synced = file.into_inner().map_err(std::io::IntoInnerError::into_error);
        synced.and_then(|file| file.sync_all()).map_err(|error| StoreError::io(&error, &place))?;
        Ok(PortableFile { path, sha256: hex(&digest.finalize()), bytes, rows: None })
    }
}

fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let told = |error: std::io::Error| StoreError::io(&error, path);
    let mut file = File::create_new(path).map_err(told)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(told)
}
