//! Files that people choose, read but not without bound.

use std::fs::File;
use std::io::{BufReader, Read, Take};
use std::path::Path;

use crate::{DeskError, Failure};

/// A calendar of 100,000 events has some 110 MB; nothing an office imports is larger than this.
pub(crate) const MOST_BYTES: u64 = 512 * 1024 * 1024;

/// The bytes of a file.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, DeskError> {
    read_up_to(path, MOST_BYTES)
}

/// A file to be read piece by piece.
pub(crate) fn open(path: &Path) -> Result<BufReader<Take<File>>, DeskError> {
    must_fit(path, MOST_BYTES)?;
    let file = File::open(path).map_err(|error| DeskError::file(path, &error))?;
    // A file that grows meanwhile is not read beyond the bound either.
    Ok(BufReader::with_capacity(1 << 18, file.take(MOST_BYTES)))
}

pub(crate) fn read_up_to(path: &Path, most: u64) -> Result<Vec<u8>, DeskError> {
    let mut bytes = Vec::new();
    must_fit(path, most)?;
    let told = |error: std::io::Error| DeskError::file(path, &error);
    let length = File::open(path).map_err(told)?.take(most + 1).read_to_end(&mut bytes).map_err(told)? as u64;
    if length > most { Err(refused(path, &format!("more than {most} bytes"))) } else { Ok(bytes) }
}

/// Looked at before it is opened: a pipe would keep whoever opens it waiting, a device never ends.
fn must_fit(path: &Path, most: u64) -> Result<(), DeskError> {
    let about = std::fs::metadata(path).map_err(|error| DeskError::file(path, &error))?;
    if !about.is_file() {
        return Err(refused(path, "not a file"));
    }
    let length = about.len();
    if length > most {
        Err(refused(path, &format!("{length} bytes; at most {most} are read")))
    } else {
        Ok(())
    }
}

fn refused(path: &Path, detail: &str) -> DeskError {
    Failure::File { path: path.display().to_string(), detail: detail.to_owned() }.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_over_the_bound_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("duzy.ics");
        std::fs::write(&path, [b'x'; 11]).unwrap();
        assert_eq!(read_up_to(&path, 11).unwrap().len(), 11);
        assert!(matches!(read_up_to(&path, 10), Err(DeskError::Failed { failure: Failure::File { .. } })));
    }
    #[test]
    fn what_is_no_file_is_not_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let refused = |path: &Path| {
            matches!(read_up_to(path, 10), Err(DeskError::Failed { failure: Failure::File { .. } }))
        };
        assert!(refused(folder.path()));
        #[cfg(unix)]
        {
            let pipe = folder.path().join("rura");
            assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
            assert!(refused(&pipe));
            assert!(refused(Path::new("/dev/zero")));
        }
    }
}
