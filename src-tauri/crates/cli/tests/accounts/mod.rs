//! Accounts at calendar servers.

use store::{AccountDetails, Step, StepName, Store};

use super::Lawka;

#[test]
fn an_account_that_is_there_is_refused_with_its_number_and_the_server_is_not_asked() {
    let lawka = Lawka::sample();
    // Nobody answers at this address.
    let details = AccountDetails {
        url: "http://127.0.0.1:1/".to_owned(),
        user: "anna".to_owned(),
        ..AccountDetails::default()
    };
    let at = "2026-11-23T08:00:00Z".parse().unwrap();
    let step = Step { name: StepName::Synchronise, who: "Anna".to_owned(), at, undoable: false };
    let store = Store::open(&lawka.folder.path().join("lawka.db")).unwrap();
    let (id, _) = store.change(step, |writer| writer.insert_account(&details)).unwrap();
    let add = ["account", "add", "--url", "http://127.0.0.1:1", "--user", "anna", "--password-env", "PATH"];
    let (code, answer) = lawka.run(&add);
    assert_eq!((code, answer["refusal"]["why"].as_str()), (3, Some("account_is_there")), "{answer}");
    assert_eq!(answer["refusal"]["account_id"], id);
}
