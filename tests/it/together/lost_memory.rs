//! Servers that forget: tokens that expire, a backup of last week.

use desk::Take;
use lawka_tests::fault_proxy::{Fault, FaultProxy};
use lawka_tests::officer::Officer;
use planning::venue::VenueDetails;

use super::on_each_server;

#[test]
fn an_expired_token_leads_to_a_whole_comparison_and_loses_nothing() {
    on_each_server(|server| {
        let proxy = FaultProxy::before(server.port, |_| Fault::None);
        let anna = Officer::new("Anna");
        anna.join(&proxy.url(&server.url()));
        let bob = Officer::at("Bob", server);
        anna.meeting("Plac zabaw", "2026-12-16T16:00:00Z");
        anna.sync();
        bob.sync();
        bob.rename_venue("Sala Plac zabaw", "Dworek");
        bob.sync();
        server.forget_tokens();
        proxy.change(|_| Fault::InvalidToken);
        anna.sync();
        assert!(anna.venue_named("Dworek").is_some());
        assert_eq!(anna.register(), bob.register());
    });
}

#[test]
fn a_server_restored_from_a_backup_gets_everything_again() {
    on_each_server(|server| {
        let anna = Officer::at("Anna", server);
        let bob = Officer::at("Bob", server);
        anna.meeting("Plac zabaw", "2026-12-16T16:00:00Z");
        anna.venue("Zbędna sala");
        anna.sync();
        bob.sync();
        let backup = server.back_up();
        // What changed, came and went since.
        anna.rename_venue("Sala Plac zabaw", "Dworek");
        anna.meeting("Chodnik", "2026-12-17T16:00:00Z");
        anna.sync();
        bob.sync();
        server.restore(&backup);
        server.forget_tokens();
        for officer in [&anna, &bob, &anna, &bob] {
            officer.sync();
        }
        for officer in [&anna, &bob] {
            assert!(officer.venue_named("Dworek").is_some());
            assert_eq!(officer.desk.meetings().unwrap().len(), 2);
            assert_eq!(officer.desk.sync_conflicts().unwrap(), []);
        }
        assert_eq!(anna.register(), bob.register());
        let carol = Officer::at("Carol", server);
        carol.sync();
        assert_eq!(carol.register(), anna.register());
    });
}

#[test]
fn what_a_restored_server_lacks_stays_though_the_whole_list_was_due() {
    on_each_server(|server| {
        let proxy = FaultProxy::before(server.port, |_| Fault::None);
        let anna = Officer::new("Anna");
        anna.join(&proxy.url(&server.url()));
        anna.venue("Dworek");
        anna.sync();
        let backup = server.back_up();
        anna.venue("Sala Obrad");
        anna.sync();
        // A write that contradicts what stands there makes the desk compare everything the next time.
        anna.rename_venue("Dworek", "Dworek Białoprądnicki");
        proxy.change(|line| if line.starts_with("PUT") { Fault::Status(409) } else { Fault::None });
        anna.try_sync();
        proxy.change(|_| Fault::None);
        server.restore(&backup);
        server.forget_tokens();
        anna.sync();
        let bob = Officer::at("Bob", server);
        bob.sync();
        for officer in [&anna, &bob] {
            assert!(officer.venue_named("Sala Obrad").is_some());
            assert!(officer.venue_named("Dworek Białoprądnicki").is_some());
        }
    });
}

#[test]
fn what_was_sent_before_the_connection_broke_is_sent_again_to_a_restored_server() {
    on_each_server(|server| {
        for met_before in [false, true] {
            let proxy = FaultProxy::before(server.port, |_| Fault::None);
            let anna = Officer::new("Anna");
            anna.join(&proxy.url(&server.url()));
            if met_before {
                anna.venue("Dworek");
                anna.sync();
            }
            let backup = server.back_up();
            anna.venue("Sala Obrad");
            let mut put = false;
            proxy.change(move |line| {
                put |= line.starts_with("PUT");
                if put && line.starts_with("REPORT") { Fault::CutBefore } else { Fault::None }
            });
            assert_eq!(anna.try_sync().failures.len(), 1);
            proxy.change(|_| Fault::None);
            // It knows the tokens it gave before the backup was made.
            server.restore(&backup);
            anna.sync();
            let bob = Officer::at("Bob", server);
            bob.sync();
            for officer in [&anna, &bob] {
                assert!(officer.venue_named("Sala Obrad").is_some(), "{met_before}");
            }
            server.restore(&backup);
        }
    });
}

#[test]
fn a_decision_after_a_restored_backup_gives_up_nothing_but_what_was_asked_about() {
    on_each_server(|server| {
        for take in [Take::Mine, Take::Theirs] {
            let name = format!("Dworek {take:?}");
            let anna = Officer::at("Anna", server);
            let bob = Officer::at("Bob", server);
            anna.venue(&name);
            anna.sync();
            bob.sync();
            let backup = server.back_up();
            changed(&bob, &name, |hall| hall.owner = Some("Dom Kultury".to_owned()));
            bob.sync();
            server.restore(&backup);
            server.forget_tokens();
            changed(&anna, &name, |hall| hall.directions = Some("od podwórza".to_owned()));
            anna.sync();
            changed(&bob, &name, |hall| hall.directions = Some("od ulicy".to_owned()));
            let conflict = bob.sync().conflicts.remove(0);
            let asked: Vec<_> = conflict.fields.iter().map(|each| each.field.as_str()).collect();
            assert_eq!(asked, ["directions"]);
            bob.desk.resolve_conflict(conflict.id, take).unwrap();
            bob.sync();
            anna.sync();
            for officer in [&anna, &bob] {
                let hall = officer.venue_named(&name).unwrap();
                assert_eq!(hall.owner.as_deref(), Some("Dom Kultury"), "{take:?}");
            }
        }
    });
}

fn changed(officer: &Officer, name: &str, change: impl Fn(&mut VenueDetails)) {
    let hall = officer.venue_named(name).unwrap();
    let mut details = hall.details.clone();
    change(&mut details);
    officer.desk.put_venue(Some(hall.id), &details).unwrap();
}
