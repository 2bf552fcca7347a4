//! What is to be done about one thing in one collection: local, remote and last seen are compared, nothing is done.

use sha2::{Digest, Sha256};

use super::document::{Document, Fields, Look};
use super::merge::{Contest, merge, same_fields};

/// Versions a document knows of. Desks that have not met for longer than so many changes ask.
const KNOWN_VERSIONS: usize = 24;

/// What the register holds.
pub type Local = Document;

/// What was last seen at the server, or put there.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    pub document: Document,
    /// Earlier versions and what they said, for two versions that do not know each other.
    pub earlier: Vec<(String, Fields)>,
}

/// What the server says now.
#[derive(Debug, Clone, PartialEq)]
pub enum Remote {
    /// As last seen; not there, where nothing was seen.
    Same,
    Changed(Box<Document>),
    Gone,
}

/// Something that was deleted, and the versions that were deleted with it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grave {
    pub versions: Vec<String>,
}

/// The one thing to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    Nothing,
    /// Both sides are the same: what is at the server counts as seen.
    Link(Document),
    /// Nothing is left on either side.
    Forget,
    /// Put a new resource.
    Add(Document),
    /// Change the resource that stands there.
    Change(Document),
    Delete,
    /// Write what the server has into the register.
    Take(Document),
    /// Both have changed, each something else: write into the register, then at the server.
    Merge(Document),
    /// Take it out of the register.
    Remove,
    /// Both have changed the same.
    Ask {
        theirs: Document,
        contests: Vec<Contest>,
    },
    /// It was deleted here and changed there.
    AskDeletedHere {
        theirs: Document,
    },
    /// It was deleted there and changed here.
    AskDeletedThere {
        last: Document,
    },
}

/// Decides. `doubtful`: the server has lost its memory (it refused its own token, or far too much is gone), so what is
/// missing there was not deleted by anybody we could trust.
pub fn plan(
    local: Option<&Local>,
    seen: Option<&Seen>,
    remote: &Remote,
    grave: Option<&Grave>,
    doubtful: bool,
) -> Action {
    match (seen, remote) {
        (None, Remote::Same | Remote::Gone) => {
            local.map_or(Action::Nothing, |local| Action::Add(first(local, grave)))
        }
        (None, Remote::Changed(theirs)) => unseen(local, theirs, grave),
        (Some(seen), Remote::Same) => unchanged_there(local, seen),
        (Some(seen), Remote::Gone) => gone(local, seen, doubtful),
        (Some(seen), Remote::Changed(theirs)) => changed(local, seen, theirs),
    }
}

fn unseen(local: Option<&Local>, theirs: &Document, grave: Option<&Grave>) -> Action {
    let Some(local) = local else {
        return match grave {
            Some(grave) if grave.versions.contains(&theirs.written.version) => Action::Delete,
            Some(_) if theirs.written.revived => Action::Take(theirs.clone()),
            Some(_) => Action::AskDeletedHere { theirs: theirs.clone() },
            None => Action::Take(theirs.clone()),
        };
    };
    together(local, None, None, theirs)
}

fn unchanged_there(local: Option<&Local>, seen: &Seen) -> Action {
    match local {
        None => Action::Delete,
        Some(local) if is_there(local, &seen.document) => Action::Nothing,
        Some(local) => Action::Change(next(local, local.fields.clone(), &[&seen.document])),
    }
}

/// Whether a version says what the register does. A look by itself is no change, unless it had to be forgotten because it
/// named somebody who was erased.
pub fn is_there(local: &Local, seen: &Document) -> bool {
    let forgotten = seen.look == Look::default() && local.look != Look::default();
    same_fields(&local.fields, &seen.fields) && !forgotten
}

fn gone(local: Option<&Local>, seen: &Seen, doubtful: bool) -> Action {
    let Some(local) = local else { return Action::Forget };
    let unchanged = same_fields(&local.fields, &seen.document.fields);
    match (doubtful, unchanged) {
        // The same version again: a desk that knows it was deleted will delete it again.
        (true, true) => Action::Add(seen.document.clone()),
        (true, false) => Action::Add(next(local, local.fields.clone(), &[&seen.document])),
        (false, true) => Action::Remove,
        (false, false) => Action::AskDeletedThere { last: seen.document.clone() },
    }
}

fn changed(local: Option<&Local>, seen: &Seen, theirs: &Document) -> Action {
    let same = same_fields(&theirs.fields, &seen.document.fields);
    let went_back = seen.document.written.knows(&theirs.written.version);
    match local {
        None if same || went_back && theirs.said.is_none() => Action::Delete,
        None => Action::AskDeletedHere { theirs: theirs.clone() },
        Some(local) => together(local, Some(seen), common(seen, theirs), theirs),
    }
}

