//! Every test there is, each kind a stage: the whole workspace, the page, the page in a browser, the window.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::Outcome;
use crate::house::House;
use crate::requirements::For;
use crate::stages::Stages;
use crate::step::Step;
use crate::{check, setup, window};

/// Sets the tests up and runs them all, or only the named stages.
pub fn test(house: &House, only: &[String]) -> Outcome {
    let mut stages = Stages::only(only);
    let tools = match set_up(house) {
        Ok(tools) => tools,
        Err(reason) => return Err(format!("the tests cannot be set up: {reason}")),
    };
    if stages.stage("page", || window::build_page(house)) {
        // Cargo's tests wait now and then, for servers, clocks and killed programs; the page's and the window's fill that
        // time. The window's need what Cargo has built by then, or wait for it.
        let mut beside = stages.beside();
        std::thread::scope(|scope| {
            scope.spawn(|| {
                check::page(house, &mut beside);
                page_tests(house, &mut beside);
                window_tests(house, &tools, &mut beside);
            });
            check::program(house, &mut stages);
            cargo_tests(house, &tools, &mut stages);
        });
        stages.join(beside);
    }
    stages.finish()
}

/// What the tests use that is not ours.
struct Tools {
    driver: Option<PathBuf>,
    /// Checkers that aren't programs on the PATH.
    checkers: PathBuf,
    /// PATH with the programs of tests/tools in front.
    path: OsString,
}

fn set_up(house: &House) -> Outcome<Tools> {
    let mut stages = Stages::default();
    let mut tools = Tools { driver: None, checkers: PathBuf::new(), path: OsString::new() };
    let mut python = PathBuf::new();
    stages.stage("system packages", || setup::system(For::Tests));
    stages.stage("npm packages", || setup::npm(&house.ui()));
    stages.stage("checking tools", || {
        python = setup::python(house)?;
        tools.checkers = setup::checkers(house, &python)?;
        Ok(())
    });
    if cfg!(target_os = "linux") {
        stages.stage("window driver", || {
            tools.driver = Some(setup::driver(house)?);
            Ok(())
        });
    }
    stages.finish()?;
    tools.path = path_with(&[&python, &house.tests().join("tools/node_modules/.bin")])?;
    Ok(tools)
}

pub fn path_with(first: &[&Path]) -> Outcome<OsString> {
    let before = std::env::var_os("PATH").unwrap_or_default();
    let all = first.iter().map(|path| path.to_path_buf()).chain(std::env::split_paths(&before));
    std::env::join_paths(all).map_err(|error| format!("PATH: {error}"))
}

/// Two selections and no third: another would compile Typst and Tauri again with other features. The rules alone are quick
/// to compile, and run when they are asked for; the whole workspace holds them too.
fn cargo_tests(house: &House, tools: &Tools, stages: &mut Stages) {
    let types = house.target.join("types");
    let cargo = |selection: &[&str]| {
        Step::cargo()
            .args(["test", "--locked", "--no-fail-fast"])
            .args(selection)
            .env("PATH", &tools.path)
            .env("LAWKA_TOOLS_REQUIRED", "1")
            .env("LAWKA_TOOLS", &tools.checkers)
            .env("LAWKA_ARTEFACTS", house.artefacts())
            .env("TS_RS_EXPORT_DIR", &types)
            .run()
    };
    if stages.names("rules") {
        stages.stage("rules", || cargo(&[]));
    }
    let exported = stages.stage("workspace", || {
        // Only what this run exports counts.
        let _ = fs::remove_dir_all(&types);
        cargo(&["--workspace"])
    });
    if exported {
        stages.stage("types", || same_types(&types, &house.ui().join("src/backend/types")));
    }
}

/// The types Rust exports are the ones the page was written against, file by file.
fn same_types(exported: &Path, committed: &Path) -> Outcome {
    let (exported, committed) = (files(exported)?, files(committed)?);
    let differing: Vec<&str> = exported
        .iter()
        .filter(|file| !committed.contains(file))
        .chain(committed.iter().filter(|file| !exported.contains(file)))
        .map(|(name, _)| name.as_str())
        .collect();
    if differing.is_empty() {
        return Ok(());
    }
    Err(format!("these types are not what Rust says now ({}); run `cargo xtask types`", differing.join(", ")))
}

/// Names and contents of all files below a folder.
fn files(folder: &Path) -> Outcome<Vec<(String, String)>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(path) = open.pop() {
        let told = |error: std::io::Error| format!("{}: {error}", path.display());
        if path.is_dir() {
            for entry in fs::read_dir(&path).map_err(told)? {
                open.push(entry.map_err(told)?.path());
            }
        } else {
            let name = path.strip_prefix(folder).unwrap_or(&path).display().to_string();
            found.push((name, fs::read_to_string(&path).map_err(told)?));
        }
    }
    found.sort();
    Ok(found)
}

/// The scenarios of a folder, by name: Node's own search for them differs from version to version.
fn scenarios(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let told = |error: std::io::Error| format!("{}: {error}", folder.display());
    let entries = fs::read_dir(folder).map_err(told)?.collect::<Result<Vec<_>, _>>().map_err(told)?;
    let mut found: Vec<PathBuf> = entries.iter().map(fs::DirEntry::path).collect();
    found.retain(|path| path.to_string_lossy().ends_with(".test.mjs"));
    found.sort();
    Ok(found)
}

fn page_tests(house: &House, stages: &mut Stages) {
    let npm = |script: &str| {
        Step::new("npm")
            .args(["run", "--silent", script])
            .dir(&house.ui())
            .env("LAWKA_ARTEFACTS", house.artefacts())
            .apart()
            .run()
    };
    stages.stage("ui", || npm("test"));
    stages.stage("browser", || npm("build:memory").and_then(|()| npm("test:browser")));
}

fn window_tests(house: &House, tools: &Tools, stages: &mut Stages) {
    let Some(driver) = &tools.driver else {
        println!(
            "\nThe real window is driven on Linux only: the other systems' web views have no driver of this kind."
        );
        return;
    };
    // The page stage has built it, unless this one was asked for by name.
    let alone = stages.names("e2e");
    stages.stage("e2e", || {
        if alone {
            window::build_page(house)?;
        }
        let program = window::build_beside_tests(house)?;
        Step::new("node")
            .args(["--test", "--test-concurrency=1", "--test-reporter=spec"])
            .args(scenarios(&house.tests().join("e2e"))?)
            .env("PATH", &tools.path)
            .env("LAWKA_WINDOW", program)
            .env("LAWKA_TAURI_DRIVER", driver)
            .env("LAWKA_ARTEFACTS", house.artefacts())
            .apart()
            .run()
    });
}
