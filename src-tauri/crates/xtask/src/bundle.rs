//! The installable packages of this system, with their checksums and the list of what they are made of.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::house::House;
use crate::requirements::For;
use crate::step::Step;
use crate::{Outcome, sbom, setup, window};

/// Endings of what somebody installs.
const PACKAGES: [&str; 6] = ["deb", "rpm", "msi", "exe", "dmg", "json"];

/// What is built at once: as everywhere, so that nothing is compiled again with other features.
const SELECTED: [&str; 1] = ["--workspace"];

/// Builds them: the window, and `lawka` beside it.
pub fn bundle(house: &House) -> Outcome {
    setup::system(For::Window)?;
    setup::npm(&house.ui())?;
    let command_line = command_line(house)?;
    let beside = json!({ "bundle": { "externalBin": [command_line] } }).to_string();
    Step::new(house.npm_program("tauri"))
        .args(["build", "--config", "src-tauri/tauri.release.conf.json", "--config", &beside, "--"])
        .args(SELECTED)
        .args(["--locked"])
        .dir(&house.root)
        .run()?;
    let folder = house.target.join("release/bundle");
    sbom::write(house, &folder)?;
    let packages = packages(&folder)?;
    sign(house, &packages)?;
    let sums = checksums(&folder, &packages)?;
    println!("The packages are in {}:\n{sums}", folder.display());
    Ok(())
}

/// Builds `lawka` and lays it where the bundler looks for what comes along: under its name with this system's triple.
/// Answers the path without that.
fn command_line(house: &House) -> Outcome<String> {
    // The page must be there before anything of the window is compiled.
    window::build_page(house)?;
    Step::cargo()
        .args(["build", "--release", "--locked", "--bin", "lawka"])
        .args(SELECTED)
        .dir(&house.root)
        .run()?;
    let triple = Step::new("rustc").args(["--print", "host-tuple"]).output()?;
    let folder = house.target.join("release/beside");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let named = folder.join("lawka");
    let to = folder.join(format!("lawka-{}{}", triple.trim(), std::env::consts::EXE_SUFFIX));
    fs::copy(house.built("release", "lawka"), &to).map_err(|error| format!("{}: {error}", to.display()))?;
    Ok(named.display().to_string())
}

/// Signs each package (minisign, as Tauri's updater checks it) when a key is set; without one they stay as they are.
fn sign(house: &House, packages: &[PathBuf]) -> Outcome {
    if std::env::var_os("TAURI_SIGNING_PRIVATE_KEY").is_none_or(|key| key.is_empty()) {
        println!("No key is set (TAURI_SIGNING_PRIVATE_KEY): the packages are not signed.");
        return Ok(());
    }
    let mut installable =
        packages.iter().filter(|path| path.extension().is_none_or(|ending| ending != "json"));
    installable.try_for_each(|path| {
        Step::new(house.npm_program("tauri")).args(["signer", "sign"]).args([path]).quiet().run()
    })
}

/// What somebody installs, and the list of what it is made of; in the order of their names.
fn packages(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    collect(folder, &mut found)?;
    found.sort();
    Ok(found)
}

/// `SHA256SUMS`, as `sha256sum --check` reads it. The digests are reckoned by the system's own program.
fn checksums(folder: &Path, packages: &[PathBuf]) -> Outcome<String> {
    let mut sums = String::new();
    for path in packages {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        sums += &format!("{}  {name}\n", digest(path)?);
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

pub fn digest(path: &Path) -> Outcome<String> {
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
