//! The same thing on two desks before they ever met: by what an office would know it by.

use std::collections::HashSet;

use exchange::shared::{Document, Kind};
use planning::fold::fold;

/// What tells one thing from another of its kind; `None` where only the name does that every desk knows.
fn mark(document: &Document) -> Option<String> {
    let said = |field: &str| fold(document.text(field).trim());
    let mark = match document.kind {
        Kind::Person => said("name"),
        Kind::Venue => format!("{}|{}", said("name"), said("address")),
        Kind::Request => format!("{}|{}|{}", said("title"), said("case_mark"), said("received_on")),
        Kind::Body | Kind::Requester | Kind::Meeting => return None,
    };
    (!mark.trim_matches('|').is_empty()).then_some(mark)
}

/// The thing of this desk that another desk's document means, when it was never shared under a name of its own.
pub(crate) fn twin<'a>(
    theirs: &Document,
    local: &'a [Document],
    shared: &HashSet<(Kind, String)>,
) -> Option<&'a Document> {
    let wanted = mark(theirs)?;
    let mut same = local.iter().filter(|mine| {
        mine.kind == theirs.kind
            && !shared.contains(&(mine.kind, mine.uid.clone()))
            && mark(mine).as_ref() == Some(&wanted)
    });
    // Two that look alike are told apart by people, not here.
    same.next().filter(|_| same.next().is_none())
}

#[cfg(test)]
mod tests {
    use exchange::shared::Look;
    use serde_json::json;

    use super::*;

    fn person(uid: &str, name: &str) -> Document {
        let fields = [("name".to_owned(), json!(name))].into();
        Document::new(Kind::Person, uid.to_owned(), fields, Look::default())
    }

    #[test]
    fn somebody_both_desks_know_is_one_person_and_two_namesakes_stay_two() {
        let theirs = person("t", "Łucja Żak");
        let one = [person("a", "lucja zak"), person("b", "Jan Nowak")];
        assert_eq!(twin(&theirs, &one, &HashSet::new()).map(|mine| mine.uid.as_str()), Some("a"));
        let shared = HashSet::from([(Kind::Person, "a".to_owned())]);
        assert_eq!(twin(&theirs, &one, &shared), None);
        let namesakes = [person("a", "Łucja Żak"), person("b", "Łucja Żak")];
        assert_eq!(twin(&theirs, &namesakes, &HashSet::new()), None);
    }
}
