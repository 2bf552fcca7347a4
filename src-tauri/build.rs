//! Declares every command, so that each must be granted to the window by name (capabilities/main.json).

#[rustfmt::skip]
const COMMANDS: &[&str] = &[
    "app_info",
    "register", "today", "search", "ledger", "undo", "redo",
    "calendar", "day_notes", "busy", "options", "check", "venues_at", "best", "obstacles", "place", "move_meeting", "release_meeting",
    "meeting", "book_venue", "confirm", "cancel", "close_meeting", "put_outcome", "announcement_draft", "put_announcement", "export", "publish",
    "notices", "mark_notice",
    "request", "receive", "edit_request", "decline", "decline_letter_preview", "write_decline_letter", "look_at_request", "drafts", "keep_draft", "drop_draft",
    "letters", "letter", "attach_letter", "export_letter", "remove_letter", "read_mail",
    "announcement_editor", "preview", "checklist", "letter_preview", "write_letters", "put_photo", "picture",
    "waive", "unwaive", "correction", "informed", "export_correction", "export_packs", "stop",
    "outbox", "queue_notice", "queue_waiting", "send_outbox", "settle_mail",
    "mail_account", "put_mail_account", "test_mail_account",
    "begin_season", "plan_season", "stop_season", "why_here", "why_not", "check_season", "apply_season",
    "put_person", "put_venue", "put_settings", "add_period",
    "preview_table", "preview_calendar", "export_workbook", "export_answer", "export_report", "remind", "import_table", "import_calendar", "load_sample",
    "back_up", "copies", "restore", "verify", "export_all", "import_all", "examine", "write_diagnostics",
    "lock_state", "lock", "unlock", "choose_words", "new_recovery_code", "encrypt", "decrypt",
    "export_person", "erase_person", "retention_due", "accesses",
    "sync_state", "accounts", "add_account", "choose_collections", "put_account_password", "remove_account", "synchronise", "stop_synchronising",
    "sync_conflicts", "resolve_conflict", "subscriptions", "subscribe_calendar", "unsubscribe_calendar", "refresh_calendars", "publish_calendar",
];

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
