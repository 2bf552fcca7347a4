//! Search: without Polish letters, by the beginning of a word, always in step.

use planning::district::DistrictNumber;

use super::*;
use crate::EntityKind;

fn titles(store: &Store, text: &str) -> Vec<(EntityKind, String)> {
    let hits = store.read(|reader| reader.search(text, 10)).unwrap();
    hits.into_iter().map(|hit| (hit.kind, hit.title)).collect()
}

fn filled() -> Store {
    let store = memory();
    change(&store, StepName::Sample, |writer| {
        writer.insert_person(&person("Łucja Żółw"))?;
        writer.insert_venue(&venue("Szkoła w Łagiewnikach"))?;
        let mut asked = request("Zieleń nad Białuchą");
        asked.district = Some(DistrictNumber(9));
        asked.case_mark = Some("KS-02.0632.12.2026".to_owned());
        asked.topic = "Prądnik Biały".to_owned();
        writer.insert_request(&asked)
    });
    store
}

#[test]
fn words_without_polish_letters_find_words_with_them() {
    let store = filled();
    let asked = (EntityKind::Request, "Zieleń nad Białuchą".to_owned());
    let school = (EntityKind::Venue, "Szkoła w Łagiewnikach".to_owned());
    for text in ["bialy", "BIAŁY prądnik", "falecki", "zielen", "Próbny", "KS-02.0632.12"] {
        assert_eq!(titles(&store, text), std::slice::from_ref(&asked), "{text}");
    }
    assert_eq!(titles(&store, "lagiewniki"), std::slice::from_ref(&asked));
    assert_eq!(titles(&store, "lagiewnik"), [school, asked]);
    assert_eq!(titles(&store, "lucja zolw"), [(EntityKind::Person, "Łucja Żółw".to_owned())]);
}

#[test]
fn nothing_asked_finds_nothing_and_signs_do_no_harm() {
    let store = filled();
    for text in ["", "  ", "\"", "* OR (", "NEAR(", "nie ma takiego"] {
        assert_eq!(titles(&store, text), [], "{text}");
    }
}

#[test]
fn a_meeting_is_found_by_its_request_its_venue_and_its_date() {
    let store = memory();
    let (_, venue_id, _) = placed(&store);
    let wanted = (EntityKind::Meeting, "Plac zabaw".to_owned());
    for text in ["szkola", "probny", "2026-06-02"] {
        assert!(titles(&store, text).contains(&wanted), "{text}");
    }
    change(&store, StepName::EditVenue, |writer| {
        let mut altered = writer.venue(venue_id)?.unwrap();
        altered.details.name = "Dom Kultury".to_owned();
        writer.update_venue(&altered)
    });
    assert!(titles(&store, "dom kult").contains(&wanted));
    assert_eq!(titles(&store, "szkola"), []);
}

#[test]
fn the_index_follows_undo() {
    let store = memory();
    placed(&store);
    store.undo("Anna", at(1)).unwrap();
    assert_eq!(titles(&store, "plac"), []);
    store.redo("Anna", at(1)).unwrap();
    assert_eq!(titles(&store, "plac").len(), 2);
}

#[test]
fn a_search_finds_what_was_written_since_the_last_one() {
    let (folder, store) = on_disk();
    let other = Store::open(&folder.path().join("lawka.db")).unwrap();
    placed(&store);
    assert_eq!((titles(&store, "plac").len(), titles(&other, "plac").len()), (2, 2));
    change(&store, StepName::ImportRequests, |writer| {
        (0..300).try_for_each(|number| writer.insert_request(&request(&format!("Łąka {number}"))).map(drop))
    });
    assert_eq!((titles(&store, "laka 299").len(), titles(&other, "laka 299").len()), (1, 1));
    store.undo("Anna", at(1)).unwrap();
    assert_eq!((titles(&store, "laka"), titles(&other, "laka")), (vec![], vec![]));
    assert_eq!(titles(&other, "plac").len(), 2);
}

#[test]
fn a_sound_index_is_called_sound_after_many_changes() {
    let (_folder, store) = on_disk();
    for _ in 0..2 {
        change(&store, StepName::ImportRequests, |writer| {
            (0..300)
                .try_for_each(|number| writer.insert_request(&request(&format!("Łąka {number}"))).map(drop))
        });
        assert_eq!(store.integrity().unwrap(), Vec::<String>::new());
        store.undo("Anna", at(1)).unwrap();
        assert_eq!(store.integrity().unwrap(), Vec::<String>::new());
    }
}
