//! Machines without a keychain, passwords that have run out, and servers that an office vouches for itself.

use desk::{AddAccount, DeskError, Failure, NoSecrets, PasswordState, ServerFault};
use lawka_tests::officer::{Officer, open};
use lawka_tests::servers::{Kind, Server};

fn account(url: String) -> AddAccount {
    AddAccount { url, user: "anna".to_owned(), password: Some("tajne".to_owned()), ..AddAccount::default() }
}

fn fault(error: &DeskError) -> Option<ServerFault> {
    match error {
        DeskError::Failed { failure: Failure::Server { fault, .. } } => Some(*fault),
        _ => None,
    }
}

/// At a machine that keeps no password.
fn forgetful(officer: Officer) -> Officer {
    Officer { desk: officer.desk.with_secrets(Box::new(NoSecrets)), folder: officer.folder }
}

#[test]
fn without_a_keychain_a_password_is_remembered_until_the_program_ends_and_then_asked_for() {
    let Some(server) = Server::start(Kind::Radicale) else { return };
    let anna = forgetful(Officer::new("Anna"));
    let id = anna.desk.add_account(&account(server.url())).unwrap().account_id;
    assert_eq!(anna.desk.accounts().unwrap()[0].password, PasswordState::InMemory);
    anna.sync();

    let Officer { desk, folder } = anna;
    drop(desk);
    let anna = forgetful(Officer { desk: open(folder.path(), "Anna"), folder });
    assert_eq!(anna.desk.accounts().unwrap()[0].password, PasswordState::Missing);
    assert_eq!(anna.try_sync().failures[0].fault, ServerFault::PasswordMissing);
    assert_eq!(anna.desk.sync_state().unwrap().accounts[0].fault, Some(ServerFault::PasswordMissing));

    let wrong = anna.desk.put_account_password(id, "zgadywane").unwrap_err();
    assert_eq!(fault(&wrong), Some(ServerFault::NotLetIn), "{wrong:?}");
    assert_eq!(anna.desk.accounts().unwrap()[0].password, PasswordState::Missing);
    let card = anna.desk.put_account_password(id, "tajne").unwrap();
    assert_eq!(card.password, PasswordState::InMemory);
    anna.sync();
    assert_eq!(anna.desk.sync_state().unwrap().accounts[0].fault, None);
}

#[test]
fn a_password_that_has_run_out_is_told_and_changed() {
    let Some(server) = Server::start(Kind::Radicale) else { return };
    let anna = Officer::at("Anna", &server);
    let id = anna.desk.accounts().unwrap()[0].id;
    anna.sync();
    server.change_password("nowe");
    assert_eq!(anna.try_sync().failures[0].fault, ServerFault::NotLetIn);
    assert_eq!(anna.desk.sync_state().unwrap().accounts[0].fault, Some(ServerFault::NotLetIn));
    assert_eq!(anna.desk.put_account_password(id, "nowe").unwrap().password, PasswordState::Kept);
    anna.sync();
}

#[test]
fn nothing_is_shared_before_somebody_has_chosen() {
    let Some(server) = Server::start(Kind::Radicale) else { return };
    let anna = Officer::new("Anna");
    anna.meeting("Plac zabaw", "2026-12-16T16:00:00Z");
    let order = AddAccount { choose_later: true, ..account(server.url()) };
    let added = anna.desk.add_account(&order).unwrap();
    assert!(added.collections.iter().all(|each| !each.chosen && !each.personal && !each.public));
    assert_eq!(anna.sync().operations, []);
    assert_eq!(server.paths(&server.calendar()), Vec::<String>::new());
}

#[test]
fn a_server_that_only_the_office_vouches_for_is_trusted_with_the_offices_certificate_alone() {
    let Some(mut server) = Server::start(Kind::Radicale) else { return };
    let authority = server.encrypt();
    let anna = Officer::new("Anna");
    let order = account(server.url().replace("http://", "https://"));
    let refused = anna.desk.add_account(&order).unwrap_err();
    assert_eq!(fault(&refused), Some(ServerFault::Certificate), "{refused:?}");
    assert_eq!(anna.desk.accounts().unwrap(), []);

    let not_a_certificate = anna.folder.path().join("lawka.db");
    let order = AddAccount { certificate_file: Some(not_a_certificate), ..order };
    assert_eq!(fault(&anna.desk.add_account(&order).unwrap_err()), Some(ServerFault::Certificate));

    let order = AddAccount { certificate_file: Some(authority), ..order };
    anna.desk.add_account(&order).unwrap();
    anna.meeting("Plac zabaw", "2026-12-16T16:00:00Z");
    assert!(anna.sync().applied > 0);
}
