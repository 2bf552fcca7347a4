//! Whether every page and picture holds its words, said before anything is exported.

use super::{Fact, Finding, finding};
use crate::desk::Desk;
use crate::error::PaperError;
use crate::pieces::image::{Format, holds};
use crate::pieces::poster::{Paper, poster};

/// Channels that carry the poster.
const POSTER: [&str; 3] = ["notice_board", "district_web", "district_social"];

/// Channels whose files carry the poster of another language (`jezyki/`).
const TRANSLATED: [&str; 3] = ["notice_board", "krakow_pl", "facebook_post"];

/// Pictures, and the channels that carry them.
const PICTURES: [(Format, &[&str]); 6] = [
    (Format::BOARD, &["tv_board"]),
    (Format::LINK, &["krakow_pl", "wdobrymkierunku", "facebook_post", "linkedin", "x_post"]),
    (Format::SQUARE, &["facebook_post", "instagram_post", "youtube_community", "district_social"]),
    (Format::PORTRAIT, &["facebook_post", "instagram_post", "linkedin", "threads"]),
    (Format::STORY, &["facebook_story"]),
    (Format::EVENT_COVER, &["facebook_event"]),
];

/// What does not fit. A3 is A4 in proportion; the posters of other languages are those of their translations.
pub(super) fn layout(desk: &Desk<'_>) -> Result<Vec<Finding>, PaperError> {
    let mut found = told(poster(desk, Paper::A4).map(drop), &POSTER)?;
    for language in desk.announcement.translations.keys().filter(|language| **language != desk.language) {
        let other = Desk::new(desk.announcement, *language, desk.library)?;
        found.extend(told(poster(&other, Paper::A4).map(drop), &TRANSLATED)?);
    }
    for (format, channels) in PICTURES {
        found.extend(told(holds(desk, format), channels)?);
    }
    // One broken photo spoils every piece: it is said once.
    found.dedup();
    Ok(found)
}

fn told(made: Result<(), PaperError>, channels: &[&str]) -> Result<Vec<Finding>, PaperError> {
    match made {
        Ok(()) => Ok(Vec::new()),
        Err(PaperError::DoesNotFit { piece, longest, .. }) => Ok(channels
            .iter()
            .map(|channel| {
                let fact = Fact::DoesNotFit { piece: piece.clone(), longest: longest.clone() };
                finding(Some(channel), &longest, fact)
            })
            .collect()),
        Err(PaperError::Export { reason, .. }) => Ok(vec![unreadable(&reason)]),
        Err(PaperError::QrCode { .. }) => Ok(vec![finding(None, "page_url", Fact::Missing)]),
        Err(error) => Err(error),
    }
}

fn unreadable(reason: &str) -> Finding {
    let (field, reason) = reason.split_once(": ").unwrap_or(("photo", reason));
    finding(None, field, Fact::PictureUnreadable { reason: reason.to_owned() })
}
