//! What one desk plans, the other desk has; and any calendar program shows it.

use std::cell::RefCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use desk::{BookVenue, DeskError, Failure, MoveMeeting, Publish, ServerFault, SyncProgress, Synchronise};
use lawka_tests::officer::{Officer, now, open};
use lawka_tests::servers::{Kind, Server};
use planning::announcement::AnnouncementDraft;
use planning::booking::{Booking, BookingState};
use planning::channel::ChannelId;
use planning::lifecycle::Stage;
use planning::outcome::{Matter, Outcome};

use super::on_each_server;

#[test]
fn a_meeting_with_its_people_hall_and_request_is_on_the_other_desk_too() {
    on_each_server(|server| {
        let anna = Officer::at("Anna", server);
        let bob = Officer::at("Bob", server);
        let id = anna.meeting("Plac zabaw", "2026-12-16T16:00:00Z");
        anna.desk.confirm(id).unwrap();
        let draft =
            AnnouncementDraft { lead: "Porozmawiajmy o placu.".to_owned(), ..AnnouncementDraft::default() };
        anna.desk.put_announcement(id, &draft).unwrap();
        let first = anna.sync();
        assert!(first.applied >= 4 && first.conflicts.is_empty(), "{first:?}");
        bob.sync();
        assert_eq!(anna.register(), bob.register());
        let there = bob.meeting_named("Plac zabaw");
        assert_eq!((there.state, there.venue_name.as_str()), (Stage::Confirmed, "Sala Plac zabaw"));
        assert_eq!(bob.desk.announcement_draft(there.id).unwrap().lead, "Porozmawiajmy o placu.");
    });
}

#[test]
fn what_owners_of_halls_said_and_what_came_of_a_meeting_is_known_at_both_desks() {
    on_each_server(|server| {
        let anna = Officer::at("Anna", server);
        let bob = Officer::at("Bob", server);
        // The desks count their halls differently.
        bob.venue("Hala Boba");
        let id = anna.meeting("Plac zabaw", "2026-12-16T16:00:00Z");
        let asked = |state| BookVenue {
            meeting_id: id,
            before: None,
            state: Some(state),
            hold_until: None,
            note: Some("tel. 12 3".to_owned()),
        };
        anna.desk.book_venue(&asked(BookingState::Refused)).unwrap();
        let dworek = anna.venue("Dworek");
        anna.desk
            .move_meeting(&MoveMeeting {
                meeting_id: id,
                start: "2026-12-16T16:00:00Z".parse().unwrap(),
                venue_id: Some(dworek),
                duration: None,
                override_reason: Some("próba".to_owned()),
            })
            .unwrap();
        anna.desk.book_venue(&asked(BookingState::Booked)).unwrap();
        anna.sync();
        bob.sync();
        let bookings = |officer: &Officer| {
            let meeting = officer.desk.meeting(officer.meeting_named("Plac zabaw").id).unwrap().meeting;
            let venues = officer.desk.venues().unwrap();
            let name = |id| venues.iter().find(|venue| venue.id == id).unwrap().details.name.clone();
            let said = |booking: &Booking| (name(booking.venue_id), booking.state, booking.interval);
            let mut all: Vec<_> = meeting.bookings.iter().map(said).collect();
            all.sort_by(|one, other| one.0.cmp(&other.0));
            all
        };
        assert_eq!(bookings(&bob).len(), 2);
        assert_eq!(bookings(&bob), bookings(&anna));
        assert_eq!(bookings(&bob)[1].0, "Sala Plac zabaw");

        let matter = Matter { text: "Oświetlenie placu".to_owned(), ..Matter::default() };
        let outcome = Outcome { attendance: Some(84), matters: vec![matter], ..Outcome::default() };
        anna.desk.confirm(id).unwrap();
        let later = anna.later("2026-12-17T08:00:00Z");
        later.close_meeting(id).unwrap();
        later.put_outcome(id, &outcome).unwrap();
        drop(later);
        anna.sync();
        bob.sync();
        let there = bob.meeting_named("Plac zabaw").id;
        assert_eq!(bob.desk.meeting(there).unwrap().outcome, Some(outcome));
        assert_eq!(anna.register(), bob.register());
        assert_eq!(bob.sync().operations, []);
    });
}

#[test]
fn a_second_synchronisation_does_nothing_and_asks_little() {
    on_each_server(|server| {
        let anna = Officer::at("Anna", server);
        anna.meeting("Plac zabaw", "2026-12-16T16:00:00Z");
        anna.sync();
        let again = anna.sync();
        assert_eq!(again.operations, []);
        assert!(again.requests <= 2 * 3, "{} requests for three collections", again.requests);
        assert_eq!(anna.desk.sync_state().unwrap().accounts[0].waiting, 0);
    });
}

#[test]
fn a_rehearsal_says_what_would_be_done_and_does_nothing() {
    on_each_server(|server| {
        let anna = Officer::at("Anna", server);
        anna.meeting("Plac zabaw", "2026-12-16T16:00:00Z");
        let rehearsal = Synchronise { dry_run: true, ..Synchronise::default() };
        let report = anna.desk.synchronise(&rehearsal, &Default::default(), &|_| {}).unwrap();
        assert!(
            report.operations.iter().any(|each| each.kind == "meeting" && each.what == "add"),
            "{report:?}"
        );
        assert_eq!(report.applied, 0);
        assert_eq!(server.paths(&server.calendar()), Vec::<String>::new());
    });
}

