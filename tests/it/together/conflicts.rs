//! Two officers change the same thing.

use desk::{MoveMeeting, SyncConflictKind, Take};
use lawka_tests::officer::{Officer, now};
use lawka_tests::servers::Server;
use planning::lifecycle::Stage;
use store::{ConflictDetails, Step, StepName, Store};

use super::on_each_server;

/// Two desks that agree on one held meeting.
fn two_desks(server: &Server) -> (Officer, Officer) {
    let anna = Officer::at("Anna", server);
    let bob = Officer::at("Bob", server);
    anna.meeting("Plac zabaw", "2026-12-16T16:00:00Z");
    anna.sync();
    bob.sync();
    (anna, bob)
}

fn moved(officer: &Officer, start: &str) {
    let order = MoveMeeting {
        meeting_id: officer.meeting_named("Plac zabaw").id,
        start: start.parse().unwrap(),
        venue_id: None,
        duration: None,
        override_reason: Some("próba".to_owned()),
    };
    officer.desk.move_meeting(&order).unwrap();
}

#[test]
fn different_fields_of_one_meeting_are_merged() {
    on_each_server(|server| {
        let (anna, bob) = two_desks(server);
        anna.desk.confirm(anna.meeting_named("Plac zabaw").id).unwrap();
        moved(&bob, "2026-12-17T16:00:00Z");
        anna.sync();
        let report = bob.sync();
        assert_eq!(report.conflicts, []);
        anna.sync();
        for officer in [&anna, &bob] {
            let meeting = officer.meeting_named("Plac zabaw");
            assert_eq!(
                (meeting.state, meeting.start.to_rfc3339().as_str()),
                (Stage::Confirmed, "2026-12-17T16:00:00+00:00")
            );
        }
        assert_eq!(anna.register(), bob.register());
    });
}

#[test]
fn the_same_field_asks_with_both_values_and_who_wrote_them() {
    on_each_server(|server| {
        let (anna, bob) = two_desks(server);
        moved(&anna, "2026-12-17T16:00:00Z");
        moved(&bob, "2026-12-18T16:00:00Z");
        anna.sync();
        let report = bob.sync();
        let [conflict] = &report.conflicts[..] else { panic!("{report:?}") };
        assert_eq!(conflict.what, SyncConflictKind::Fields);
        let start = conflict.fields.iter().find(|each| each.field == "start").unwrap();
        assert_eq!(start.mine, Some("2026-12-18T17:00:00+01:00".into()));
        assert_eq!(start.theirs, Some("2026-12-17T17:00:00+01:00".into()));
        assert_eq!((conflict.mine_by.as_deref(), conflict.theirs_by.as_deref()), (Some("Bob"), Some("Anna")));
        // Neither side was overwritten, and it is asked once.
        assert_eq!(bob.meeting_named("Plac zabaw").start.to_rfc3339(), "2026-12-18T16:00:00+00:00");
        assert_eq!(bob.sync().conflicts.len(), 1);
    });
}

#[test]
fn whichever_version_is_taken_the_other_one_stands_in_the_ledger() {
    on_each_server(|server| {
        for (take, start, lost) in [
            (Take::Mine, "2026-12-18T16:00:00+00:00", "2026-12-17T17:00:00+01:00"),
            (Take::Theirs, "2026-12-17T16:00:00+00:00", "2026-12-18T17:00:00+01:00"),
        ] {
            let (anna, bob) = two_desks(server);
            moved(&anna, "2026-12-17T16:00:00Z");
            moved(&bob, "2026-12-18T16:00:00Z");
            anna.sync();
            let conflict = bob.sync().conflicts.remove(0);
            bob.desk.resolve_conflict(conflict.id, take).unwrap();
            bob.sync();
            anna.sync();
            assert_eq!(anna.register(), bob.register());
            assert_eq!(anna.meeting_named("Plac zabaw").start.to_rfc3339(), start);
            let rows = bob.desk.ledger(None).unwrap();
            let decided = rows.iter().find(|row| row.step == StepName::ResolveConflict).unwrap();
            assert_eq!(decided.before.as_ref().unwrap()["start"], lost, "{take:?}");
            for path in
                server.paths(&server.calendar()).into_iter().chain(server.paths(&server.address_book()))
            {
                server.ask("DELETE", &path, &[], b"");
            }
        }
    });
}

