//! What the window says about itself.

use serde::Serialize;
use tauri::State;
use ts_rs::TS;

use crate::office::Office;

/// Where the program is and what it is.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct AppInfo {
    /// The program's version, "0.1.0".
    version: &'static str,
    /// The folder the database lives in.
    data_dir: String,
    /// The calendar server that IT has set for this machine.
    server: Option<String>,
}

#[tauri::command]
pub fn app_info(office: State<'_, Office>) -> AppInfo {
    AppInfo {
        version: env!("CARGO_PKG_VERSION"),
        data_dir: office.data().display().to_string(),
        server: desk::Machine::read().0.server(),
    }
}
