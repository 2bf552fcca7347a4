//! Deadlines told by the system's own notifications: how many there are, and nothing about anybody.

use notify_rust::Notification;
use tauri::AppHandle;

use super::Asked;

/// Asks the system to show it; false where it has no notifications.
#[tauri::command(async)]
pub fn remind(app: AppHandle, title: String, body: String) -> Asked<bool> {
    let mut notification = Notification::new();
    notification.summary(&title).body(&escaped(&body)).appname("Ławka");
    as_ours(&mut notification, &app);
    Ok(notification.show().is_ok())
}

/// The body is text: some desktops read it as markup (Desktop Notifications Specification, “Markup”).
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Under the program's own name and icon, where the system knows it by an identifier.
#[cfg(windows)]
fn as_ours(notification: &mut Notification, app: &AppHandle) {
    // One that isn't installed is unknown to the system; the notification would not be shown.
    let beside =
        |folder: &str| std::env::current_exe().is_ok_and(|path| path.to_string_lossy().contains(folder));
    if !beside("target") {
        notification.app_id(&app.config().identifier);
    }
}

#[cfg(target_os = "macos")]
fn as_ours(_: &mut Notification, app: &AppHandle) {
    // Only the first call counts; later ones say so, which is no trouble.
    let _ = notify_rust::set_application(&app.config().identifier);
}

#[cfg(not(any(windows, target_os = "macos")))]
fn as_ours(notification: &mut Notification, app: &AppHandle) {
    notification.icon(&app.config().identifier);
}
