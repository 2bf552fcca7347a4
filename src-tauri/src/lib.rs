//! The shell: one window, the commands it may ask for, and the wiring between them and the desk. Nothing is decided here.

mod arguments;
mod commands;
mod office;
mod trouble;

use std::process::ExitCode;

use tauri::{AppHandle, Manager};

use crate::arguments::Arguments;
use crate::office::Office;

/// Opens the window and stays until it is closed.
pub fn run() -> ExitCode {
    let arguments = match Arguments::read(std::env::args_os().skip(1)) {
        Ok(arguments) => arguments,
        Err(message) => return stop(2, &message),
    };
    match window(arguments).run(tauri::generate_context!()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => stop(1, &format!("the window cannot open: {error}")),
    }
}

fn window(arguments: Arguments) -> tauri::Builder<tauri::Wry> {
    tauri::Builder::default()
        // First, so that a second start ends before it touches anything.
        .plugin(tauri_plugin_single_instance::init(|app, _, _| bring_to_front(app)))
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .setup(move |app| {
            let data = match arguments.data {
                Some(folder) => folder,
                None => app.path().app_local_data_dir()?,
            };
            app.manage(Office::new(data));
            Ok(())
        })
        .invoke_handler(tauri::generate_handler![commands::about::app_info])
}

fn bring_to_front(app: &AppHandle) {
    if let Some(window) = app.get_webview_window("main") {
        // A window manager may refuse any of these; there is nothing better to do then.
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}

#[expect(clippy::print_stderr, reason = "there is no window yet that could show it")]
fn stop(code: u8, message: &str) -> ExitCode {
    eprintln!("lawka-desktop: {message}");
    ExitCode::from(code)
}
