//! Opening the window, packing it, measuring it, picturing it.

use std::path::Path;

use crate::Outcome;
use crate::house::House;
use crate::requirements::For;
use crate::step::Step;
use crate::{reliability, setup, window};

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

/// The benchmarks of tests/bench, then the window's own; `window` as the only word runs just that.
pub fn bench(house: &House, words: &[String]) -> Outcome {
    if words == ["--reliability"] {
        return reliability::bench(house);
    }
    set_up(house, For::Tests)?;
    if words != ["window"] {
        Step::cargo().args(["bench", "--package", "lawka-tests", "--locked", "--"]).args(words).run()?;
    }
    let driver = setup::driver(house)?;
    window::build_page(house)?;
    let program = window::build(house, true)?;
    in_window(house, "bench/window.mjs", &program, &driver)?;
    in_window(house, "e2e/measure_start.mjs", &program, &driver)
}

/// Pictures of every view of the real window.
pub fn shots(house: &House) -> Outcome {
    set_up(house, For::Tests)?;
    let driver = setup::driver(house)?;
    window::build_page(house)?;
    let program = window::build_beside_tests(house)?;
    in_window(house, "e2e/shots.mjs", &program, &driver)
}

/// A script of tests/ that drives the real window.
fn in_window(house: &House, script: &str, program: &Path, driver: &Path) -> Outcome {
    Step::new("node")
        .args([house.tests().join(script)])
        .env("LAWKA_WINDOW", program)
        .env("LAWKA_TAURI_DRIVER", driver)
        .env("LAWKA_ARTEFACTS", house.artefacts())
        .run()
}

fn set_up(house: &House, purpose: For) -> Outcome {
    setup::system(purpose)?;
    setup::npm(&house.ui())
}
