//! Pages: the fragment for the city's sites, the note for BIP, and the event as linked data.

use crate::announcement::{Announcement, Status};
use crate::desk::Desk;
use crate::error::PaperError;
use crate::pieces::filling::render;
use crate::pieces::text::sheet;
use crate::typography::{clean, paragraphs};
use chrono::{DateTime, FixedOffset};
use chrono_tz::Europe::Warsaw;
use minijinja::context;
use serde_json::{Map, Value, json};

/// The HTML fragment for a city site (`krakow_pl`, `wdobrymkierunku`), with the event as JSON-LD. `image` is the
/// address the picture will have there.
///
/// # Errors
/// [`PaperError::Template`] when the built-in template is broken.
pub fn page_html(desk: &Desk<'_>, channel: &str, image: Option<&str>) -> Result<String, PaperError> {
    let PageText { html, jsonld, .. } = page_text(desk, channel, image)?;
    Ok(format!("{html}<script type=\"application/ld+json\">\n{jsonld}\n</script>\n"))
}

/// A page by its parts, with the lengths that channels limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageText {
    /// The fragment without the event.
    pub html: String,
    /// The event, ready to stand inside a script.
    pub jsonld: String,
    /// Characters of the title, the opening paragraph and the paragraphs.
    pub title: usize,
    pub lead: usize,
    pub body: usize,
}

/// The page without its event, which is told apart.
///
/// # Errors
/// [`PaperError::Template`] when the built-in template is broken.
pub fn page_text(desk: &Desk<'_>, channel: &str, image: Option<&str>) -> Result<PageText, PaperError> {
    let own = desk.own_words(channel);
    let paragraphs = own.map_or_else(|| desk.sheet.paragraphs.clone(), |own| paragraphs(own, desk.language));
    let count = |text: &str| text.chars().count();
    let lead = lead(desk);
    let (title, body) = (count(&desk.sheet.title), paragraphs.iter().map(|text| count(text)).sum());
    let (image_alt, lead_length) = (image_alt(desk), count(&lead));
    let values = context! { s => sheet(desk), channel, lead, paragraphs, image, image_alt };
    Ok(PageText {
        html: render(desk, "texts/page.html", values)?,
        jsonld: script_json(&event_jsonld(desk, image)),
        title,
        lead: lead_length,
        body,
    })
}

/// The note for the Public Information Bulletin (BIP) as an HTML fragment.
///
/// # Errors
/// [`PaperError::Template`] when the built-in template is broken.
pub fn bip_html(desk: &Desk<'_>) -> Result<String, PaperError> {
    render(desk, "texts/bip.html", context! { s => sheet(desk), lead => lead(desk) })
}

/// The opening paragraph: who, what, when, where, then the officer's lead.
pub fn lead(desk: &Desk<'_>) -> String {
    let s = &desk.sheet;
    if s.lead.is_empty() {
        s.lines.release_lead.clone()
    } else {
        format!("{} {}", s.lines.release_lead, s.lead)
    }
}

/// What the picture on the page shows: its three facts, and the photo when there is one.
fn image_alt(desk: &Desk<'_>) -> String {
    let facts = super::image::alt(desk);
    desk.sheet
        .photo_alt
        .as_ref()
        .filter(|alt| !alt.is_empty())
        .map_or(facts.clone(), |photo| format!("{facts} {photo}"))
}

/// The event for schema.org (Event, §eventStatus: EventScheduled, EventRescheduled with previousStartDate,
/// EventCancelled). Texts are as typed, without no-break spaces.
pub fn event_jsonld(desk: &Desk<'_>, image: Option<&str>) -> Value {
    let (s, a) = (&desk.sheet, desk.announcement);
    let plain = |text: &str| clean(&text.replace('\u{a0}', " "));
    let mut event = json!({
        "@context": "https://schema.org",
        "@type": "Event",
        "name": plain(&format!("{} – {}", s.cycle_bare, s.title)),
        "startDate": s.when.start,
        "eventStatus": format!("https://schema.org/{}", status_name(&a.status)),
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "isAccessibleForFree": true,
        "inLanguage": s.language,
        "url": s.page_url,
        "description": plain(&lead(desk)),
        "location": location(desk),
        "organizer": { "@type": "Organization", "name": plain(&s.organiser), "url": s.organiser_url },
    });
    if let Some(map) = event.as_object_mut() {
        add(map, "endDate", s.when.end.clone().map(Value::from));
        // A relative address means nothing outside the page.
        add(map, "image", image.filter(|image| image.starts_with("http")).map(|image| json!([image])));
        add(
            map,
            "previousStartDate",
            previous_start(a).map(|at| at.with_timezone(&Warsaw).to_rfc3339().into()),
        );
    }
    event
}

fn add(map: &mut Map<String, Value>, key: &str, value: Option<Value>) {
    if let Some(value) = value {
        map.insert(key.to_owned(), value);
    }
}

const fn status_name(status: &Status) -> &'static str {
    match status {
        Status::Scheduled => "EventScheduled",
        // A change of the place alone is no reschedule: EventRescheduled needs a previousStartDate.
        Status::Rescheduled { previous_start: None, .. } => "EventScheduled",
        Status::Rescheduled { .. } => "EventRescheduled",
        Status::Cancelled { .. } => "EventCancelled",
    }
}

const fn previous_start(a: &Announcement) -> Option<DateTime<FixedOffset>> {
    match a.status {
        Status::Rescheduled { previous_start, .. } => previous_start,
        _ => None,
    }
}

fn location(desk: &Desk<'_>) -> Value {
    let venue = &desk.announcement.venue;
    let mut address = json!({
        "@type": "PostalAddress",
        "streetAddress": clean(&venue.street),
        "addressLocality": clean(&venue.city),
        "addressCountry": "PL",
    });
    if let (Some(map), Some(code)) = (address.as_object_mut(), &venue.postal_code) {
        map.insert("postalCode".to_owned(), clean(code).into());
    }
    let mut place = json!({ "@type": "Place", "name": clean(&venue.name), "address": address });
    if let (Some(map), Some(lat), Some(lon)) = (place.as_object_mut(), venue.lat, venue.lon) {
        map.insert("geo".to_owned(), json!({ "@type": "GeoCoordinates", "latitude": lat, "longitude": lon }));
    }
    place
}

/// JSON that can stand inside `<script>`: no `<`, no `&`, no line separators (HTML §4.12.1.3).
fn script_json(value: &Value) -> String {
    let text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}
