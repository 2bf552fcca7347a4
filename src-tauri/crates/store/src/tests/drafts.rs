//! Forms that are being filled in.

use super::*;
use crate::Draft;

fn draft(form: &str, hour: i64, content: &str) -> Draft {
    Draft { form: form.to_owned(), at: at(hour), content: content.to_owned() }
}

fn forms(store: &Store, who: &str) -> Vec<String> {
    store.read(|reader| reader.drafts(who)).unwrap().into_iter().map(|draft| draft.form).collect()
}

#[test]
fn a_form_is_found_again_after_the_program_ended_and_stands_in_no_history() {
    let (folder, store) = on_disk();
    placed(&store);
    let before = (content(&store), store.read(|reader| reader.last_change()).unwrap());
    store.keep_draft("Anna", &draft("request", 1, r#"{"title":"P"}"#)).unwrap();
    store.keep_draft("Anna", &draft("request", 2, r#"{"title":"Park"}"#)).unwrap();
    store.keep_draft("Ewa", &draft("request", 2, r#"{"title":"Plac"}"#)).unwrap();
    assert_eq!((content(&store), store.read(|reader| reader.last_change()).unwrap()), before);
    drop(store);
    let again = Store::open(&folder.path().join("lawka.db")).unwrap();
    let found = again.read(|reader| reader.drafts("Anna")).unwrap();
    assert_eq!(found, [draft("request", 2, r#"{"title":"Park"}"#)]);
    again.drop_draft("Anna", "request").unwrap();
    assert_eq!((forms(&again, "Anna").len(), forms(&again, "Ewa").len()), (0, 1));
}

#[test]
fn what_nobody_has_touched_for_long_goes_whoever_wrote_it() {
    let store = memory();
    store.keep_draft("Anna", &draft("request", 1, "{}")).unwrap();
    store.keep_draft("Ewa", &draft("person:3", 9, "{}")).unwrap();
    store.keep_draft("Ewa", &draft("own:calendar.filters", 1, "[]")).unwrap();
    store.drop_drafts_before(at(5)).unwrap();
    let kept = ["person:3", "own:calendar.filters"].map(str::to_owned).to_vec();
    assert_eq!((forms(&store, "Anna"), forms(&store, "Ewa")), (vec![], kept));
}

#[test]
fn drafts_about_somebody_who_is_erased_go_with_them() {
    let store = memory();
    let (id, ..) = placed(&store);
    store.keep_draft("Anna", &draft(&format!("request:{id}"), 1, r#"{"topic":"inny"}"#)).unwrap();
    store.keep_draft("Ewa", &draft("request", 1, r#"{"requester":{"name":"Jan Próbny"}}"#)).unwrap();
    store.keep_draft("Ewa", &draft("venue", 1, r#"{"name":"Szkoła"}"#)).unwrap();
    store.change(final_step(StepName::EraseRequester), |writer| writer.erase_requester(id)).unwrap();
    assert_eq!((forms(&store, "Anna"), forms(&store, "Ewa")), (vec![], vec!["venue".to_owned()]));
}

#[test]
fn of_an_officers_saved_filters_only_those_that_name_who_is_erased_go() {
    let store = memory();
    let (id, ..) = placed(&store);
    let filters = r#"[{"name":"Jan Próbny","filter":{"person":3}},{"name":"Szkoły","filter":{"venue":1}}]"#;
    store.keep_draft("Anna", &draft("own:calendar.filters", 1, filters)).unwrap();
    store.keep_draft("Anna", &draft("own:note", 1, r#"{"text":"Jan Próbny"}"#)).unwrap();
    store.change(final_step(StepName::EraseRequester), |writer| writer.erase_requester(id)).unwrap();
    let kept = store.read(|reader| reader.drafts("Anna")).unwrap();
    let [filters] = kept.as_slice() else { panic!("{kept:?}") };
    let left: serde_json::Value = serde_json::from_str(&filters.content).unwrap();
    assert_eq!(left, serde_json::json!([{"name": "Szkoły", "filter": {"venue": 1}}]));
}

#[test]
fn an_export_leaves_them_here_and_a_copy_put_back_does_not_take_them() {
    let (folder, store) = on_disk();
    placed(&store);
    let copy = folder.path().join("kopia.db");
    store.backup_to(&copy).unwrap();
    store.keep_draft("Anna", &draft("request", 1, r#"{"title":"Tajne"}"#)).unwrap();
    let export = folder.path().join("eksport");
    let stamp = ("lawka 0", "2026-11-24T16:00:00Z", "opis");
    let manifest = store.export_all(&export, &[], stamp).unwrap();
    assert!(manifest.files.iter().all(|file| !file.path.contains("draft")));
    store.put_back(&copy, None, &final_step(StepName::RestoreCopy)).unwrap();
    assert_eq!(forms(&store, "Anna"), ["request"]);
}
