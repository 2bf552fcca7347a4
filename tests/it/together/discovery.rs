//! An address, a name and a password are enough.

use desk::{AddAccount, DeskError, Failure, Refusal, ServerFault};
use lawka_tests::officer::Officer;
use lawka_tests::servers::{Kind, Server};

use super::on_each_server;

fn account(url: &str, password: &str) -> AddAccount {
    AddAccount {
        url: url.to_owned(),
        user: "anna".to_owned(),
        password: Some(password.to_owned()),
        ..AddAccount::default()
    }
}

#[test]
fn calendars_and_address_books_are_found_with_what_they_may_hold() {
    on_each_server(|server| {
        let officer = Officer::new("Anna");
        let added = officer.desk.add_account(&account(&server.url(), "tajne")).unwrap();
        let found = |name: &str| added.collections.iter().find(|each| each.name == name).unwrap();
        assert!(found("spotkania").events && found("spotkania").tasks && !found("spotkania").cards);
        assert!(found("urzad").cards && !found("urzad").events);
        assert!(added.collections.iter().all(|each| each.chosen && !each.personal));
    });
}

#[test]
fn a_wrong_password_is_told_and_nothing_is_kept() {
    let Some(server) = Server::start(Kind::Radicale) else { return };
    let officer = Officer::new("Anna");
    let refused = officer.desk.add_account(&account(&server.url(), "zgadywane")).unwrap_err();
    let fault = |error: &DeskError| match error {
        DeskError::Failed { failure: Failure::Server { fault, .. } } => Some(*fault),
        _ => None,
    };
    assert_eq!(fault(&refused), Some(ServerFault::NotLetIn), "{refused:?}");
    assert_eq!(officer.desk.accounts().unwrap(), []);
}

#[test]
fn an_account_that_is_there_is_not_added_again_however_its_address_is_written() {
    on_each_server(|server| {
        let officer = Officer::new("Anna");
        let first = officer.desk.add_account(&account(&server.url(), "tajne")).unwrap();
        let home = server.path("");
        let own_place = format!("{}{}", server.url().trim_end_matches("/anna/").trim_end_matches('/'), home);
        for url in [
            server.url(),
            server.url().trim_end_matches('/').to_owned(),
            format!(" {} ", server.url()),
            own_place,
        ] {
            let refused = officer.desk.add_account(&account(&url, "tajne")).unwrap_err();
            let DeskError::Refused { refusal: Refusal::AccountIsThere { account_id, user, .. } } = refused
            else {
                panic!("{url}: {refused:?}")
            };
            assert_eq!((account_id, user.as_str()), (first.account_id, "anna"));
        }
        assert_eq!(officer.desk.accounts().unwrap().len(), 1);
        // The way out.
        officer.desk.remove_account(first.account_id).unwrap();
        officer.desk.add_account(&account(&server.url(), "tajne")).unwrap();
    });
}

#[test]
fn somebody_else_may_have_an_account_at_the_same_server() {
    let Some(server) = Server::start(Kind::Radicale) else { return };
    let officer = Officer::new("Anna");
    officer.desk.add_account(&account(&server.url(), "tajne")).unwrap();
    let bob = AddAccount { user: "bob".to_owned(), ..account(&server.url(), "tajne") };
    let refused = officer.desk.add_account(&bob).err();
    let is_refused = |error: &DeskError| matches!(error, DeskError::Refused { .. });
    assert!(!refused.as_ref().is_some_and(is_refused), "{refused:?}");
}

#[test]
fn a_password_never_goes_where_it_could_be_read() {
    let officer = Officer::new("Anna");
    let refused = officer.desk.add_account(&account("http://kalendarz.example.pl/", "tajne")).unwrap_err();
    assert!(matches!(refused, DeskError::Refused { refusal: Refusal::NotEncrypted { .. } }), "{refused:?}");
}

#[test]
fn a_password_stands_in_no_file_of_the_register() {
    on_each_server(|server| {
        let officer = Officer::at("Anna", server);
        officer.meeting("Plac zabaw", "2026-12-16T16:00:00Z");
        officer.sync();
        for entry in std::fs::read_dir(officer.folder.path()).unwrap().flatten() {
            let bytes = std::fs::read(entry.path()).unwrap_or_default();
            let text = String::from_utf8_lossy(&bytes);
            assert!(
                !text.contains("tajne") && !text.contains("YW5uYTp0YWpuZQ"),
                "{}",
                entry.path().display()
            );
        }
    });
}

#[test]
fn a_collection_that_is_not_there_is_told_with_those_that_are() {
    on_each_server(|server| {
        let officer = Officer::new("Anna");
        let order =
            AddAccount { collections: vec!["spodkania".to_owned()], ..account(&server.url(), "tajne") };
        let DeskError::Refused { refusal: Refusal::NoSuchCollection { found, .. } } =
            officer.desk.add_account(&order).unwrap_err()
        else {
            panic!()
        };
        assert!(found.contains(&"spotkania".to_owned()), "{found:?}");
    });
}
