//! The sheet: an announcement with every text ready to be shown. All templates read this one structure, so the
//! poster, the page and the post can't disagree.

mod access;
mod change;
mod lines;
mod place;

pub use access::{AccessItem, AccessSheet};
pub use change::{Change, StatusSheet};
pub use lines::Lines;
pub use place::PlaceSheet;

use crate::announcement::{Announcement, Contact, Language, OfficeHolder};
use crate::dates::{When, full_date, when};
use crate::error::TemplateFault;
use crate::localised::localised;
use crate::templates::Library;
use crate::typography::{clean, paragraphs, quoted, typeset};
use crate::words::Words;
use serde::Serialize;

/// Everything a template may print. Strings are typeset (no-break spaces, quotation marks) unless said otherwise.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sheet {
    /// BCP 47 tag.
    pub language: &'static str,
    pub w: Words,
    /// Between the language's quotation marks: „Ławka dialogu”.
    pub cycle: String,
    /// Without quotation marks.
    pub cycle_bare: String,
    pub title: String,
    pub lead: String,
    pub paragraphs: Vec<String>,
    pub topics: Vec<String>,
    pub audience: String,
    pub district: Option<String>,
    pub district_roman: Option<String>,
    /// „Prezydentka Miasta Krakowa zaprasza”
    pub invitation: String,
    /// „Imię Nazwisko, Prezydentka Miasta Krakowa”, or the office alone.
    pub host: String,
    pub when: When,
    pub place: PlaceSheet,
    pub access: AccessSheet,
    /// Practical blocks in their order: directions, stop, parking, taking part, sign language.
    pub blocks: Vec<Block>,
    pub contact: ContactSheet,
    pub media_contact: ContactSheet,
    pub organiser: String,
    pub organiser_url: String,
    /// Full address of the page, not typeset.
    pub page_url: String,
    /// As one says it: `krakow.pl/lawka/12`.
    pub page_words: String,
    pub status: StatusSheet,
    pub photo_alt: Option<String>,
    pub photo_credit: Option<String>,
    pub logo_alt: Option<String>,
    pub press: PressSheet,
    pub release: ReleaseSheet,
    #[serde(flatten)]
    pub lines: Lines,
    /// Fields without a translation; the frames say so in words.
    pub untranslated: Vec<&'static str>,
}

/// A label with its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Block {
    pub key: &'static str,
    pub label: String,
    pub text: String,
}

/// Whom to ask, by parts and as one line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ContactSheet {
    pub name: String,
    pub phone: String,
    /// Not typeset.
    pub email: String,
    /// „8 maja 2026 r.”
    pub until: String,
    /// „Biuro Spotkań, tel. 12 616 00 00, lawka@example.pl”
    pub line: String,
}

/// What only the press release prints.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct PressSheet {
    /// „środa, 13 maja 2026 r., godz. 8.00”
    pub embargo: Option<String>,
    pub quote: Option<String>,
    pub quote_who: Option<String>,
    pub about: String,
}

/// The release in words and numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReleaseSheet {
    pub number: u32,
    /// ISO 8601 date.
    pub iso: String,
    /// „22 kwietnia 2026 r.”
    pub date: String,
    pub year: i32,
    pub month: u32,
    pub day: u32,
}

impl Sheet {
    /// The sheet of an announcement in a language.
    ///
    /// # Errors
    /// [`TemplateFault`] when the built-in words are broken.
    pub fn new(
        announcement: &Announcement,
        language: Language,
        library: &Library<'_>,
    ) -> Result<Self, TemplateFault> {
        let w = Words::of(language, library)?;
        let (a, untranslated) = localised(announcement, language);
        let set = |text: &str| typeset(text, language);
        let media = a.press.contact.as_ref().unwrap_or(&a.contact);
        let lead =
            or_if(set(&a.lead), &w.no_translation, untranslated.iter().any(|f| ["lead", "body"].contains(f)));
        let mut sheet = Self {
            language: language.tag(),
            cycle: quoted(&set(&a.cycle), language),
            cycle_bare: set(&a.cycle),
            title: or(set(&a.title), &set(&title(&a, &untranslated, &w))),
            lead,
            paragraphs: paragraphs(&a.body, language),
            topics: a.topics.iter().map(|t| set(t)).filter(|t| !t.is_empty()).collect(),
            audience: or(set(&a.audience), &set(&w.audience(a.invited, a.district.as_ref()))),
            district: a.district.as_ref().map(|d| set(&d.official)),
            district_roman: a.district.as_ref().map(|d| clean(&d.roman)),
            invitation: invitation(&a.host, &w, language),
            host: host(&a.host, language),
            when: when(a.start, a.end, language),
            place: PlaceSheet::new(&a.venue, language),
            access: AccessSheet::new(&a.accessibility, &w, language),
            blocks: blocks(&a, &untranslated, &w),
            contact: contact(&a.contact, &w, language),
            media_contact: contact(media, &w, language),
            organiser: set(&a.organiser.name),
            organiser_url: clean(&a.organiser.url),
            page_url: clean(&a.page_url),
            page_words: page_words(&a.page_url),
            status: StatusSheet::new(&a, &w),
            photo_alt: a.photo.as_ref().map(|p| set(&p.alt)),
            photo_credit: a.photo.as_ref().map(|p| set(&p.credit)).filter(|c| !c.is_empty()),
            logo_alt: a.logo.as_ref().map(|p| or(set(&p.alt), &a.organiser.name)),
            press: press(&a, &w),
            release: release(&a, language),
            lines: Lines::default(),
            untranslated,
            w,
        };
        if sheet.status.kind == "cancelled" {
            sheet.invite_nobody();
        }
        sheet.lines = Lines::new(&sheet, language);
        Ok(sheet)
    }
}

