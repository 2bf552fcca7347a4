//! The papers, checked by programs that are not ours.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "helpers of tests may fail loudly"
)]

mod archive;
mod handed_out;
mod hostile;
mod hostile_pictures;
mod hostile_templates;
mod layout;
mod linked_data;
mod mail;
mod office;
mod page;
mod pdf;
mod pictures;
mod ready;
mod reference;
mod sample;
mod templates;
mod texts;
mod tools;

use documents::{Announcement, BuiltIn, Desk, Library, Pack, PackFile, PackOptions};
use std::sync::LazyLock;

/// The usual announcement's pack, made once.
static USUAL: LazyLock<Pack> = LazyLock::new(|| made(&sample::announcement()));

fn made(announcement: &Announcement) -> Pack {
    documents::pack(announcement, sample::ICS.as_bytes().to_vec(), &PackOptions::default()).expect("a pack")
}

/// Some channels' files of an announcement.
fn made_for(announcement: &Announcement, channels: &[&str]) -> Pack {
    let wanted = channels.iter().map(|channel| (*channel).to_owned()).collect();
    let options = PackOptions { channels: Some(&wanted), ..PackOptions::default() };
    documents::pack(announcement, Vec::new(), &options).expect("a pack")
}

/// A page of an announcement.
fn page(announcement: &Announcement) -> String {
    let library = Library::new(&BuiltIn);
    let desk = Desk::new(announcement, announcement.language, &library).expect("a desk");
    documents::pieces::page::page_html(&desk, "krakow_pl", None).expect("a page")
}

fn file<'a>(pack: &'a Pack, path: &str) -> &'a PackFile {
    pack.files.iter().find(|file| file.path == path).unwrap_or_else(|| panic!("no {path}"))
}

fn text<'a>(pack: &'a Pack, path: &str) -> &'a str {
    std::str::from_utf8(&file(pack, path).bytes).expect("UTF-8")
}

/// No-break spaces as spaces, and runs of white space as one space.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{200b}'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}