#[test]
fn changes_travel_back_and_forth() {
    on_each_server(|server| {
        let anna = Officer::at("Anna", server);
        let bob = Officer::at("Bob", server);
        anna.meeting("Plac zabaw", "2026-12-16T16:00:00Z");
        anna.sync();
        bob.sync();
        bob.rename_venue("Sala Plac zabaw", "Dworek");
        bob.sync();
        anna.sync();
        assert!(anna.venue_named("Dworek").is_some());
        anna.desk.confirm(anna.meeting_named("Plac zabaw").id).unwrap();
        anna.sync();
        bob.sync();
        assert_eq!(bob.meeting_named("Plac zabaw").state, Stage::Confirmed);
        assert_eq!(anna.register(), bob.register());
    });
}

#[test]
fn who_asked_goes_only_where_it_is_marked() {
    on_each_server(|server| {
        let anna = Officer::at("Anna", server);
        let speaker = anna.person("Łucja Żak");
        anna.request("Oświetlenie", speaker);
        anna.sync();
        let everything = |collection: &str| {
            server.paths(collection).iter().map(|path| server.get(path)).collect::<Vec<_>>().join("\n")
        };
        for public in [server.calendar(), server.address_book()] {
            assert!(!everything(&public).contains("Nowak"), "{public}");
        }
        assert!(everything(&server.personal()).contains("FN:Jan Nowak"));
        let bob = Officer::at("Bob", server);
        bob.sync();
        let request = bob.desk.requests().unwrap().remove(0);
        assert_eq!(bob.desk.request(request.id).unwrap().requester.name, "Jan Nowak");
    });
}

#[test]
fn both_desks_knew_the_same_people_and_halls_before_they_met() {
    on_each_server(|server| {
        let anna = Officer::at("Anna", server);
        let bob = Officer::at("Bob", server);
        for officer in [&anna, &bob] {
            officer.person("Łucja Żak");
            officer.venue("Dworek Białoprądnicki");
        }
        anna.sync();
        bob.sync();
        anna.sync();
        assert_eq!(bob.desk.people().unwrap().len(), 1);
        assert_eq!(bob.desk.venues().unwrap().len(), 1);
        assert_eq!(anna.register(), bob.register());
    });
}

#[test]
fn publications_of_both_desks_stand_at_the_meeting() {
    on_each_server(|server| {
        let anna = Officer::at("Anna", server);
        let bob = Officer::at("Bob", server);
        let id = anna.meeting("Plac zabaw", "2026-12-16T16:00:00Z");
        anna.desk.confirm(id).unwrap();
        anna.sync();
        bob.sync();
        let channels = anna.desk.channels().unwrap();
        let public: Vec<ChannelId> =
            channels.into_iter().filter(|each| each.public && each.enabled).map(|each| each.id).collect();
        for (officer, channel) in [(&anna, &public[0]), (&bob, &public[1])] {
            let order = Publish {
                meeting_id: officer.meeting_named("Plac zabaw").id,
                channel_id: channel.clone(),
                url: "https://www.krakow.pl/1".to_owned(),
                at: now(),
                note: String::new(),
                proof: None,
            };
            officer.desk.publish(&order).unwrap();
        }
        anna.sync();
        bob.sync();
        anna.sync();
        for officer in [&anna, &bob] {
            let meeting = officer.meeting_named("Plac zabaw");
            assert_eq!(officer.desk.publications(meeting.id).unwrap().len(), 2);
            assert_eq!(meeting.state, Stage::Announced);
        }
        assert_eq!(anna.register(), bob.register());
    });
}

#[test]
fn two_programs_on_one_register_never_synchronise_at_once() {
    let Some(server) = Server::start(Kind::Radicale) else { return };
    let anna = Officer::at("Anna", &server);
    anna.venue("Dworek");
    let other = open(anna.folder.path(), "Anna");
    let order = Synchronise::default();
    let told = RefCell::new(vec![]);
    let hear = |_| told.borrow_mut().push(other.synchronise(&order, &Default::default(), &|_| {}).err());
    anna.desk.synchronise(&order, &Default::default(), &hear).unwrap();
    let busy = DeskError::Failed { failure: Failure::Busy };
    assert_eq!(*told.borrow(), [Some(busy)]);
    other.synchronise(&order, &Default::default(), &|_| {}).unwrap();
}

#[test]
fn what_goes_out_is_told_as_it_goes_and_may_be_stopped_half_way() {
    let Some(server) = Server::start(Kind::Radicale) else { return };
    let anna = Officer::at("Anna", &server);
    for name in ["Dworek", "Klub", "Aula"] {
        anna.venue(name);
    }
    let stop = Arc::new(AtomicBool::new(false));
    let told = RefCell::new(vec![]);
    let hear = |progress: SyncProgress| {
        stop.store(progress.done == 1, Ordering::Relaxed);
        told.borrow_mut().push((progress.done, progress.total));
    };
    let report = anna.desk.synchronise(&Synchronise::default(), &stop, &hear).unwrap();
    assert_eq!(*told.borrow(), [(0, 3), (1, 3)]);
    assert_eq!((report.applied, report.failures[0].fault), (1, ServerFault::Stopped));
    let state = anna.desk.sync_state().unwrap().accounts.remove(0);
    assert_eq!((state.waiting, state.fault), (2, Some(ServerFault::Stopped)));
    assert_eq!(server.paths(&server.address_book()).len(), 1);
    anna.sync();
    assert_eq!(server.paths(&server.address_book()).len(), 3);
}
