//! Letters: kept byte by byte, undone and done again, gone when nobody needs them.

use planning::letter::LetterKind;

use super::*;

const SCAN: &[u8] = b"%PDF-1.7 \x00\xFF skan";

fn attached(store: &Store) -> (RequestId, planning::id::LetterId) {
    let (request_id, ..) = placed(store);
    let letter_id = change(store, StepName::AttachLetter, |writer| {
        writer.insert_letter(request_id, "pismo.pdf", LetterKind::Pdf, SCAN.to_vec(), at(3))
    });
    (request_id, letter_id)
}

#[test]
fn a_letter_comes_back_as_it_came() {
    let store = memory();
    let (request_id, letter_id) = attached(&store);
    let (letters, content) =
        store.read(|reader| Ok((reader.letters_of(request_id)?, reader.letter_content(letter_id)?))).unwrap();
    assert_eq!(content.as_deref(), Some(SCAN));
    let [letter] = letters.as_slice() else { panic!("one letter") };
    assert_eq!((letter.name.as_str(), letter.bytes, letter.at), ("pismo.pdf", SCAN.len() as i64, at(3)));
}

#[test]
fn a_removed_letter_comes_back_with_undo() {
    let store = memory();
    let (_, letter_id) = attached(&store);
    change(&store, StepName::RemoveLetter, |writer| writer.remove_letter(letter_id));
    assert_eq!(store.read(|reader| reader.letter_content(letter_id)).unwrap(), None);
    store.undo("Anna", at(4)).unwrap();
    assert_eq!(store.read(|reader| reader.letter_content(letter_id)).unwrap().as_deref(), Some(SCAN));
}

#[test]
fn the_content_of_a_removed_letter_goes_with_the_history_that_needed_it() {
    let store = memory();
    let (_, letter_id) = attached(&store);
    change(&store, StepName::RemoveLetter, |writer| writer.remove_letter(letter_id));
    assert_eq!(count(&store, "letter_content"), 1);
    store.change(final_step(StepName::Export), |writer| writer.put_settings(&Default::default())).unwrap();
    assert_eq!(count(&store, "letter_content"), 0);
}

#[test]
fn the_ledger_does_not_keep_what_a_letter_is_called() {
    let store = memory();
    let (_, letter_id) = attached(&store);
    let row = store.read(|reader| reader.ledger_of(letter_id)).unwrap().remove(0);
    assert_eq!(row.withheld, ["name"]);
    assert!(!row.after.unwrap().to_string().contains("pismo"));
}

#[test]
fn what_came_of_a_meeting_is_kept_whole_and_undone() {
    let store = memory();
    let (_, _, meeting_id) = placed(&store);
    let matter = planning::outcome::Matter { text: "Chodnik".into(), ..Default::default() };
    let outcome =
        planning::outcome::Outcome { attendance: Some(80), matters: vec![matter], ..Default::default() };
    change(&store, StepName::RecordOutcome, |writer| writer.put_outcome(meeting_id, &outcome));
    assert_eq!(store.read(|reader| reader.outcomes()).unwrap(), [(meeting_id, outcome)]);
    store.undo("Anna", at(4)).unwrap();
    assert_eq!(store.read(|reader| reader.outcome(meeting_id)).unwrap(), None);
}
