//! Accessibility as it is printed: what is there, what isn't, and what nobody knows yet.

use crate::accessibility::Known;
use crate::announcement::{Access, Language};
use crate::typography::typeset;
use crate::words::Words;
use serde::Serialize;

/// The facts by what is known, each list in the announcement's order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct AccessSheet {
    pub yes: Vec<AccessItem>,
    pub no: Vec<AccessItem>,
    pub unknown: Vec<AccessItem>,
    /// „Brak informacji: winda, toaleta – zapytaj nas przed spotkaniem.”; empty when all is known.
    pub unknown_sentence: String,
}

/// One fact in words, with the name of its pictogram.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AccessItem {
    pub key: &'static str,
    pub text: String,
}

/// Characters of a detail that never begins a line.
const SHORT: usize = 4;

impl AccessSheet {
    pub(super) fn new(access: &[Access], words: &Words, language: Language) -> Self {
        let of = |known: Known| -> Vec<AccessItem> {
            access.iter().filter(|a| a.known == known).map(|a| item(a, words, language)).collect()
        };
        let unknown = of(Known::Unknown);
        Self {
            yes: of(Known::Yes),
            no: of(Known::No),
            unknown_sentence: sentence(&unknown, words, language),
            unknown,
        }
    }
}

fn item(access: &Access, words: &Words, language: Language) -> AccessItem {
    let text = words.access(access.feature, access.known);
    let detail = access.detail.as_deref().filter(|detail| !detail.trim().is_empty());
    // A number alone in brackets stays with its word.
    let gap = |detail: &str| if detail.chars().count() <= SHORT { '\u{a0}' } else { ' ' };
    let text = detail.map_or(text.to_owned(), |detail| format!("{text}{}({detail})", gap(detail)));
    AccessItem { key: access.feature.key(), text: typeset(&text, language) }
}

fn sentence(unknown: &[AccessItem], words: &Words, language: Language) -> String {
    if unknown.is_empty() {
        return String::new();
    }
    let names: Vec<&str> = unknown.iter().map(|item| item.text.as_str()).collect();
    typeset(&format!("{}: {} – {}.", words.no_information, names.join(", "), words.ask_us), language)
}
