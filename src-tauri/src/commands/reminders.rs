//! Deadlines told by the system's own notifications: how many there are, and nothing about anybody.

use tauri::AppHandle;
use tauri_plugin_notification::NotificationExt;

use super::Asked;

/// Asks the system to show it; false where it has no notifications.
#[tauri::command(async)]
pub fn remind(app: AppHandle, title: String, body: String) -> Asked<bool> {
    Ok(app.notification().builder().title(title).body(body).show().is_ok())
}
