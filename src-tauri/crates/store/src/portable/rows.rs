//! The rows of an export, line by line, each as long as a line may be and no longer.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use serde_json::{Map, Value};

use crate::error::StoreError;

/// The frozen copy of a release has some 100 kB; no line of ours is longer than this.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// Hands every row to `take`, with the number of its line.
pub(crate) fn each(
    path: &Path,
    mut take: impl FnMut(&Map<String, Value>) -> Result<(), StoreError>,
) -> Result<u64, StoreError> {
    let told = |error: std::io::Error| StoreError::io(&error, path);
    let mut file = BufReader::new(File::open(path).map_err(told)?);
    let mut line = Vec::new();
    let mut count = 0;
    loop {
        line.clear();
        let length = file.by_ref().take(MOST_BYTES + 1).read_until(b'\n', &mut line).map_err(told)? as u64;
        if length == 0 {
            return Ok(count);
        }
        count += 1;
        let strange = |detail: String| StoreError::NotPortable {
            detail: format!("{}:{count}: {detail}", path.file_name().unwrap_or_default().to_string_lossy()),
        };
        if length > MOST_BYTES {
            return Err(strange("the line is too long".to_owned()));
        }
        match serde_json::from_slice(&line) {
            Ok(Value::Object(row)) => take(&row)?,
            Ok(_) => return Err(strange("no object".to_owned())),
            Err(error) => return Err(strange(error.to_string())),
        }
    }
}
