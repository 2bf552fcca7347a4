//! The facts a checklist is made of, and what each one means for an export.

use super::personal::DatumKind;
use crate::announcement::ChannelId;
use crate::error::PaperError;
use serde::Serialize;
use ts_rs::TS;

/// One fact about a channel's text or about the announcement.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// The channel concerned; `None`: all of them.
    pub channel: Option<ChannelId>,
    /// The field to look at: `title`, `body`, `contact` …
    pub field: String,
    pub fact: Fact,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(tag = "fact", rename_all = "snake_case")]
#[ts(export, rename = "AnnouncementFact")]
pub enum Fact {
    /// Longer than the platform takes.
    OverLimit {
        limit: usize,
        actual: usize,
    },
    /// Longer than the office recommends.
    OverRecommended {
        limit: usize,
        actual: usize,
    },
    /// Day, hour and place aren't all among the characters seen without a tap; `needed` is `None` where one of them
    /// isn't in the text at all.
    BelowTheFold {
        seen: usize,
        needed: Option<usize>,
    },
    TooManyHashtags {
        limit: usize,
        actual: usize,
    },
    /// A fact residents need is absent.
    Missing,
    /// A picture without words that stand for it.
    AltMissing,
    /// A picture that can't be read, in the reader's words.
    PictureUnreadable {
        reason: String,
    },
    /// Nobody said whether the feature is there.
    AccessibilityUnknown {
        feature: &'static str,
    },
    /// Something that belongs to a requester, or is shaped like somebody's datum, stands in a public text.
    PersonalDatum {
        kind: DatumKind,
        found: String,
    },
    /// Harder to read than a text for everybody should be; `source` names the index.
    HardToRead {
        sentence_words: f64,
        long_words: f64,
        index: f64,
        source: &'static str,
    },
    /// The day of the week in a text isn't that of the date beside it.
    WeekdayDisagrees {
        written: String,
        correct: String,
    },
    /// A piece can't hold the texts.
    DoesNotFit {
        piece: String,
        longest: String,
    },
    /// Characters that no font of the pack has; on paper they would be question marks.
    Unprintable {
        characters: String,
    },
    /// No translation into this language.
    NotTranslated {
        language: &'static str,
    },
    /// Fewer days are left than the office aims at; whoever asks knows the clock.
    LeadTime {
        days: i32,
        target: u16,
    },
}

/// What a finding does to its channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Weight {
    /// Worth knowing.
    Advises,
    /// The channel waits until it is mended, or somebody takes it on themselves with a reason.
    Blocks,
    /// The same, and nobody may take it on themselves: the piece can't be made, or it would break the law.
    Refuses,
}

impl Fact {
    /// Its name: `over_limit`.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::OverLimit { .. } => "over_limit",
            Self::OverRecommended { .. } => "over_recommended",
            Self::BelowTheFold { .. } => "below_the_fold",
            Self::TooManyHashtags { .. } => "too_many_hashtags",
            Self::Missing => "missing",
            Self::AltMissing => "alt_missing",
            Self::PictureUnreadable { .. } => "picture_unreadable",
            Self::AccessibilityUnknown { .. } => "accessibility_unknown",
            Self::PersonalDatum { .. } => "personal_datum",
            Self::HardToRead { .. } => "hard_to_read",
            Self::WeekdayDisagrees { .. } => "weekday_disagrees",
            Self::DoesNotFit { .. } => "does_not_fit",
            Self::Unprintable { .. } => "unprintable",
            Self::NotTranslated { .. } => "not_translated",
            Self::LeadTime { .. } => "lead_time",
        }
    }

    /// What an error of the paper means to an officer; `None` for a fault of a template or of the program.
    pub fn of_paper(error: &PaperError) -> Option<Self> {
        match error {
            PaperError::DoesNotFit { piece, longest, .. } => {
                Some(Self::DoesNotFit { piece: piece.clone(), longest: longest.clone() })
            }
            PaperError::Export { reason, .. } => Some(Self::PictureUnreadable { reason: reason.clone() }),
            PaperError::QrCode { .. } => Some(Self::Missing),
            PaperError::Template(_) | PaperError::Stopped => None,
        }
    }

    /// What tells two facts of one kind about one field apart.
    fn subject(&self) -> Option<&str> {
        match self {
            Self::AccessibilityUnknown { feature } => Some(feature),
            Self::DoesNotFit { piece, .. } => Some(piece),
            Self::NotTranslated { language } => Some(language),
            _ => None,
        }
    }
}

impl Finding {
    /// Names the finding for as long as it is the same one: `krakow_pl/body/over_recommended`.
    pub fn key(&self) -> String {
        let channel = self.channel.as_deref().unwrap_or("*");
        let subject = self.fact.subject().map_or_else(String::new, |subject| format!("/{subject}"));
        format!("{channel}/{}/{}{subject}", self.field, self.fact.name())
    }

    /// What it does to its channel. Unknown accessibility is printed as unknown; only whether somebody in a wheelchair
    /// can come in at all must be known first (act of 19 July 2019, art. 6 (1)).
    pub fn weight(&self) -> Weight {
        match &self.fact {
            Fact::PersonalDatum { .. } | Fact::DoesNotFit { .. } | Fact::PictureUnreadable { .. } => {
                Weight::Refuses
            }
            Fact::OverLimit { .. }
            | Fact::TooManyHashtags { .. }
            | Fact::AltMissing
            | Fact::Unprintable { .. }
            | Fact::WeekdayDisagrees { .. } => Weight::Blocks,
            Fact::AccessibilityUnknown { feature } if *feature == "step_free" => Weight::Blocks,
            Fact::Missing if ["pjm_deadline", "venue.nearest_stop"].contains(&self.field.as_str()) => {
                Weight::Advises
            }
            Fact::Missing => Weight::Blocks,
            Fact::OverRecommended { .. }
            | Fact::BelowTheFold { .. }
            | Fact::AccessibilityUnknown { .. }
            | Fact::HardToRead { .. }
            | Fact::NotTranslated { .. }
            | Fact::LeadTime { .. } => Weight::Advises,
        }
    }
}
