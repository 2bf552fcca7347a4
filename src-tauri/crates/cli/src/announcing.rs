//! The sentences about announcements: what a checklist found, where a message stands.

use desk::{AnnouncementFact as Fact, ChecklistLine, DatumKind, Weight};
use planning::mail::MailState;

/// „krakow_pl · treść: za długa o 12 [klucz]”
pub fn line(line: &ChecklistLine) -> String {
    let channel = line.channel_id.as_ref().map_or("wszystkie kanały", |id| id.0.as_str());
    let mark = match (&line.waived, line.weight) {
        (Some(waiver), _) => format!("pominięte przez: {} – {}", waiver.by, waiver.reason),
        (None, Weight::Advises) => "wskazówka".to_owned(),
        (None, Weight::Blocks) => "wstrzymuje kanał".to_owned(),
        (None, Weight::Refuses) => "wstrzymuje kanał, nie można pominąć".to_owned(),
    };
    format!("  {channel} · {}: {} ({mark}) [{}]", line.field, fact(&line.fact), line.key)
}

fn fact(fact: &Fact) -> String {
    match fact {
        Fact::OverLimit { limit, actual } => format!("za długie: {actual}, kanał przyjmuje {limit}"),
        Fact::OverRecommended { limit, actual } => format!("dłuższe niż zalecane: {actual} z {limit}"),
        Fact::BelowTheFold { seen, .. } => {
            format!("dzień, godzina i miejsce nie mieszczą się w pierwszych {seen} znakach")
        }
        Fact::TooManyHashtags { limit, actual } => format!("za dużo hasztagów: {actual}, wolno {limit}"),
        Fact::Missing => "brakuje".to_owned(),
        Fact::AltMissing => "brakuje tekstu alternatywnego".to_owned(),
        Fact::PictureUnreadable { reason } => format!("obrazu nie da się odczytać: {reason}"),
        Fact::AccessibilityUnknown { feature } => format!("nie wiadomo: {feature}"),
        Fact::PersonalDatum { kind, found } => format!("dana osobowa ({}): {found}", datum(*kind)),
        Fact::HardToRead { index, source, .. } => {
            format!("trudne w czytaniu, wskaźnik {index:.1} ({source})")
        }
        Fact::WeekdayDisagrees { written, correct } => {
            format!("dzień tygodnia nie zgadza się z datą: jest „{written}”, powinno być „{correct}”")
        }
        Fact::DoesNotFit { piece, longest } => {
            format!("nie mieści się ({piece}); pole do skrócenia: {longest}")
        }
        Fact::Unprintable { characters } => format!("znaki, których nie da się wydrukować: {characters}"),
        Fact::NotTranslated { language } => format!("brakuje tłumaczenia: {language}"),
        Fact::LeadTime { days, target } => format!("wyprzedzenie w dniach: {days}, cel: {target}"),
    }
}

const fn datum(kind: DatumKind) -> &'static str {
    match kind {
        DatumKind::OfRequester => "wnioskodawcy",
        DatumKind::Email => "adres e-mail",
        DatumKind::Phone => "telefon",
        DatumKind::Pesel => "PESEL",
    }
}

/// Where a message stands, in one word.
pub const fn mail_state(state: MailState) -> &'static str {
    match state {
        MailState::Queued => "czeka",
        MailState::Sending => "w drodze",
        MailState::Sent => "wysłana",
        MailState::Failed => "nie wyszła",
        MailState::Uncertain => "niepewne, czy wyszła",
        MailState::Withdrawn => "wycofana",
    }
}