impl Sheet {
    /// A cancelled meeting needs no way in, no subjects and no deadline: what is left is what it was and whom to ask.
    fn invite_nobody(&mut self) {
        (self.lead, self.paragraphs, self.topics) = (String::new(), Vec::new(), Vec::new());
        (self.blocks, self.access) = (Vec::new(), AccessSheet::default());
        self.contact.until = String::new();
        self.media_contact.until = String::new();
    }
}

/// What stands where the officer wrote no headline; a headline that was not translated isn't made up.
fn title(a: &Announcement, untranslated: &[&str], w: &Words) -> String {
    if untranslated.contains(&"title") { w.default_title.clone() } else { w.title(a.district.as_ref()) }
}

fn or(text: String, other: &str) -> String {
    if text.is_empty() { other.to_owned() } else { text }
}

fn or_if(text: String, other: &str, condition: bool) -> String {
    if text.is_empty() && condition { other.to_owned() } else { text }
}

fn invitation(host: &OfficeHolder, w: &Words, language: Language) -> String {
    if host.office.is_empty() {
        return w.invites_all.clone();
    }
    typeset(&format!("{} {}", host.office, w.invites), language)
}

fn host(host: &OfficeHolder, language: Language) -> String {
    let parts = [host.name.as_deref().unwrap_or(""), &host.office];
    typeset(&join(&parts, ", "), language)
}

/// Non-empty parts with a separator between them.
fn join(parts: &[&str], separator: &str) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(separator)
}

fn blocks(a: &Announcement, untranslated: &[&str], w: &Words) -> Vec<Block> {
    let optional = |text: &Option<String>| text.clone().unwrap_or_default();
    // What the officer asks for in Polish must not turn into "free entry" for want of a translation.
    let usual = if untranslated.contains(&"how_to_take_part") { "" } else { w.free_entry.as_str() };
    let taking_part = or(a.how_to_take_part.clone(), usual);
    let pjm = a
        .pjm_deadline
        .map(|day| format!("{} {}.", w.pjm_until, full_date(day, a.language).trim_end_matches('.')));
    [
        ("directions", &w.directions, optional(&a.venue.directions)),
        ("nearest_stop", &w.nearest_stop, optional(&a.venue.nearest_stop)),
        ("parking", &w.parking, optional(&a.venue.parking)),
        ("how_to_take_part", &w.how_to_take_part, taking_part),
        ("pjm", &w.pjm, pjm.unwrap_or_default()),
    ]
    .into_iter()
    .map(|(key, label, text)| Block { key, label: label.clone(), text: typeset(&text, a.language) })
    .filter(|block| !block.text.is_empty())
    .collect()
}

fn contact(contact: &Contact, w: &Words, language: Language) -> ContactSheet {
    let set = |text: &Option<String>| typeset(text.as_deref().unwrap_or(""), language);
    let (name, phone) = (set(&contact.name), set(&contact.phone));
    let email = clean(contact.email.as_deref().unwrap_or(""));
    let labelled = if phone.is_empty() { String::new() } else { format!("{}\u{a0}{phone}", w.phone) };
    ContactSheet {
        line: join(&[&name, &labelled, &email], ", "),
        until: contact.until.map(|day| full_date(day, language)).unwrap_or_default(),
        name,
        phone,
        email,
    }
}

/// The address as one says it: no scheme, no `www.`, no slash at the end.
fn page_words(url: &str) -> String {
    let bare = clean(url);
    let bare = bare.trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.");
    bare.trim_end_matches('/').to_owned()
}

fn press(a: &Announcement, w: &Words) -> PressSheet {
    let language = a.language;
    let quote = a.press.quote.as_ref();
    let default_about = format!("{} {}", quoted(&typeset(&a.cycle, language), language), w.cycle_about);
    PressSheet {
        embargo: a.press.embargo.map(|at| when(at, None, language).line),
        quote: quote.map(|q| typeset(&q.text, language)),
        quote_who: quote.map(|q| typeset(&q.who, language)),
        about: or(typeset(&a.press.about, language), &typeset(&default_about, language)),
    }
}

fn release(a: &Announcement, language: Language) -> ReleaseSheet {
    use chrono::Datelike;
    let day = a.release.date;
    ReleaseSheet {
        number: a.release.number,
        iso: day.to_string(),
        date: full_date(day, language),
        year: day.year(),
        month: day.month(),
        day: day.day(),
    }
}
