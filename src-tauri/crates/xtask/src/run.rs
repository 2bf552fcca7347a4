//! Opening the window, packing it, measuring it, picturing it.

use std::path::Path;

use crate::Outcome;
use crate::house::House;
use crate::requirements::For;
use crate::step::Step;
use crate::{setup, window};

/// Sets everything up, builds, opens the window and stays until it is closed. The first start shows the sample
/// department; words after `--` go to the program.
pub fn run(house: &House, words: &[String]) -> Outcome {
    let (ours, theirs) = match words.iter().position(|word| word == "--") {
        Some(at) => (&words[..at], &words[at + 1..]),
        None => (words, &[][..]),
    };
    let release = match ours {
        [] => false,
        [word] if word == "--release" => true,
        other => {
            return Err(format!(
                "unknown: {}; known: --release, and after -- what the program takes",
                other.join(" ")
            ));
        }
    };
    set_up(house, For::Window)?;
    println!("Building the window; the first time takes some minutes.");
    window::build_page(house)?;
    let program = window::build(house, release)?;
    Step::new(program).args(["--sample"]).args(theirs).with_input().run()
}

/// Writes the contract's TypeScript types anew: ts-rs exports them when its tests run.
pub fn types(house: &House) -> Outcome {
    setup::system(For::Window)?;
    let types = house.ui().join("src/backend/types");
    Step::cargo()
        .args(["test", "--workspace", "--locked", "--quiet", "export_bindings"])
        .env("TS_RS_EXPORT_DIR", types)
        .run()
}

/// Pictures of every view of the real window.
pub fn shots(house: &House) -> Outcome {
    set_up(house, For::Tests)?;
    let driver = setup::driver(house)?;
    window::build_page(house)?;
    let program = window::build_beside_tests(house)?;
    in_window(house, "e2e/shots.mjs", (&program, &driver), &[])
}

/// A script of tests/ that drives the real window.
pub fn in_window(
    house: &House,
    script: &str,
    (program, driver): (&Path, &Path),
    variables: &[(&str, &Path)],
) -> Outcome {
    let mut step = Step::new("node")
        .args([house.tests().join(script)])
        .env("LAWKA_WINDOW", program)
        .env("LAWKA_TAURI_DRIVER", driver)
        .env("LAWKA_ARTEFACTS", house.artefacts());
    for (name, value) in variables {
        step = step.env(name, value);
    }
    step.run()
}

pub fn set_up(house: &House, purpose: For) -> Outcome {
    setup::system(purpose)?;
    setup::npm(&house.ui())
}
