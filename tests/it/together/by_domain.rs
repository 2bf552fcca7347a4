//! The office's domain is enough: its records say where the server is (RFC 6764).

use std::net::{Ipv4Addr, TcpListener};

use desk::{AccountAdded, AddAccount, DeskError, Failure, Names, Refusal, ServerFault};
use lawka_tests::name_server::{NameServer, Record};
use lawka_tests::officer::Officer;
use lawka_tests::servers::{Kind, Server};

const SERVICE: &str = "_caldavs._tcp.urzad.test";
const HERE: Record = Record::Address(Ipv4Addr::LOCALHOST);

/// Somebody who asks a name server that knows this, and no other.
struct Newcomer {
    officer: Officer,
    _names: NameServer,
}

impl Newcomer {
    fn with(zone: Vec<(&'static str, Record)>) -> Self {
        let names = NameServer::start(zone);
        let Officer { desk, folder } = Officer::new("Anna");
        let officer = Officer { desk: desk.with_names(Names::Server(names.address)), folder };
        Self { officer, _names: names }
    }

    fn add(&self, url: &str, authority: Option<&std::path::Path>) -> Result<AccountAdded, DeskError> {
        self.officer.desk.add_account(&AddAccount {
            url: url.to_owned(),
            user: "anna".to_owned(),
            password: Some("tajne".to_owned()),
            certificate_file: authority.map(std::path::Path::to_owned),
            ..AddAccount::default()
        })
    }

    fn url(&self) -> String {
        self.officer.desk.accounts().unwrap().remove(0).url
    }
}

#[test]
fn the_records_name_the_server_and_the_place_on_it_and_everything_goes_there() {
    let Some(mut server) = Server::start(Kind::Radicale) else { return };
    let authority = server.encrypt();
    let anna = Newcomer::with(vec![
        (SERVICE, Record::Service(10, server.port, "dav.urzad.test")),
        (SERVICE, Record::Text("path=/anna/")),
        ("dav.urzad.test", HERE),
    ]);
    let added = anna.add("urzad.test", Some(&authority)).unwrap();
    assert!(added.collections.iter().any(|each| each.name == "spotkania" && each.events), "{added:?}");
    assert_eq!(anna.url(), format!("https://dav.urzad.test:{}/anna/", server.port));
    anna.officer.meeting("Plac zabaw", "2026-12-16T16:00:00Z");
    assert!(anna.officer.sync().applied > 0);
    let again = anna.add("urzad.test", Some(&authority)).unwrap_err();
    assert!(matches!(again, DeskError::Refused { refusal: Refusal::AccountIsThere { .. } }), "{again:?}");
}

#[test]
fn without_a_path_in_the_records_the_well_known_place_tells_it() {
    let Some(mut server) = Server::start(Kind::Radicale) else { return };
    let authority = server.encrypt();
    let anna = Newcomer::with(vec![
        (SERVICE, Record::Service(10, server.port, "dav.urzad.test")),
        (SERVICE, Record::Text("wersja=2")),
        ("dav.urzad.test", HERE),
    ]);
    assert_eq!(anna.add("urzad.test", Some(&authority)).unwrap().collections.len(), 3);
    assert!(anna.url().starts_with(&format!("https://dav.urzad.test:{}/", server.port)), "{}", anna.url());
}

#[test]
fn of_several_servers_the_domains_first_choice_is_taken() {
    let Some(mut server) = Server::start(Kind::Radicale) else { return };
    let authority = server.encrypt();
    let other = TcpListener::bind("127.0.0.1:0").unwrap();
    let anna = Newcomer::with(vec![
        (SERVICE, Record::Service(20, other.local_addr().unwrap().port(), "dav.urzad.test")),
        (SERVICE, Record::Service(10, server.port, "dav.urzad.test")),
        ("dav.urzad.test", HERE),
    ]);
    anna.add("urzad.test", Some(&authority)).unwrap();
    assert!(anna.url().contains(&format!(":{}/", server.port)), "{}", anna.url());
    nobody_came(&other);
}

#[test]
fn a_domain_without_records_is_asked_itself_and_the_address_stays_as_it_was_typed() {
    let Some(mut server) = Server::start(Kind::Radicale) else { return };
    let authority = server.encrypt();
    let anna = Newcomer::with(vec![("urzad.test", HERE)]);
    let typed = format!("https://urzad.test:{}/anna/", server.port);
    assert_eq!(anna.add(&typed, Some(&authority)).unwrap().collections.len(), 3);
    assert_eq!(anna.url(), typed);
}

#[test]
fn a_server_of_somebody_elses_domain_hears_nothing_before_an_officer_has_named_it() {
    let stranger = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = stranger.local_addr().unwrap().port();
    let anna = Newcomer::with(vec![
        (SERVICE, Record::Service(0, port, "dav.urzad.test.obcy.test")),
        ("dav.urzad.test.obcy.test", HERE),
        ("urzad.test", HERE),
    ]);
    let refused = anna.add("urzad.test", None).unwrap_err();
    let DeskError::Refused { refusal: Refusal::ServerElsewhere { domain, host } } = refused else {
        panic!("{refused:?}")
    };
    assert_eq!((domain, host), ("urzad.test".to_owned(), format!("dav.urzad.test.obcy.test:{port}")));
    nobody_came(&stranger);
    assert_eq!(anna.officer.desk.accounts().unwrap(), []);
}

#[test]
fn a_domain_nobody_knows_is_told_as_no_connection() {
    let anna = Newcomer::with(vec![]);
    let error = anna.add("urzad.test", None).unwrap_err();
    let DeskError::Failed { failure: Failure::Server { fault, .. } } = error else { panic!("{error:?}") };
    assert_eq!(fault, ServerFault::Unreachable);
}

fn nobody_came(listener: &TcpListener) {
    listener.set_nonblocking(true).unwrap();
    assert!(listener.accept().is_err());
}
