//! Formatting, lints, types of the page, licences: what a machine can say without running anything of ours.

use crate::Outcome;
use crate::house::House;
use crate::requirements::For;
use crate::stages::Stages;
use crate::step::Step;
use crate::{licences, setup, window};

/// All checks, with their own set-up.
pub fn check(house: &House) -> Outcome {
    let mut stages = Stages::default();
    if !stages.stage("system", || setup::system(For::Window))
        || !stages.stage("npm", || setup::npm(&house.ui()))
    {
        return stages.finish();
    }
    window::build_page(house)?;
    page(house, &mut stages);
    program(house, &mut stages);
    stages.finish()
}

/// What is said of the page.
pub fn page(house: &House, stages: &mut Stages) {
    let npm =
        |script: &str| Step::new("npm").args(["run", "--silent", script]).dir(&house.ui()).apart().run();
    stages.stage("eslint", || npm("lint"));
    stages.stage("svelte-check", || npm("types"));
}

/// What is said of the program; the page must have been built.
pub fn program(house: &House, stages: &mut Stages) {
    stages.stage("fmt", || Step::cargo().args(["fmt", "--all", "--check"]).run());
    stages.stage("licences", || licences::check(house));
    stages.stage("deny", deny);
    stages.stage("clippy", || {
        Step::cargo()
            .args(["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"])
            .run()
    });
}

/// What may be part of the program (`deny.toml`), by cargo-deny where it is installed. Our own look at licences and sources
/// doesn't need it; advisories need the network and are asked for before a release.
fn deny() -> Outcome {
    if !Step::cargo().args(["deny", "--version"]).succeeds() {
        println!("cargo-deny is not installed here: not asked");
        return Ok(());
    }
    Step::cargo().args(["deny", "--offline", "--workspace", "check", "bans", "licenses", "sources"]).run()
}
