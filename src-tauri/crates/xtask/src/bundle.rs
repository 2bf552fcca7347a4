//! The installable packages of this system, with their checksums and the list of what they are made of.

use std::fs;
use std::path::{Path, PathBuf};

use crate::house::House;
use crate::requirements::For;
use crate::step::Step;
use crate::{Outcome, sbom, setup};

/// Endings of what somebody installs.
const PACKAGES: [&str; 6] = ["deb", "rpm", "msi", "exe", "dmg", "json"];

/// Builds them.
pub fn bundle(house: &House) -> Outcome {
    setup::system(For::Window)?;
    setup::npm(&house.ui())?;
    Step::new(house.npm_program("tauri"))
        .args(["build", "--config", "src-tauri/tauri.release.conf.json"])
        .dir(&house.root)
        .run()?;
    let folder = house.target.join("release/bundle");
    sbom::write(house, &folder)?;
    let sums = checksums(&folder)?;
    println!("The packages are in {}:\n{sums}", folder.display());
    Ok(())
}

/// `SHA256SUMS`, as `sha256sum --check` reads it. The digests are reckoned by the system's own program.
fn checksums(folder: &Path) -> Outcome<String> {
    let mut found = Vec::new();
    collect(folder, &mut found)?;
    found.sort();
    let mut sums = String::new();
    for path in found {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        sums += &format!("{}  {name}\n", digest(&path)?);
    }
    let path = folder.join("SHA256SUMS");
    fs::write(&path, &sums).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(sums)
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) -> Outcome {
    let told = |error: std::io::Error| format!("{}: {error}", folder.display());
    for entry in fs::read_dir(folder).map_err(told)? {
        let path = entry.map_err(told)?.path();
        let ending = path.extension().map(|ending| ending.to_string_lossy().into_owned());
        if path.is_dir() {
            // What the bundler unpacks to make a package is no package.
            let inside =
                path.extension().is_some() || path.join("DEBIAN").exists() || path.join("control").exists();
            if !inside {
                collect(&path, found)?;
            }
        } else if ending.is_some_and(|ending| PACKAGES.contains(&ending.as_str())) {
            found.push(path);
        }
    }
    Ok(())
}

fn digest(path: &Path) -> Outcome<String> {
    let path = path.display().to_string();
    let output = if cfg!(windows) {
        Step::new("certutil").args(["-hashfile", &path, "SHA256"]).output()?
    } else if cfg!(target_os = "macos") {
        Step::new("shasum").args(["-a", "256", &path]).output()?
    } else {
        Step::new("sha256sum").args([&path]).output()?
    };
    let word = |line: &str| line.split_whitespace().next().unwrap_or_default().to_ascii_lowercase();
    let digests =
        output.lines().map(word).find(|word| word.len() == 64 && word.bytes().all(|b| b.is_ascii_hexdigit()));
    digests.ok_or_else(|| format!("no digest of {path}"))
}
