//! Templates that the city's IT puts beside the register: `szablony/` in the data folder, file by file.

use std::collections::BTreeMap;
use std::path::Path;

/// Larger files are no templates.
const MOST_BYTES: u64 = 1024 * 1024;
const MOST_FILES: usize = 500;

/// Every text file below the folder by its path with `/`; nothing when there is no such folder. What can't be read is
/// left out, and the built-in template is used.
pub(crate) fn overrides(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(path) = open.pop() {
        let Ok(entries) = std::fs::read_dir(&path) else { continue };
        for entry in entries.flatten() {
            // Links are not followed: what is used lies in this folder.
            let Ok(kind) = entry.file_type() else { continue };
            if kind.is_dir() {
                open.push(entry.path());
            } else if kind.is_file() && found.len() < MOST_FILES {
                found.extend(template(folder, &entry.path()));
            }
        }
    }
    found
}

fn template(folder: &Path, path: &Path) -> Option<(String, String)> {
    if std::fs::metadata(path).ok()?.len() > MOST_BYTES {
        return None;
    }
    let parts: Vec<_> = path.strip_prefix(folder).ok()?.iter().map(|part| part.to_string_lossy()).collect();
    Some((parts.join("/"), std::fs::read_to_string(path).ok()?))
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
        assert_eq!(found.get("texts/x.txt").map(String::as_str), Some("Zapraszamy!"));
        assert!(overrides(&folder.path().join("nie-ma")).is_empty());
    }
}
