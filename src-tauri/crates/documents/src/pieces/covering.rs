//! E-mails that carry an announcement further: to the district council, to the media, to a list of readers.

use crate::desk::Desk;
use crate::error::PaperError;
use crate::limits::Limits;
use crate::pieces::filling::render;
use crate::pieces::mail::Draft;
use crate::pieces::text::{channel_text, sheet};
use minijinja::context;

fn draft(from: &str, to: &str, subject: String, body: String) -> Draft {
    Draft {
        from: from.to_owned(),
        to: to.to_owned(),
        subject,
        body,
        attachments: Vec::new(),
        invitation: None,
    }
}

/// The covering e-mail to the council, when a district is concerned and the office has an address to write from.
/// Without an address of the council it is addressed to the office itself. It names what goes with it: the poster, its
/// plain text, and the texts of those of the council's channels that are given.
///
/// # Errors
/// [`PaperError::Template`] when the built-in template is broken.
pub fn council_mail(
    desk: &Desk<'_>,
    council: Option<&str>,
    channels: &[&str],
) -> Result<Option<Draft>, PaperError> {
    let office = &desk.sheet.contact.email;
    if desk.announcement.district.is_none() || office.is_empty() {
        return Ok(None);
    }
    let s = &desk.sheet;
    let with = |channel: &str| channels.contains(&channel);
    let mut attached = vec![s.w.kit_poster.clone(), s.w.kit_twin.clone()];
    attached.extend(with("district_web").then(|| s.w.kit_web.clone()));
    attached.extend(with("district_social").then(|| s.w.kit_social.clone()));
    let body = render(desk, "texts/district_mail.txt", context! { s => sheet(desk), attached })?;
    let subject = format!("{}{}: {} – {}", s.lines.prefix, s.cycle_bare, s.when.short, s.place.line);
    Ok(Some(draft(office, council.unwrap_or(office), subject, body)))
}

/// The e-mail to the media, addressed to the office itself: the list of media belongs in BCC.
///
/// # Errors
/// [`PaperError::Template`] when the built-in template is broken.
pub fn press_mail(desk: &Desk<'_>) -> Result<Option<Draft>, PaperError> {
    let s = &desk.sheet;
    let office = &s.media_contact.email;
    if office.is_empty() {
        return Ok(None);
    }
    let body = render(desk, "texts/press_mail.txt", context! { s => sheet(desk) })?;
    let embargo = s.press.embargo.as_ref().map_or(String::new(), |at| format!("{} {at} | ", s.w.embargo));
    let subject = format!("{embargo}{}{}: {}", s.lines.prefix, s.w.press_release, s.title);
    Ok(Some(draft(office, office, subject, body)))
}

/// The e-mail to residents and organisations who asked for news, addressed to the office itself: the list belongs in
/// BCC.
///
/// # Errors
/// [`PaperError::Template`] when the built-in template is broken.
pub fn newsletter(desk: &Desk<'_>, limits: &Limits) -> Result<Option<Draft>, PaperError> {
    let s = &desk.sheet;
    let office = &s.contact.email;
    if office.is_empty() {
        return Ok(None);
    }
    let body = channel_text(desk, "newsletter", limits)?.text;
    // „ODWOŁANE: Zaproszenie” would invite and call off in one breath.
    let opening = if s.lines.prefix.is_empty() {
        format!("{}: ", s.w.newsletter_subject)
    } else {
        s.lines.prefix.clone()
    };
    let subject = format!("{opening}{}, {}", s.cycle_bare, s.when.short);
    Ok(Some(draft(office, office, subject, body)))
}