#[test]
fn a_decision_whose_program_was_killed_half_way_is_finished_by_the_next_synchronisation() {
    on_each_server(|server| {
        let (anna, bob) = two_desks(server);
        moved(&anna, "2026-12-17T16:00:00Z");
        moved(&bob, "2026-12-18T16:00:00Z");
        anna.sync();
        bob.sync();
        // As the register stands between the two halves: theirs is in it, mine in the question.
        let store = Store::open(&bob.folder.path().join("lawka.db")).unwrap();
        let conflict = store.read(|reader| reader.open_conflicts()).unwrap().remove(0);
        moved(&bob, "2026-12-17T16:00:00Z");
        let taken = ConflictDetails { taken: Some("mine".to_owned()), ..conflict.details };
        let step = Step { name: StepName::Synchronise, who: "Bob".to_owned(), at: now(), undoable: false };
        store.change(step, |writer| writer.put_conflict(&taken)).unwrap();
        assert_eq!(bob.sync().conflicts, []);
        anna.sync();
        for officer in [&anna, &bob] {
            let start = officer.meeting_named("Plac zabaw").start;
            assert_eq!(start.to_rfc3339(), "2026-12-18T16:00:00+00:00");
        }
        assert_eq!(anna.register(), bob.register());
    });
}

#[test]
fn both_as_a_copy_keeps_both() {
    on_each_server(|server| {
        let (anna, bob) = two_desks(server);
        moved(&anna, "2026-12-17T16:00:00Z");
        moved(&bob, "2026-12-18T16:00:00Z");
        anna.sync();
        let conflict = bob.sync().conflicts.remove(0);
        bob.desk.resolve_conflict(conflict.id, Take::Both).unwrap();
        bob.sync();
        anna.sync();
        assert_eq!(anna.meeting_named("Plac zabaw").start.to_rfc3339(), "2026-12-17T16:00:00+00:00");
        assert_eq!(anna.meeting_named("Plac zabaw (2)").start.to_rfc3339(), "2026-12-18T16:00:00+00:00");
        assert_eq!(anna.register(), bob.register());
    });
}

#[test]
fn a_double_booking_that_arises_by_merging_is_shown_at_once() {
    on_each_server(|server| {
        let (anna, bob) = two_desks(server);
        let venue = |officer: &Officer| officer.venue_named("Sala Plac zabaw").unwrap().id;
        for (officer, title) in [(&anna, "Chodnik"), (&bob, "Boisko")] {
            let speaker = officer.person(&format!("Osoba {title}"));
            let request = officer.request(title, speaker);
            officer.place(request, "2026-12-21T16:00:00Z", venue(officer));
        }
        anna.sync();
        let report = bob.sync();
        let [conflict] = &report.conflicts[..] else { panic!("{report:?}") };
        assert_eq!((conflict.what, conflict.name.as_str()), (SyncConflictKind::DoubleBooking, "Chodnik"));
        assert!(!conflict.reasons.is_empty());
        let order = MoveMeeting {
            meeting_id: bob.meeting_named("Boisko").id,
            start: "2026-12-22T16:00:00Z".parse().unwrap(),
            venue_id: None,
            duration: None,
            override_reason: Some("próba".to_owned()),
        };
        bob.desk.move_meeting(&order).unwrap();
        assert_eq!(bob.sync().conflicts, []);
    });
}

#[test]
fn what_came_from_the_other_desk_is_not_undone_here() {
    on_each_server(|server| {
        let (anna, bob) = two_desks(server);
        bob.rename_venue("Sala Plac zabaw", "Dworek");
        bob.sync();
        anna.person("Ewa Nowa");
        anna.sync();
        anna.desk.undo().unwrap();
        let _ = anna.desk.undo();
        assert!(anna.venue_named("Dworek").is_some());
    });
}
