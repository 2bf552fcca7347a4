//! Templates that the city's IT puts beside the register: `szablony/` in the data folder, file by file.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

use documents::TemplateFault;

/// Larger files are no templates.
const MOST_BYTES: u64 = 1024 * 1024;
const MOST_FILES: usize = 500;

/// The office's own templates, and what could not be read of them.
#[derive(Debug, Default)]
pub(crate) struct Overrides {
    /// By the path below the folder, with `/`.
    pub texts: BTreeMap<String, String>,
    pub faults: Vec<TemplateFault>,
}

/// Every text file below the folder; nothing when there is no such folder. What can't be read is reported, and the
/// built-in template is used.
pub(crate) fn overrides(folder: &Path) -> Overrides {
    let mut found = Overrides::default();
    let mut open = vec![folder.to_owned()];
    while let Some(path) = open.pop() {
        let Ok(entries) = std::fs::read_dir(&path) else { continue };
        for entry in entries.flatten() {
            // Links are not followed: what is used lies in this folder.
            let Ok(kind) = entry.file_type() else { continue };
            if kind.is_dir() {
                open.push(entry.path());
            } else if kind.is_file() && found.texts.len() < MOST_FILES {
                take(folder, &entry.path(), &mut found);
            }
        }
    }
    found.faults.sort_by(|a, b| a.file.cmp(&b.file));
    found
}

fn take(folder: &Path, path: &Path, found: &mut Overrides) {
    let Ok(below) = path.strip_prefix(folder) else { return };
    let file = below.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
    match read(path) {
        Ok(text) => drop(found.texts.insert(file, text)),
        Err(reason) => found.faults.push(TemplateFault { file, line: None, reason }),
    }
}

fn read(path: &Path) -> Result<String, String> {
    let (mut text, told) = (String::new(), |error: std::io::Error| error.to_string());
    let file = std::fs::File::open(path).map_err(told)?;
    let length = file.take(MOST_BYTES + 1).read_to_string(&mut text).map_err(told)? as u64;
    if length > MOST_BYTES { Err(format!("more than {MOST_BYTES} bytes")) } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use super::overrides;

    #[test]
    fn templates_are_found_by_their_path_below_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("texts")).unwrap();
        std::fs::write(folder.path().join("texts/x.txt"), "Zapraszamy!").unwrap();
        let found = overrides(folder.path());
        assert_eq!(found.texts.get("texts/x.txt").map(String::as_str), Some("Zapraszamy!"));
        assert!(overrides(&folder.path().join("nie-ma")).texts.is_empty());
    }

    #[test]
    fn a_template_that_is_no_text_is_reported_by_name() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("logo.txt"), [0xff, 0xfe, 0x00]).unwrap();
        let found = overrides(folder.path());
        assert_eq!((found.texts.len(), found.faults.len()), (0, 1));
        assert_eq!(found.faults[0].file, "logo.txt");
    }

    /// A link out of the folder, a file without end, more files than there are templates: none of it is read.
    #[test]
    #[cfg(unix)]
    fn nothing_outside_the_folder_and_nothing_without_end_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let elsewhere = tempfile::tempdir().unwrap();
        std::fs::write(elsewhere.path().join("tajne.txt"), "tajne").unwrap();
        std::os::unix::fs::symlink(elsewhere.path(), folder.path().join("texts")).unwrap();
        std::os::unix::fs::symlink(elsewhere.path().join("tajne.txt"), folder.path().join("x.txt")).unwrap();
        std::os::unix::fs::symlink("/dev/zero", folder.path().join("zero.txt")).unwrap();
        std::os::unix::fs::symlink(folder.path(), folder.path().join("kolo")).unwrap();
        let huge = std::fs::File::create(folder.path().join("duzy.txt")).unwrap();
        huge.set_len(1 << 40).unwrap();
        let found = overrides(folder.path());
        assert!(found.texts.is_empty(), "{:?}", found.texts.keys());
        assert_eq!(found.faults.iter().map(|fault| fault.file.as_str()).collect::<Vec<_>>(), ["duzy.txt"]);
    }
}
