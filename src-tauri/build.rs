//! Declares every command, so that each must be granted to the window by name (capabilities/main.json).

const COMMANDS: &[&str] = &["app_info"];

fn main() {
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    if let Err(error) = tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest)) {
        // A build script reports by failing; Cargo shows this and stops.
        println!("cargo::error={error:#}");
    }
}
