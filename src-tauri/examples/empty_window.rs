//! A window with nothing in it, for the figures: what the system's web view takes by itself to be there.

use std::process::ExitCode;

use tauri::{WebviewUrl, WebviewWindowBuilder};

fn main() -> ExitCode {
    lawka_desktop::drawing::choose();
    let mut context = tauri::generate_context!();
    context.config_mut().app.windows.clear();
    let opened = tauri::Builder::default()
        .setup(|app| {
            let nothing = WebviewUrl::External("about:blank".parse()?);
            WebviewWindowBuilder::new(app, "main", nothing).inner_size(1400.0, 860.0).build()?;
            Ok(())
        })
        .run(context);
    if opened.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
