//! Calendars that are read, and the one for everybody.

use desk::{CalendarOwner, ChooseCollections, DeskError, Refusal, SubscribeCalendar};
use lawka_tests::fault_proxy::{Fault, FaultProxy};
use lawka_tests::officer::{Officer, now};
use lawka_tests::servers::{Kind, Server};
use planning::channel::ChannelId;

use super::on_each_server;

const WORK: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//PL\r\nBEGIN:VEVENT\r\nUID:praca-1\r\n\
    DTSTAMP:20261101T080000Z\r\nDTSTART:20261216T150000Z\r\nDTEND:20261216T190000Z\r\nSUMMARY:Kolegium\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

#[test]
fn an_address_and_a_collection_are_read_as_somebodys_busy_time() {
    on_each_server(|server| {
        let path = format!("{}praca.ics", server.calendar());
        server.put(&path, WORK);
        for url in [path.clone(), server.calendar()] {
            let anna = Officer::at("Anna", server);
            let person = anna.person("Łucja Żak");
            let url = format!("http://127.0.0.1:{}{url}", server.port);
            let order = SubscribeCalendar { url, owner: CalendarOwner::Person(person) };
            let read = anna.desk.subscribe_calendar(&order).unwrap().answer;
            assert_eq!((read.busy, read.incomplete), (1, false));
            let venue = anna.venue("Dworek");
            let request = anna.request("Plac zabaw", person);
            let at = planning::conflict::Placement {
                start: "2026-12-16T16:00:00Z".parse().unwrap(),
                venue_id: venue,
            };
            let order = desk::PlaceMeeting { request_id: request, at, override_reason: None };
            let refused = anna.desk.place(&order).unwrap_err();
            assert!(
                matches!(refused, DeskError::Refused { refusal: Refusal::Conflicts { .. } }),
                "{refused:?}"
            );
        }
    });
}

#[test]
fn an_unchanged_calendar_is_not_read_again_and_a_changed_one_is() {
    on_each_server(|server| {
        let path = format!("{}praca.ics", server.calendar());
        server.put(&path, WORK);
        let anna = Officer::at("Anna", server);
        let owner = CalendarOwner::Person(anna.person("Łucja Żak"));
        let url = format!("http://127.0.0.1:{}{}", server.port, server.calendar());
        anna.desk.subscribe_calendar(&SubscribeCalendar { url, owner }).unwrap();
        let again = anna.desk.refresh_calendars(&Default::default()).unwrap();
        assert!(again.answer.calendars[0].unchanged && again.changed.is_empty());
        server.put(&path, &WORK.replace("DTEND:20261216T190000Z", "DTEND:20261216T200000Z"));
        let changed = anna.desk.refresh_calendars(&Default::default()).unwrap();
        assert!(!changed.answer.calendars[0].unchanged);
    });
}

#[test]
fn where_only_free_busy_time_may_be_read_that_is_taken() {
    // The other server's free-busy report is known to be incomplete.
    let Some(server) = Server::start(Kind::Radicale) else { return };
    server.put(&format!("{}praca.ics", server.calendar()), WORK);
    let proxy = FaultProxy::before(server.port, |_| Fault::None);
    let anna = Officer::new("Anna");
    anna.join(&proxy.url(&server.url()));
    let owner = CalendarOwner::Person(anna.person("Łucja Żak"));
    proxy.change(|line| if line.starts_with("REPORT") { Fault::None } else { Fault::Status(403) });
    let url = format!("http://127.0.0.1:{}{}", proxy.port, server.calendar());
    let read = anna.desk.subscribe_calendar(&SubscribeCalendar { url, owner }).unwrap().answer;
    assert_eq!((read.busy, read.incomplete), (1, false));
}

#[test]
fn an_address_without_a_calendar_keeps_nothing() {
    on_each_server(|server| {
        let anna = Officer::at("Anna", server);
        let owner = CalendarOwner::Person(anna.person("Łucja Żak"));
        let url = format!("http://127.0.0.1:{}/nic-takiego.ics", server.port);
        assert!(anna.desk.subscribe_calendar(&SubscribeCalendar { url, owner }).is_err());
        assert_eq!(anna.desk.subscriptions().unwrap(), []);
    });
}

#[test]
fn announced_meetings_are_published_to_a_folder_and_a_collection_without_who_asked() {
    on_each_server(|server| {
        let public = server.path("calendars/dla-mieszkancow/");
        server.make_calendar(&public);
        let anna = Officer::at("Anna", server);
        let account = anna.desk.accounts().unwrap().remove(0);
        let ids = |name: &str| -> Vec<i64> {
            account.collections.iter().filter(|each| each.name == name).map(|each| each.id).collect()
        };
        let chosen = [ids("spotkania"), ids("urzad")].concat();
        let order = ChooseCollections {
            account_id: account.id,
            chosen,
            personal: vec![],
            public: ids("dla-mieszkancow"),
        };
        anna.desk.choose_collections(&order).unwrap();
        let folder = anna.folder.path().join("www");
        anna.desk.publish_calendar_to(Some(&folder)).unwrap();
        let announced = anna.meeting("Plac zabaw", "2026-12-16T16:00:00Z");
        anna.meeting("Chodnik", "2026-12-17T16:00:00Z");
        anna.desk.confirm(announced).unwrap();
        let channels = anna.desk.channels().unwrap();
        let channel_id: ChannelId = channels.into_iter().find(|each| each.public && each.enabled).unwrap().id;
        let url = "https://www.krakow.pl/1".to_owned();
        anna.desk
            .publish(&desk::Publish {
                meeting_id: announced,
                channel_id,
                url,
                at: now(),
                note: String::new(),
                proof: None,
            })
            .unwrap();
        anna.sync();
        let file = std::fs::read_to_string(folder.join("spotkania.ics")).unwrap();
        let there = server.paths(&public);
        assert_eq!(there.len(), 1);
        // A server may refuse a UID that stands in another calendar of the account.
        let uid = format!("UID:{}", anna.desk.meeting(announced).unwrap().meeting.uid);
        assert!(file.contains(&uid) && !server.get(&there[0]).contains(&uid));
        for text in [file, server.get(&there[0])] {
            assert!(text.contains("SUMMARY:Plac zabaw") && !text.contains("Chodnik"), "{text}");
            assert!(!text.contains("Nowak") && !text.contains("ATTENDEE"), "{text}");
        }
        let requests = anna.sync().operations;
        assert_eq!(requests, []);
    });
}
