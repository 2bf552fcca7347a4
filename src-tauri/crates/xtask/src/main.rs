//! What a developer types: `cargo xtask run`, `cargo xtask test` and the rest. Each does its own set-up.
#![allow(clippy::print_stdout, reason = "this program talks to whoever typed it")]

mod bench;
mod bundle;
mod check;
mod house;
mod licences;
mod reliability;
mod requirements;
mod run;
mod sbom;
mod setup;
mod spdx;
mod stages;
mod step;
mod test;
mod updates;
mod window;

use std::process::ExitCode;

use crate::house::House;

/// Done, or in words what stood in the way.
type Outcome<T = ()> = Result<T, String>;

const USAGE: &str = "\
cargo xtask COMMAND

  run [--release] [-- ARGS]   sets everything up, builds and opens the window
  test [STAGE…]               sets everything up and runs every test; names of stages run just those
  check                       formatting, lints, types and licences
  types                       writes the contract's TypeScript types anew
  bundle                      the installable packages (.deb, .rpm; .msi, .dmg on their systems), checksums, SBOM
  updates FOLDER URL VERSION  latest.json for the packages in a folder: where they lie, digests, signatures
  bench [AREA…]               measures everything and writes tests/bench/RESULTS.md; names of areas measure just those
  bench --reliability         faults tried and survived
  shots                       pictures of every view of the real window, into tests/artefacts
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            println!("\n✗ {reason}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(words: &[String]) -> Outcome {
    let (command, rest) = words.split_first().ok_or(USAGE)?;
    match command.as_str() {
        "run" => run::run(&House::find()?, rest),
        "test" => test::test(&House::find()?, rest),
        "check" => check::check(&House::find()?),
        "types" => run::types(&House::find()?),
        "bundle" => bundle::bundle(&House::find()?),
        "updates" => updates::updates(rest),
        "bench" => bench::bench(&House::find()?, rest),
        "shots" => run::shots(&House::find()?),
        _ => Err(USAGE.to_owned()),
    }
}
