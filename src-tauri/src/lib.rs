//! The shell: one window, the commands it may ask for, and the wiring between them and the desk. Nothing is decided here.

mod arguments;
mod background;
mod commands;
pub mod drawing;
mod housekeeping;
mod jobs;
mod office;
mod schedule;

use std::process::ExitCode;

use desk::Machine;
use tauri::{AppHandle, Manager};

use crate::arguments::Arguments;
use crate::background::Background;
use crate::jobs::Jobs;
use crate::office::Office;

/// Opens the window and stays until it is closed.
pub fn run() -> ExitCode {
    drawing::choose();
    let arguments = match Arguments::read(std::env::args_os().skip(1)) {
        Ok(arguments) => arguments,
        Err(message) => return stop(2, &message),
    };
    match window(arguments).run(context()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => stop(1, &format!("the window cannot open: {error}")),
    }
}

/// The configuration and the page, as they are built into the program.
fn context() -> tauri::Context<tauri::Wry> {
    tauri::generate_context!()
}

fn window(arguments: Arguments) -> tauri::Builder<tauri::Wry> {
    tauri::Builder::default()
        // First, so that a second start ends before it touches anything.
        .plugin(tauri_plugin_single_instance::init(|app, _, _| bring_to_front(app)))
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .setup(move |app| {
            let data = match Machine::read().0.data_folder(arguments.data) {
                Some(folder) => folder,
                None => app.path().app_local_data_dir()?,
            };
            app.manage(commands::season::Planning::default());
            app.manage(Office::new(data, &app.path().app_local_data_dir()?, arguments.sample));
            office::read_ahead(app.handle().clone());
            housekeeping::begin(app.handle().clone());
            app.manage(Background::default());
            background::begin(app.handle());
            app.manage(Jobs::default());
            Ok(())
        })
        .invoke_handler(tauri::generate_handler![
            commands::about::app_info,
            commands::register::register,
            commands::register::today,
            commands::register::search,
            commands::register::ledger,
            commands::register::undo,
            commands::register::redo,
            commands::calendar::calendar,
            commands::calendar::day_notes,
            commands::calendar::busy,
            commands::calendar::options,
            commands::calendar::check,
            commands::calendar::venues_at,
            commands::calendar::best,
            commands::calendar::obstacles,
            commands::calendar::place,
            commands::calendar::move_meeting,
            commands::calendar::release_meeting,
            commands::meeting::meeting,
            commands::meeting::confirm,
            commands::meeting::book_venue,
            commands::meeting::cancel,
            commands::meeting::close_meeting,
            commands::meeting::put_outcome,
            commands::meeting::announcement_draft,
            commands::meeting::put_announcement,
            commands::meeting::export,
            commands::meeting::publish,
            commands::announcements::announcement_editor,
            commands::announcements::preview,
            commands::announcements::checklist,
            commands::announcements::letter_preview,
            commands::announcements::write_letters,
            commands::announcements::put_photo,
            commands::announcements::picture,
            commands::announcements::waive,
            commands::announcements::unwaive,
            commands::announcements::correction,
            commands::announcements::informed,
            commands::announcements::export_correction,
            commands::announcements::export_packs,
            commands::announcements::stop,
            commands::notices::notices,
            commands::notices::mark_notice,
            commands::outbox::outbox,
            commands::outbox::queue_notice,
            commands::outbox::queue_waiting,
            commands::outbox::send_outbox,
            commands::outbox::settle_mail,
            commands::outbox::mail_account,
            commands::outbox::put_mail_account,
            commands::outbox::test_mail_account,
            commands::requests::request,
            commands::requests::receive,
            commands::requests::edit_request,
            commands::requests::decline,
            commands::requests::decline_letter_preview,
            commands::requests::write_decline_letter,
            commands::drafts::drafts,
            commands::drafts::keep_draft,
            commands::drafts::drop_draft,
            commands::requests::look_at_request,
            commands::letters::letters,
            commands::letters::letter,
            commands::letters::attach_letter,
            commands::letters::export_letter,
            commands::letters::remove_letter,
            commands::letters::read_mail,
            commands::season::begin_season,
            commands::season::plan_season,
            commands::season::stop_season,
            commands::season::why_here,
            commands::season::why_not,
            commands::season::check_season,
            commands::season::apply_season,
            commands::people::put_person,
            commands::people::put_venue,
            commands::people::put_settings,
            commands::people::add_period,
            commands::imports::preview_table,
            commands::imports::preview_calendar,
            commands::reports::export_workbook,
            commands::reports::export_answer,
            commands::reports::export_report,
            commands::reminders::remind,
            commands::imports::import_table,
            commands::imports::import_calendar,
            commands::imports::load_sample,
            commands::keeping::back_up,
            commands::keeping::copies,
            commands::keeping::restore,
            commands::keeping::verify,
            commands::keeping::export_all,
            commands::keeping::import_all,
            commands::keeping::examine,
            commands::keeping::write_diagnostics,
            commands::locking::lock_state,
            commands::locking::lock,
            commands::locking::unlock,
            commands::locking::choose_words,
            commands::locking::new_recovery_code,
            commands::locking::encrypt,
            commands::locking::decrypt,
            commands::privacy::export_person,
            commands::privacy::erase_person,
            commands::privacy::retention_due,
            commands::privacy::accesses,
            commands::together::sync_state,
            commands::together::accounts,
            commands::together::add_account,
            commands::together::choose_collections,
            commands::together::put_account_password,
            commands::together::remove_account,
            commands::together::synchronise,
            commands::together::stop_synchronising,
            commands::together::sync_conflicts,
            commands::together::resolve_conflict,
            commands::together::subscriptions,
            commands::together::subscribe_calendar,
            commands::together::unsubscribe_calendar,
            commands::together::refresh_calendars,
            commands::together::publish_calendar,
        ])
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

#[cfg(test)]
mod tests {
    use tauri::utils::config::{Csp, DisabledCspModificationKind};

    /// As built, not as written: defaults, merged files and the build script have had their say.
    #[test]
    fn the_program_that_was_built_lets_nothing_in_from_elsewhere() {
        let context = super::context();
        let config = context.config();
        let security = &config.app.security;
        let Some(Csp::DirectiveMap(policy)) = &security.csp else {
            panic!("no content policy: {:?}", security.csp)
        };
        let policy = serde_json::to_string(policy).unwrap();
        for open in ["unsafe", "https:", "*", "blob:", "filesystem:"] {
            assert!(!policy.contains(open), "{open} in {policy}");
        }
        assert!(security.freeze_prototype);
        assert!(matches!(
            security.dangerous_disable_asset_csp_modification,
            DisabledCspModificationKind::Flag(false)
        ));
        assert!(!security.asset_protocol.enable);
        assert!(!config.app.with_global_tauri);
        assert_eq!(config.app.windows.len(), 1);
        let window = &config.app.windows[0];
        assert_eq!(window.devtools, None, "developer tools are there in debug builds alone");
        assert!(matches!(&window.url, tauri::WebviewUrl::App(path) if path.as_os_str() == "index.html"));
    }
}