/// What the version says that both come from; `None` where none is known.
pub fn common<'a>(seen: &'a Seen, theirs: &'a Document) -> Option<&'a Fields> {
    let (known, new) = (&seen.document.written, &theirs.written);
    let earlier = |wanted: &dyn Fn(&str) -> bool| {
        seen.earlier.iter().find(|(version, _)| wanted(version)).map(|(_, fields)| fields)
    };
    // A version of ours that arrived although its answer did not.
    if new.version != known.version
        && new.knows(&known.version)
        && let Some(fields) = earlier(&|version| version == new.version)
    {
        return Some(fields);
    }
    if new.knows(&known.version) {
        return Some(&seen.document.fields);
    }
    if known.knows(&new.version) {
        // The server was restored: what it shows is what it said once, unless another program has changed it since.
        return Some(theirs.said.as_ref().unwrap_or(&theirs.fields));
    }
    earlier(&|version| new.knows(version))
}

fn together(local: &Local, seen: Option<&Seen>, base: Option<&Fields>, theirs: &Document) -> Action {
    let merged = merge(base, &local.fields, &theirs.fields);
    if !merged.contests.is_empty() {
        return Action::Ask { theirs: theirs.clone(), contests: merged.contests };
    }
    let as_theirs = same_fields(&merged.fields, &theirs.fields);
    let as_mine = same_fields(&merged.fields, &local.fields);
    let document = || match seen {
        // After a restore the version that was lost comes back as it was.
        Some(seen)
            if same_fields(&merged.fields, &seen.document.fields)
                && !theirs.written.knows(&seen.document.written.version) =>
        {
            Document { look: local.look.clone(), said: None, ..seen.document.clone() }
        }
        Some(seen) => next(local, merged.fields.clone(), &[theirs, &seen.document]),
        None => next(local, merged.fields.clone(), &[theirs]),
    };
    match (as_mine, as_theirs) {
        (true, true) => Action::Link(theirs.clone()),
        (false, true) => Action::Take(theirs.clone()),
        (true, false) => Action::Change(document()),
        (false, false) => Action::Merge(document()),
    }
}

/// Whoever has it again after it was deleted means it: the deletion was taken back, or decided against.
fn first(local: &Local, grave: Option<&Grave>) -> Document {
    let mut local = local.clone();
    local.written.revived = grave.is_some();
    let after = grave.map(|grave| grave.versions.clone()).unwrap_or_default();
    following(&local, local.fields.clone(), after)
}

/// The version that comes after others. It follows from its content and them, so that writing it twice is writing it
/// once. Who writes it, and when, the caller has put into `local`.
pub fn next(local: &Local, fields: Fields, after: &[&Document]) -> Document {
    let mut known: Vec<String> = Vec::new();
    for version in after.iter().map(|document| &document.written.version) {
        if !version.is_empty() && !known.contains(version) {
            known.push(version.clone());
        }
    }
    for version in after.iter().flat_map(|document| &document.written.after) {
        if !known.contains(version) {
            known.push(version.clone());
        }
    }
    // What an older version of the program does not know travels on.
    let mut whole = after.first().map(|document| document.fields.clone()).unwrap_or_default();
    whole.retain(|name, _| !name.contains(':'));
    whole.extend(fields);
    following(local, whole, known)
}

fn following(local: &Local, fields: Fields, mut after: Vec<String>) -> Document {
    after.truncate(KNOWN_VERSIONS);
    let mut document = Document { fields, said: None, ..local.clone() };
    document.written.version = version(&document, &after);
    document.written.after = after;
    document
}

