//! Lines that several channels share, made once from the rest of the sheet.

use super::{Block, Sheet, join};
use crate::announcement::Language;
use crate::typography::typeset;
use serde::Serialize;

/// A title of a Facebook event holds 64 characters (channels.json, `facebook_event`).
const EVENT_NAME: usize = 64;

/// Ready-made lines; every template may use them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Lines {
    /// „ODWOŁANE: ” or „ZMIANA: ”; empty when scheduled.
    pub prefix: String,
    /// „środa, 13 maja, godz. 17.00 – Klub Przykład, ul. Litewska 34”: what must be seen without a tap.
    pub headline: String,
    /// Without the place.
    pub headline_short: String,
    /// „Ławka dialogu – Dzielnica XII Bieżanów-Prokocim”: no quotation marks, at most 64 characters with `prefix` before it.
    pub event_name: String,
    /// „Prezydent Miasta Krakowa zaprasza: „Ławka dialogu”. Spotkanie z …”
    pub call: String,
    /// „Prezydent Miasta Krakowa zaprasza na spotkanie z cyklu „Ławka dialogu” w środę, 13 maja 2026 r., o godz. 17.00. Miejsce: …”
    pub release_lead: String,
    /// The practical facts in order: when, where, for whom, blocks, accessibility, contact.
    pub facts: Vec<Block>,
    /// „#Kraków #ŁawkaDialogu”
    pub hashtags: String,
    /// „krakow.pl”
    pub page_domain: String,
    /// „godz. 17.00”
    pub hour: String,
    pub on_weekday_capital: String,
    pub weekday_capital: String,
    pub room_capital: String,
    /// „Było”
    pub was_capital: String,
}

impl Lines {
    pub(super) fn new(s: &Sheet, language: Language) -> Self {
        let prefix =
            if s.status.overprint.is_empty() { String::new() } else { format!("{}: ", s.status.overprint) };
        let short = if prefix.is_empty() { capital(&s.when.short) } else { s.when.short.clone() };
        Self {
            headline: format!("{prefix}{short}\u{a0}– {}", s.place.line),
            headline_short: format!("{prefix}{short}"),
            event_name: event_name(s, EVENT_NAME - prefix.chars().count().min(EVENT_NAME)),
            call: call(s),
            release_lead: release_lead(s, language),
            facts: facts(s),
            hashtags: s.w.hashtags.join(" "),
            page_domain: s.page_words.split('/').next().unwrap_or_default().to_owned(),
            hour: s.when.short.rsplit(", ").next().unwrap_or_default().to_owned(),
            on_weekday_capital: capital(&s.when.on_weekday),
            weekday_capital: capital(&s.when.weekday),
            room_capital: capital(&s.place.room),
            was_capital: capital(&s.w.was),
            prefix,
        }
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

fn event_name(s: &Sheet, most: usize) -> String {
    let district = s.district.clone().unwrap_or_else(|| s.title.clone());
    let roman = s.district_roman.clone().unwrap_or_default();
    [format!("{} – {district}", s.cycle_bare), format!("{} – {roman}", s.cycle_bare), s.cycle_bare.clone()]
        .into_iter()
        .map(|name| name.replace('\u{a0}', " ").trim_end_matches(" – ").to_owned())
        .find(|name| name.chars().count() <= most)
        .unwrap_or_else(|| s.cycle_bare.clone())
}

fn release_lead(s: &Sheet, language: Language) -> String {
    let place = format!("{}: {}.", s.w.place, s.place.line);
    let opening = if s.status.kind == "cancelled" {
        s.w.was_to_take_place.clone()
    } else {
        format!("{} {} {}", s.invitation, s.w.invites_to, s.cycle)
    };
    typeset(&format!("{opening} {}. {place}", s.when.sentence), language)
}

/// „Prezydent Miasta Krakowa zaprasza: „Ławka dialogu”. Spotkanie z …”; a cancelled meeting is only named.
fn call(s: &Sheet) -> String {
    let named = format!("{}. {}.", s.cycle, s.title.trim_end_matches('.'));
    if s.status.kind == "cancelled" { named } else { format!("{}: {named}", s.invitation) }
}

fn facts(s: &Sheet) -> Vec<Block> {
    let place = join(&[&s.place.name, &s.place.room, &s.place.address], ", ");
    let fact = |key, label: &str, text: String| Block { key, label: label.to_owned(), text };
    let mut facts = vec![
        fact("when", &s.w.when, s.when.line.clone()),
        fact("where", &s.w.r#where, place),
        fact(
            "audience",
            &s.w.audience,
            if s.status.kind == "cancelled" { String::new() } else { s.audience.clone() },
        ),
    ];
    facts.extend(s.blocks.iter().cloned());
    facts.push(fact("accessibility", &s.w.accessibility, accessibility(s)));
    facts.push(fact("contact", &s.w.contact, s.contact.line.clone()));
    facts.retain(|fact| !fact.text.is_empty());
    facts
}

/// „wejście bez stopni, dostępna toaleta; brak windy. Brak informacji: …”
fn accessibility(s: &Sheet) -> String {
    let list =
        |items: &[super::AccessItem]| items.iter().map(|i| i.text.as_str()).collect::<Vec<_>>().join(", ");
    let known = join(&[&list(&s.access.yes), &list(&s.access.no)], "; ");
    let known = if known.is_empty() { known } else { format!("{known}.") };
    join(&[&known, &s.access.unknown_sentence], " ")
}
