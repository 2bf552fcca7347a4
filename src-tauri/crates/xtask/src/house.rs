//! Where everything is: the checkout, what Cargo builds, what is kept between runs.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::Outcome;
use crate::step::Step;

/// The folders of this checkout and this machine.
#[derive(Debug)]
pub struct House {
    pub root: PathBuf,
    /// Where Cargo builds.
    pub target: PathBuf,
    /// Tools this project fetched for itself, outside the checkout.
    pub cache: PathBuf,
    /// `cargo metadata`, all platforms.
    pub metadata: Value,
}

impl House {
    pub fn find() -> Outcome<Self> {
        let text = Step::cargo().args(["metadata", "--format-version", "1", "--locked"]).output()?;
        let metadata: Value =
            serde_json::from_str(&text).map_err(|error| format!("cargo metadata: {error}"))?;
        let folder = |key: &str| metadata.get(key).and_then(Value::as_str).map(PathBuf::from);
        Ok(Self {
            root: folder("workspace_root").ok_or("cargo metadata names no workspace")?,
            target: folder("target_directory").ok_or("cargo metadata names no target directory")?,
            cache: cache_folder()?,
            metadata,
        })
    }

    pub fn ui(&self) -> PathBuf {
        self.root.join("ui")
    }

    pub fn tests(&self) -> PathBuf {
        self.root.join("tests")
    }

    /// A program npm installed for the window.
    pub fn npm_program(&self, name: &str) -> PathBuf {
        let file = if cfg!(windows) { format!("{name}.cmd") } else { name.to_owned() };
        self.ui().join("node_modules/.bin").join(file)
    }

    /// A program Cargo built, in the debug or release folder.
    pub fn built(&self, profile: &str, name: &str) -> PathBuf {
        self.target.join(profile).join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }

    /// Pictures and reports of test runs.
    pub fn artefacts(&self) -> PathBuf {
        std::env::var_os("LAWKA_ARTEFACTS").map_or_else(|| self.tests().join("artefacts"), PathBuf::from)
    }
}

/// `$LAWKA_CACHE`, else `lawka` in the platform's cache folder.
fn cache_folder() -> Outcome<PathBuf> {
    let from = |key: &str, rest: &str| std::env::var_os(key).map(|base| Path::new(&base).join(rest));
    from("LAWKA_CACHE", "")
        .or_else(|| from("XDG_CACHE_HOME", "lawka"))
        .or_else(|| from("LOCALAPPDATA", "lawka\\cache"))
        .or_else(|| from("HOME", ".cache/lawka"))
        .ok_or_else(|| "neither HOME nor LAWKA_CACHE says where tools may be kept".to_owned())
}
