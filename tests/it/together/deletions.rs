//! What is deleted on one desk goes on the other, unless it was changed there.

use desk::{SyncConflictKind, Take};
use lawka_tests::officer::Officer;
use lawka_tests::servers::Server;

use super::on_each_server;

fn two_desks(server: &Server) -> (Officer, Officer) {
    let anna = Officer::at("Anna", server);
    let bob = Officer::at("Bob", server);
    anna.meeting("Plac zabaw", "2026-12-16T16:00:00Z");
    anna.sync();
    bob.sync();
    (anna, bob)
}

fn release(officer: &Officer) {
    officer.desk.release_meeting(officer.meeting_named("Plac zabaw").id).unwrap();
}

fn has_meeting(officer: &Officer) -> bool {
    officer.desk.meetings().unwrap().iter().any(|each| each.name == "Plac zabaw")
}

#[test]
fn a_date_taken_back_is_gone_from_the_server_and_from_the_other_desk() {
    on_each_server(|server| {
        let (anna, bob) = two_desks(server);
        release(&anna);
        anna.sync();
        assert_eq!(server.paths(&server.calendar()).len(), 1, "the request stays");
        bob.sync();
        assert!(!has_meeting(&bob));
        assert_eq!(anna.register(), bob.register());
    });
}

#[test]
fn deletion_against_change_asks_and_either_may_win() {
    on_each_server(|server| {
        for (take, there) in [(Take::Theirs, true), (Take::Mine, false)] {
            let (anna, bob) = two_desks(server);
            anna.desk.confirm(anna.meeting_named("Plac zabaw").id).unwrap();
            release(&bob);
            anna.sync();
            let report = bob.sync();
            let [conflict] = &report.conflicts[..] else { panic!("{report:?}") };
            assert_eq!(conflict.what, SyncConflictKind::DeletedHere);
            bob.desk.resolve_conflict(conflict.id, take).unwrap();
            bob.sync();
            assert_eq!(has_meeting(&bob), there, "{take:?}");
            clean(server);
        }
    });
}

#[test]
fn a_change_here_of_what_was_deleted_there_can_be_kept() {
    on_each_server(|server| {
        let (anna, bob) = two_desks(server);
        release(&anna);
        bob.desk.confirm(bob.meeting_named("Plac zabaw").id).unwrap();
        anna.sync();
        let report = bob.sync();
        let [conflict] = &report.conflicts[..] else { panic!("{report:?}") };
        assert_eq!(conflict.what, SyncConflictKind::DeletedThere);
        bob.desk.resolve_conflict(conflict.id, Take::Mine).unwrap();
        bob.sync();
        let report = anna.sync();
        assert_eq!(
            report.conflicts.iter().filter(|each| each.what != SyncConflictKind::Fields).count(),
            0,
            "{report:?}"
        );
        assert!(has_meeting(&anna) && has_meeting(&bob));
    });
}

#[test]
fn somebody_else_deletes_it_with_a_telephone() {
    on_each_server(|server| {
        let (anna, _) = two_desks(server);
        let events: Vec<String> = server
            .paths(&server.calendar())
            .into_iter()
            .filter(|path| server.get(path).contains("BEGIN:VEVENT"))
            .collect();
        for path in events {
            server.ask("DELETE", &path, &[], b"");
        }
        anna.sync();
        assert!(!has_meeting(&anna));
    });
}

fn clean(server: &Server) {
    for collection in [server.calendar(), server.address_book(), server.personal()] {
        for path in server.paths(&collection) {
            server.ask("DELETE", &path, &[], b"");
        }
    }
}
