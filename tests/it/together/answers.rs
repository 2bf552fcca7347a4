//! Those who take part answer in calendar programs of their own.

use desk::{MoveMeeting, TodayItem};
use lawka_tests::officer::Officer;
use lawka_tests::servers::Server;
use planning::calendar_answer::Participation;

use super::on_each_server;

const TITLE: &str = "Plac zabaw";

fn two_desks(server: &Server) -> (Officer, Officer) {
    let (anna, bob) = (Officer::at("Anna", server), Officer::at("Bob", server));
    anna.meeting(TITLE, "2026-12-16T16:00:00Z");
    anna.sync();
    bob.sync();
    (anna, bob)
}

fn event(server: &Server) -> (String, String) {
    let paths = server.paths(&server.calendar()).into_iter();
    let mut resources = paths.map(|path| (path.clone(), server.get(&path)));
    let (path, text) = resources.find(|(_, text)| text.contains("BEGIN:VEVENT")).unwrap();
    (path, text.replace("\r\n ", "").replace("\n ", ""))
}

/// The speaker's telephone writes the answer to the date that stands there.
fn answer(server: &Server, from: &str, to: &str) {
    let (path, text) = event(server);
    let (from, to) = (format!("PARTSTAT={from}"), format!("PARTSTAT={to};X-NUM-GUESTS=0"));
    assert_eq!(text.matches(&from).count(), 1, "{text}");
    assert!(server.put(&path, &text.replace(&from, &to)).status < 300);
}

/// What stands at the speaker: the answer, and what only their telephone knows. Servers put parameters in another order.
fn speaker(server: &Server) -> [String; 2] {
    let (_, text) = event(server);
    let line = text.lines().find(|line| line.starts_with("ATTENDEE") && line.contains("ROLE=CHAIR")).unwrap();
    ["PARTSTAT=", "X-NUM-GUESTS="].map(|name| {
        let rest = line.split_once(name).unwrap_or_else(|| panic!("{line}")).1;
        rest.split([';', ':']).next().unwrap().to_owned()
    })
}

fn shown(officer: &Officer) -> Option<Participation> {
    let panel = officer.desk.meeting(officer.meeting_named(TITLE).id).unwrap();
    panel.participants[0].calendar_answer
}

fn moved(officer: &Officer, start: &str) {
    let order = MoveMeeting {
        meeting_id: officer.meeting_named(TITLE).id,
        start: start.parse().unwrap(),
        venue_id: None,
        duration: None,
        override_reason: Some("próba".to_owned()),
    };
    officer.desk.move_meeting(&order).unwrap();
}

#[test]
fn an_answer_is_shown_at_both_desks_and_stays_when_we_change_something_else() {
    on_each_server(|server| {
        for (partstat, said) in [
            ("ACCEPTED", Participation::Accepted),
            ("DECLINED", Participation::Declined),
            ("TENTATIVE", Participation::Tentative),
        ] {
            let (anna, bob) = two_desks(server);
            assert_eq!(shown(&anna), None);
            answer(server, "NEEDS-ACTION", partstat);
            anna.sync();
            assert_eq!(shown(&anna), Some(said));
            anna.desk.confirm(anna.meeting_named(TITLE).id).unwrap();
            anna.sync();
            assert!(event(server).1.contains("STATUS:CONFIRMED"));
            assert_eq!(speaker(server), [partstat.to_owned(), "0".to_owned()]);
            bob.sync();
            assert_eq!(shown(&bob), Some(said));
            assert_eq!(anna.register(), bob.register());
            assert_eq!((anna.sync().operations, bob.sync().operations), (vec![], vec![]));
            for path in
                server.paths(&server.calendar()).into_iter().chain(server.paths(&server.address_book()))
            {
                server.ask("DELETE", &path, &[], b"");
            }
        }
    });
}

/// Who declined, as the officer's first view says it.
fn declined(officer: &Officer) -> Vec<String> {
    let lines = officer.desk.today().unwrap().lines.into_iter();
    let people = lines.filter_map(|line| match line.item {
        TodayItem::ParticipantDeclined { person, name, .. } => Some(format!("{name}: {person}")),
        _ => None,
    });
    people.collect()
}

#[test]
fn who_declined_in_their_own_calendar_stands_in_todays_list_until_the_meeting_moves() {
    on_each_server(|server| {
        let (anna, _) = two_desks(server);
        assert_eq!(declined(&anna), Vec::<String>::new());
        answer(server, "NEEDS-ACTION", "DECLINED");
        anna.sync();
        let person = anna.desk.meeting(anna.meeting_named(TITLE).id).unwrap().participants[0].name.clone();
        assert_eq!(declined(&anna), [format!("{TITLE}: {person}")]);
        moved(&anna, "2026-12-17T16:00:00Z");
        assert_eq!(declined(&anna), Vec::<String>::new());
    });
}

#[test]
fn a_meeting_that_is_moved_asks_again() {
    on_each_server(|server| {
        let (anna, bob) = two_desks(server);
        answer(server, "NEEDS-ACTION", "ACCEPTED");
        anna.sync();
        moved(&anna, "2026-12-17T16:00:00Z");
        assert_eq!(shown(&anna), None);
        anna.sync();
        assert_eq!(speaker(server), ["NEEDS-ACTION", "0"]);
        answer(server, "NEEDS-ACTION", "DECLINED");
        for officer in [&bob, &anna] {
            officer.sync();
            assert_eq!(shown(officer), Some(Participation::Declined));
        }
        assert_eq!(anna.register(), bob.register());
    });
}

#[test]
fn an_answer_to_the_old_date_is_none_to_the_new_one_and_nobody_is_asked_which_counts() {
    on_each_server(|server| {
        let (anna, bob) = two_desks(server);
        moved(&anna, "2026-12-17T16:00:00Z");
        answer(server, "NEEDS-ACTION", "ACCEPTED");
        assert_eq!(anna.sync().conflicts, []);
        let (_, text) = event(server);
        assert!(text.contains("20261217T170000") && text.contains("PARTSTAT=NEEDS-ACTION"), "{text}");
        bob.sync();
        for officer in [&anna, &bob] {
            assert_eq!(shown(officer), None);
            assert_eq!(officer.sync().operations, []);
        }
        assert_eq!(anna.register(), bob.register());
    });
}

#[test]
fn an_answer_never_stands_in_the_way_of_taking_back_what_an_officer_did() {
    on_each_server(|server| {
        let (anna, _) = two_desks(server);
        answer(server, "NEEDS-ACTION", "ACCEPTED");
        anna.sync();
        moved(&anna, "2026-12-17T16:00:00Z");
        anna.sync();
        answer(server, "NEEDS-ACTION", "DECLINED");
        anna.sync();
        anna.desk.undo().unwrap();
        assert_eq!(anna.meeting_named(TITLE).start.to_rfc3339(), "2026-12-16T16:00:00+00:00");
        assert_eq!(shown(&anna), Some(Participation::Accepted), "as before the step");
        anna.sync();
        let (_, text) = event(server);
        assert!(text.contains("PARTSTAT=ACCEPTED"), "{text}");
    });
}
