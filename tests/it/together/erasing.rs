//! Somebody is erased at one desk: nothing of them stays at the server or at another desk.

use desk::Subject;
use exchange::shared::{Found, read};
use lawka_tests::officer::Officer;
use lawka_tests::servers::Server;

use super::on_each_server;

const NAME: &str = "Zenobia";

#[test]
fn who_is_erased_at_one_desk_is_gone_from_the_server_and_from_every_other_desk() {
    on_each_server(|server| {
        let (anna, bob) = (Officer::at("Anna", server), Officer::at("Bob", server));
        let speaker = anna.person(NAME);
        let hall = anna.venue("Dworek");
        let request = anna.request("Plac zabaw", speaker);
        anna.place(request, "2026-12-16T16:00:00Z", hall);
        anna.sync();
        bob.sync();
        assert!(!traces(server).is_empty());

        anna.desk.erase_person(Subject::Person(speaker), "art. 17 RODO").unwrap();
        anna.sync();
        bob.sync();
        anna.sync();

        assert_eq!(traces(server), Vec::<String>::new());
        assert_eq!(anna.register(), bob.register());
        for officer in [&anna, &bob] {
            assert_eq!(officer.sync().operations, []);
            for file in std::fs::read_dir(officer.folder.path()).unwrap().map(Result::unwrap) {
                let bytes = std::fs::read(file.path()).unwrap_or_default();
                let text = String::from_utf8_lossy(&bytes).to_lowercase();
                assert!(!text.contains("enobia"), "{}", file.path().display());
            }
        }
        let carol = Officer::at("Carol", server);
        carol.sync();
        assert_eq!(carol.register(), anna.register());
    });
}

/// What at the server still names them, in what everybody reads or in our own data.
fn traces(server: &Server) -> Vec<String> {
    let paths = server.paths(&server.calendar()).into_iter().chain(server.paths(&server.address_book()));
    let names = |path: &String| {
        let body = server.get(path);
        let data = match read(body.as_bytes(), None) {
            Found::Document(document) => serde_json::to_string(&document).unwrap(),
            Found::Foreign => String::new(),
        };
        format!("{body}{data}").to_lowercase().contains("enobia")
    };
    paths.filter(names).collect()
}
