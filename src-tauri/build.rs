//! Declares every command, so that each must be granted to the window by name (capabilities/main.json).

const COMMANDS: &[&str] = &["app_info"];

/// The page built by Vite; it goes into the program.
const PAGE: &str = "../ui/dist";

fn main() {
    println!("cargo::rerun-if-changed={PAGE}");
    if let Err(error) = prepare() {
        // A build script reports by failing; Cargo shows this and stops.
        println!("cargo::error={error:#}");
    }
}

fn prepare() -> Result<(), Box<dyn std::error::Error>> {
    // Before the first `cargo xtask run` there is no page yet; the rules and tests compile all the same.
    std::fs::create_dir_all(PAGE)?;
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    Ok(tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))?)
}
