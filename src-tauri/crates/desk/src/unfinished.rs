//! Files that get their name when they are whole. What a killed program left half done is removed by the next one.
//!
//! A file is written beside its place, as `….part`, and renamed. Before that a note with its path is put into the folder
//! `w-toku` beside the register and locked for as long as the program works on it. A note that nobody holds is left over:
//! what it names is removed, then the note.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use crate::DeskError;

/// Beside the register.
const NOTES: &str = "w-toku";
/// What a file is called until it is whole.
const PART: &str = "part";

/// A file under way. Dropped before it got its name, nothing is left of it.
pub(crate) struct Unfinished {
    part: PathBuf,
    target: PathBuf,
    note: Note,
}

impl Unfinished {
    /// Writes the bytes onto the disk, beside the place where they are to be. `register` is the register's folder.
    ///
    /// # Errors
    /// Failed when either folder can't be written.
    pub(crate) fn write(register: &Path, target: &Path, bytes: &[u8]) -> Result<Self, DeskError> {
        let folder = target.parent().unwrap_or(Path::new(""));
        std::fs::create_dir_all(folder).map_err(|error| DeskError::file(folder, &error))?;
        let note = Note::new(register)?;
        let part = target.with_added_extension(format!("{}.{PART}", note.name()));
        note.tell(&part)?;
        let unfinished = Self { part, target: target.to_owned(), note };
        let write = |path: &Path| {
            let mut file = File::create(path)?;
            file.write_all(bytes)?;
            file.sync_all()
        };
        write(&unfinished.part).map_err(|error| DeskError::file(folder, &error))?;
        Ok(unfinished)
    }

    /// Gives it its name, in one step: whoever looks finds the old file or the new one.
    ///
    /// # Errors
    /// Failed when the system refuses, as where the old file is open in a program on Windows.
    pub(crate) fn put_in_place(self) -> Result<(), DeskError> {
        std::fs::rename(&self.part, &self.target).map_err(|error| DeskError::file(&self.target, &error))?;
        sync_folder(self.target.parent().unwrap_or(Path::new("")));
        Ok(())
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        // Renamed, it is no longer there; that is no error.
        let _ = std::fs::remove_file(&self.part);
        let _ = std::fs::remove_file(&self.note.path);
    }
}

/// The name of a file lasts only when its folder is on the disk too; where a system has no such thing, it needs none.
fn sync_folder(folder: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

/// Says what is under way, and that somebody works on it.
struct Note {
    path: PathBuf,
    /// Locked until it is dropped, also by a program that dies.
    file: File,
}

impl Note {
    fn new(register: &Path) -> Result<Self, DeskError> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let folder = register.join(NOTES);
        std::fs::create_dir_all(&folder).map_err(|error| DeskError::file(&folder, &error))?;
        loop {
            let number = COUNT.fetch_add(1, Ordering::Relaxed);
            let path = folder.join(format!("{}-{number}", std::process::id()));
            let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path);
            let file = file.map_err(|error| DeskError::file(&path, &error))?;
            // Between the two steps somebody may have taken it for a left-over: then it is gone.
            if file.try_lock().is_ok() && path.exists() {
                return Ok(Self { path, file });
            }
        }
    }

    fn name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    fn tell(&self, part: &Path) -> Result<(), DeskError> {
        let told = serde_json::to_vec(part).unwrap_or_default();
        let mut file = &self.file;
        file.set_len(0)
            .and_then(|()| file.write_all(&told))
            .and_then(|()| file.sync_all())
            .map_err(|error| DeskError::file(&self.path, &error))
    }
}

/// Removes what programs that are no longer there left half done. What cannot be removed now is tried again next time.
pub(crate) fn sweep(register: &Path) {
    let Ok(notes) = std::fs::read_dir(register.join(NOTES)) else { return };
    for path in notes.flatten().map(|note| note.path()) {
        let left = OpenOptions::new().read(true).write(true).open(&path).ok().and_then(left_over);
        if let Some(part) = left
            && part.as_deref().is_none_or(removed)
        {
            let _ = std::fs::remove_file(&path);
        }
    }
}

/// What a note speaks of, where nobody holds it; a program that died before it wrote one left nothing.
fn left_over(mut note: File) -> Option<Option<PathBuf>> {
    if matches!(note.try_lock(), Err(TryLockError::WouldBlock | TryLockError::Error(_))) {
        return None;
    }
    let mut told = String::new();
    note.read_to_string(&mut told).ok()?;
    Some(serde_json::from_str::<PathBuf>(&told).ok().filter(|part| part.extension() == Some(PART.as_ref())))
}

/// Whether nothing is there any more.
fn removed(part: &Path) -> bool {
    match std::fs::remove_file(part) {
        Ok(()) => true,
        Err(error) => error.kind() == std::io::ErrorKind::NotFound,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let found = std::fs::read_dir(folder).into_iter().flatten().flatten();
        found.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn a_file_gets_its_name_whole_and_nothing_else_is_left() {
        let (register, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let target = out.path().join("pakiet.zip");
        std::fs::write(&target, b"stary").unwrap();
        let unfinished = Unfinished::write(register.path(), &target, b"nowy").unwrap();
        assert_eq!(std::fs::read(&target).unwrap(), b"stary");
        unfinished.put_in_place().unwrap();
        assert_eq!(std::fs::read(&target).unwrap(), b"nowy");
        assert_eq!(names(out.path()), ["pakiet.zip"]);
        assert_eq!(names(&register.path().join(NOTES)), Vec::<String>::new());
    }

    #[test]
    fn what_is_given_up_leaves_nothing() {
        let (register, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        drop(Unfinished::write(register.path(), &out.path().join("pakiet.zip"), b"nowy").unwrap());
        assert!(names(out.path()).is_empty() && names(&register.path().join(NOTES)).is_empty());
    }

    #[test]
    fn what_somebody_is_working_on_is_left_alone_and_what_nobody_holds_is_removed() {
        let (register, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let unfinished = Unfinished::write(register.path(), &out.path().join("pakiet.zip"), b"nowy").unwrap();
        sweep(register.path());
        assert!(unfinished.part.exists(), "its program is still there");
        // As a killed program leaves it: the lock goes with the program, the files stay.
        unfinished.note.file.unlock().unwrap();
        sweep(register.path());
        assert!(names(out.path()).is_empty() && names(&register.path().join(NOTES)).is_empty());
    }

    #[test]
    fn a_note_that_names_something_else_removes_nothing() {
        let (register, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let innocent = out.path().join("umowa.docx");
        std::fs::write(&innocent, b"x").unwrap();
        let notes = register.path().join(NOTES);
        std::fs::create_dir_all(&notes).unwrap();
        std::fs::write(notes.join("1-0"), serde_json::to_vec(&innocent).unwrap()).unwrap();
        std::fs::write(notes.join("1-1"), b"").unwrap();
        sweep(register.path());
        assert!(innocent.exists());
        assert!(names(&notes).is_empty());
    }
}
