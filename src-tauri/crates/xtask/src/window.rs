//! Building the window: its page with Vite, then the program that holds it.

use std::path::PathBuf;

use crate::Outcome;
use crate::house::House;
use crate::step::Step;

/// Vite's build of the page, which Cargo puts into the program.
pub fn build_page(house: &House) -> Outcome {
    Step::new("npm").args(["run", "--silent", "build"]).dir(&house.ui()).run()
}

/// The window as tests need it. The same selection as `cargo test --workspace`, so that nothing is compiled twice.
pub fn build_beside_tests(house: &House) -> Outcome<PathBuf> {
    Step::cargo().args(["build", "--workspace", "--all-targets", "--locked"]).apart().run()?;
    Ok(house.built("debug", "lawka-desktop"))
}

/// The window for whoever uses it. Among all packages, so that what they share is compiled once for all.
pub fn build(house: &House, release: bool) -> Outcome<PathBuf> {
    let cargo = Step::cargo().args(["build", "--workspace", "--bin", "lawka-desktop", "--locked"]);
    if release { cargo.args(["--release"]) } else { cargo }.run()?;
    Ok(house.built(if release { "release" } else { "debug" }, "lawka-desktop"))
}

/// The window, and one with nothing in it, as a peer of the figures: asked for together, for alone each would have other
/// features, and all that both are made of would be compiled twice.
pub fn build_with_empty(house: &House) -> Outcome<(PathBuf, PathBuf)> {
    let both = [
        "build",
        "--workspace",
        "--bin",
        "lawka-desktop",
        "--example",
        "empty_window",
        "--release",
        "--locked",
    ];
    Step::cargo().args(both).run()?;
    Ok((house.built("release", "lawka-desktop"), house.built("release/examples", "empty_window")))
}
