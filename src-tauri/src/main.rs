//! The window's program. On Windows a release build opens no console beside it.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    lawka_desktop::run()
}