fn version(document: &Document, after: &[String]) -> String {
    let content =
        serde_json::to_string(&(document.kind, &document.uid, &document.fields, after)).unwrap_or_default();
    Sha256::digest(content.as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::shared::document::Kind;

    fn document(name: &str, start: &str) -> Document {
        let fields = [("name", name), ("start", start)].map(|(key, value)| (key.to_owned(), json!(value)));
        Document::new(Kind::Meeting, "1@lawka".to_owned(), fields.into(), Look::default())
    }

    fn after(document: &Document, name: &str, start: &str) -> Document {
        let local = self::document(name, start);
        next(&local, local.fields.clone(), &[document])
    }

    fn seen(document: &Document) -> Seen {
        Seen { document: document.clone(), earlier: vec![] }
    }

    fn decide(local: Option<&Document>, seen: Option<&Seen>, remote: &Remote) -> Action {
        plan(local, seen, remote, None, false)
    }

    #[test]
    fn what_is_new_here_is_put_and_what_is_new_there_is_taken() {
        let one = document("Plac", "17");
        assert!(matches!(decide(Some(&one), None, &Remote::Same), Action::Add(_)));
        let theirs = first(&one, None);
        assert_eq!(decide(None, None, &Remote::Changed(Box::new(theirs.clone()))), Action::Take(theirs));
    }

    #[test]
    fn the_same_on_both_sides_is_only_linked() {
        let theirs = first(&document("Plac", "17"), None);
        let mine = document("Plac", "17");
        assert_eq!(
            decide(Some(&mine), None, &Remote::Changed(Box::new(theirs.clone()))),
            Action::Link(theirs)
        );
    }

    #[test]
    fn different_fields_are_merged_and_the_same_field_is_asked_about() {
        let base = first(&document("Plac", "17"), None);
        let theirs = after(&base, "Plac", "18");
        let action = decide(
            Some(&document("Plac zabaw", "17")),
            Some(&seen(&base)),
            &Remote::Changed(Box::new(theirs.clone())),
        );
        let Action::Merge(merged) = action else { panic!("{action:?}") };
        assert_eq!((merged.text("name"), merged.text("start")), ("Plac zabaw", "18"));
        assert!(merged.written.knows(&theirs.written.version) && merged.written.knows(&base.written.version));
        let asked =
            decide(Some(&document("Plac", "19")), Some(&seen(&base)), &Remote::Changed(Box::new(theirs)));
        assert!(matches!(asked, Action::Ask { .. }));
    }

    #[test]
    fn a_look_that_had_to_be_forgotten_is_written_again() {
        let look = Look { location: Some("Dworek".to_owned()), ..Look::default() };
        let local = Document { look, ..document("Plac", "17") };
        let there = first(&local, None);
        assert_eq!(decide(Some(&local), Some(&seen(&there)), &Remote::Same), Action::Nothing);
        let forgotten = Document { look: Look::default(), ..there };
        let again = decide(Some(&local), Some(&seen(&forgotten)), &Remote::Same);
        assert!(matches!(again, Action::Change(_)), "{again:?}");
    }

    #[test]
    fn deletion_against_change_asks_on_both_sides() {
        let base = first(&document("Plac", "17"), None);
        let theirs = after(&base, "Plac", "18");
        let here = decide(None, Some(&seen(&base)), &Remote::Changed(Box::new(theirs.clone())));
        assert_eq!(here, Action::AskDeletedHere { theirs });
        let there = decide(Some(&document("Plac", "18")), Some(&seen(&base)), &Remote::Gone);
        assert_eq!(there, Action::AskDeletedThere { last: base.clone() });
        assert_eq!(decide(Some(&document("Plac", "17")), Some(&seen(&base)), &Remote::Gone), Action::Remove);
    }

    #[test]
    fn a_deletion_that_was_taken_back_is_not_deleted_again() {
        let base = first(&document("Plac", "17"), None);
        let grave = Grave { versions: vec![base.written.version.clone()] };
        let here = plan(Some(&document("Plac", "17")), None, &Remote::Same, Some(&grave), false);
        let Action::Add(again) = here else { panic!("{here:?}") };
        let there = plan(None, None, &Remote::Changed(Box::new(again.clone())), Some(&grave), false);
        assert_eq!(there, Action::Take(again));
    }

    #[test]
    fn a_server_restored_from_a_backup_gets_the_newer_version_again() {
        let old = first(&document("Plac", "17"), None);
        let new = after(&old, "Plac", "18");
        let action =
            decide(Some(&document("Plac", "18")), Some(&seen(&new)), &Remote::Changed(Box::new(old)));
        assert_eq!(action, Action::Change(new));
    }

    #[test]
    fn edits_made_on_both_sides_of_a_restore_go_together() {
        let old = first(&document("Plac", "17"), None);
        let mine = after(&old, "Plac", "18");
        let theirs = after(&old, "Plac zabaw", "17");
        let seen =
            Seen { document: mine.clone(), earlier: vec![(old.written.version.clone(), old.fields.clone())] };
        let action = decide(Some(&document("Plac", "18")), Some(&seen), &Remote::Changed(Box::new(theirs)));
        let Action::Merge(merged) = action else { panic!("{action:?}") };
        assert_eq!((merged.text("name"), merged.text("start")), ("Plac zabaw", "18"));
    }

    #[test]
    fn a_version_of_ours_that_arrived_unheard_is_not_asked_about() {
        let old = first(&document("Plac", "17"), None);
        let sent = after(&old, "Plac", "18");
        let seen = Seen {
            document: old.clone(),
            earlier: vec![(sent.written.version.clone(), sent.fields.clone())],
        };
        let action = decide(Some(&document("Plac", "19")), Some(&seen), &Remote::Changed(Box::new(sent)));
        let Action::Change(next) = action else { panic!("{action:?}") };
        assert_eq!(next.text("start"), "19");
    }

    #[test]
    fn what_a_forgetful_server_lost_is_put_again_and_what_was_deleted_is_deleted_again() {
        let base = first(&document("Plac", "17"), None);
        let local = document("Plac", "17");
        let again = plan(Some(&local), Some(&seen(&base)), &Remote::Gone, None, true);
        assert_eq!(again, Action::Add(base.clone()));
        let grave = Grave { versions: vec![base.written.version.clone()] };
        let back = Remote::Changed(Box::new(base.clone()));
        assert_eq!(plan(None, None, &back, Some(&grave), false), Action::Delete);
        let changed = Remote::Changed(Box::new(after(&base, "Plac", "18")));
        let asked = plan(None, None, &changed, Some(&grave), false);
        assert!(matches!(asked, Action::AskDeletedHere { .. }));
    }
}
