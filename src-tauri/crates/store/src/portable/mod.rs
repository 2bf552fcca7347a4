//! The portable export: everything the register holds, in files that any program can read, and back into an empty one.
//!
//! ```text
//! manifest.json            "lawka-register/1", the schema's version, each file with its SHA-256, rows and purpose
//! tables/person.jsonl      one JSON object a line, the columns of schema/*.sql by their names
//! tables/…
//! blobs/<sha256>           what is too large for a line
//! files/…                  the folders of the department's data beside the register, as they are
//! README.txt               this, in the office's language
//! ```
//!
//! Numbers, texts and nulls are JSON's; a short BLOB is `{"hex": "…"}`, a long one `{"blob": "<sha256>"}`. Instants are
//! seconds since 1970 UTC, dates `2026-05-13`, lengths minutes. The search index is made anew on import. The schema's
//! version tells which migrations (`schema/*.sql`) the columns belong to: an older export is imported into its own schema
//! and upgraded.

mod read;
mod rows;
mod table;
mod write;

pub use read::import_files;
use serde::{Deserialize, Serialize};

pub(crate) const FORMAT: &str = "lawka-register/1";
pub(crate) const MANIFEST: &str = "manifest.json";

/// What a portable export consists of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PortableManifest {
    pub format: String,
    /// The version of the schema, see `src-tauri/crates/store/src/schema`.
    pub schema: u32,
    /// The program that wrote it.
    pub program: String,
    /// RFC 3339.
    pub exported_at: String,
    /// The last link of the ledger's chain in hexadecimal digits; empty without a ledger.
    pub ledger_chain: String,
    pub files: Vec<PortableFile>,
}

/// One file of an export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PortableFile {
    /// With `/` between its parts, below the export's folder.
    pub path: String,
    pub sha256: String,
    pub bytes: u64,
    /// Of a table.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub rows: Option<u64>,
}
