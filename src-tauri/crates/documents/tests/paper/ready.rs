use crate::sample;
use documents::{Announcement, Fact, Finding, PackOptions, check};

fn facts(a: &Announcement, requesters: &[&str]) -> Vec<Finding> {
    let requesters: Vec<String> = requesters.iter().map(|given| (*given).to_owned()).collect();
    check(a, &requesters, &PackOptions::default()).expect("facts")
}

fn has(found: &[Finding], field: &str, fact: &Fact) -> bool {
    found.iter().any(|finding| finding.field == field && finding.fact == *fact)
}

#[test]
fn a_complete_announcement_lacks_only_what_nobody_knows() {
    let found = facts(&sample::announcement(), &[]);
    let others: Vec<&Finding> = found
        .iter()
        .filter(|f| !matches!(f.fact, Fact::AccessibilityUnknown { .. } | Fact::NotTranslated { .. }))
        .collect();
    assert_eq!(others, Vec::<&Finding>::new());
    assert!(has(&found, "accessibility", &Fact::AccessibilityUnknown { feature: "quiet_room" }));
}

#[test]
fn what_is_missing_is_named() {
    let mut a = sample::announcement();
    a.contact = documents::Contact::default();
    a.accessibility.clear();
    a.photo = Some(documents::Photo { bytes: Vec::new(), alt: " ".to_owned(), credit: String::new() });
    let found = facts(&a, &[]);
    assert!(has(&found, "contact", &Fact::Missing) && has(&found, "accessibility", &Fact::Missing));
    assert!(has(&found, "photo", &Fact::AltMissing));
    assert!(
        found.iter().any(|f| f.field == "photo" && matches!(f.fact, Fact::PictureUnreadable { .. })),
        "{found:?}"
    );
}

#[test]
fn own_words_over_a_limit_are_counted_as_the_channel_counts() {
    let mut a = sample::announcement();
    a.own_words.insert(
        "x_post".to_owned(),
        "środa, 13 maja, godz. 17.00 Szkoła Podstawowa nr 999 w Bieżanowie ".to_owned() + &"…".repeat(120),
    );
    let found = facts(&a, &[]);
    let x = found.iter().find(|f| f.channel.as_deref() == Some("x_post")).expect("a finding");
    assert!(matches!(x.fact, Fact::OverLimit { limit: 280, actual } if actual > 280), "{x:?}");
}

#[test]
fn a_requester_in_a_public_text_is_found() {
    let mut a = sample::announcement();
    a.body = "Spotkanie na wniosek pani Barbary Wzorcowej.".to_owned();
    let found = facts(&a, &["Barbary Wzorcowej"]);
    assert!(
        found.iter().any(|f| f.field == "body" && matches!(f.fact, Fact::PersonalDatum { .. })),
        "{found:?}"
    );
}

#[test]
fn a_weekday_that_disagrees_with_its_date_is_found() {
    let mut a = sample::announcement();
    a.lead = "Zapraszamy w środę, 14 maja!".to_owned();
    let fact = Fact::WeekdayDisagrees { written: "środę".to_owned(), correct: "czwartek".to_owned() };
    assert!(has(&facts(&a, &[]), "lead", &fact));
}

#[test]
fn a_text_that_does_not_fit_is_told_by_field() {
    let mut a = sample::crowded();
    a.how_to_take_part = "Prosimy o wcześniejsze zgłoszenie. ".repeat(60);
    let fact = Fact::DoesNotFit { piece: "poster_a4".to_owned(), longest: "how_to_take_part".to_owned() };
    assert!(has(&facts(&a, &[]), "how_to_take_part", &fact));
}
