//! Databases of every released version are upgraded to what a new one is. Their dumps stand in `tests/databases` of the
//! repository and are never edited. For a new version: `LAWKA_WRITE_DUMP=1 cargo test -p store a_dump_of_this_version`.

use std::path::PathBuf;

use rusqlite::Connection;

use super::*;
use crate::migrate;

fn dumps() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../tests/databases")
}

fn dump_of(version: u32) -> PathBuf {
    dumps().join(format!("v{version}.sql"))
}

/// Schema, rows and the two numbers of the header, as statements that make the database again.
fn dump(connection: &Connection) -> String {
    let mut lines: Vec<String> = schema(connection).into_iter().map(|(_, sql)| format!("{sql};")).collect();
    let tables = texts(
        connection,
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' \
        AND name NOT LIKE 'sqlite_%' ORDER BY name",
    );
    // Triggers that forbid changes don't forbid additions, so rows may come after them.
    for table in tables {
        let columns = capture::columns(connection, &table).unwrap();
        let quoted: Vec<String> = columns.iter().map(|column| format!("quote({column})")).collect();
        let values = quoted.join(" || ', ' || ");
        let sql = format!("SELECT 'INSERT INTO {table} VALUES (' || {values} || ');' FROM {table}");
        lines.extend(texts(connection, &sql));
    }
    let found = "SELECT 'INSERT INTO search (rowid, name, words, title) VALUES (' || rowid || ', ' || quote(name) \
        || ', ' || quote(words) || ', ' || quote(title) || ');' FROM search";
    lines.extend(texts(connection, found));
    for pragma in ["application_id", "user_version"] {
        let value: i64 = connection.pragma_query_value(None, pragma, |row| row.get(0)).unwrap();
        lines.push(format!("PRAGMA {pragma} = {value};"));
    }
    format!(
        "-- A database as this version left it. Never edited: it stands for those in use.\nPRAGMA foreign_keys = OFF;\nBEGIN;\n{}\nCOMMIT;\n",
        lines.join("\n")
    )
}

/// Everything somebody has created, but the search index's own tables and SQLite's.
fn schema(connection: &Connection) -> Vec<(String, String)> {
    let sql = "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' \
        AND name NOT LIKE 'search_%' ORDER BY CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, name";
    row::all(connection, sql, [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap()
}

fn texts(connection: &Connection, sql: &str) -> Vec<String> {
    row::all(connection, sql, [], |row| Ok(row.get(0)?)).unwrap()
}

/// One thing of each kind, a history that reaches both ways, and a wall before it.
fn example() -> Store {
    let store = memory();
    let (_, venue_id, meeting_id) = placed(&store);
    let publish = |writer: &mut Writer<'_>| {
        writer.insert_notice(&notice(meeting_id, AddresseeKind::Requester, "Jan"))?;
        writer.insert_release(&crate::ReleaseDetails {
            meeting_id,
            number: 1,
            at: at(1),
            start: at(100),
            venue_id,
            snapshot: serde_json::json!({"title": "Plac zabaw"}),
            digest: "0".repeat(64),
            files: serde_json::json!([]),
            path: "paczka.zip".to_owned(),
            channels: vec![],
            correction: false,
            kept: false,
        })
    };
    store.change(final_step(StepName::Export), publish).unwrap();
    change(&store, StepName::ImportCalendar, |writer| {
        writer.put_settings(&planning::settings::Settings::default())?;
        let owner = planning::calendar::Resource::Person(writer.insert_person(&person("Łucja"))?);
        let interval = planning::time::Interval { start: at(1), end: at(2) };
        let source = planning::busy::BusySource::Meeting(meeting_id);
        let block =
            planning::busy::BusyBlock { interval, source, title: Some("'Zajęte'".into()), point: None };
        writer.replace_calendar(owner, "praca", at(1), &[block])
    });
    change(&store, StepName::EditPerson, |writer| writer.insert_person(&person("Ewa")));
    store.undo("Anna", at(2)).unwrap();
    store
}

#[test]
fn a_dump_of_this_version_is_kept() {
    let path = dump_of(migrate::VERSION);
    if std::env::var_os("LAWKA_WRITE_DUMP").is_some() {
        assert!(!path.exists(), "a dump that is kept is never written again");
        std::fs::write(&path, dump(&example().writing())).unwrap();
    }
    assert!(path.exists(), "{}", path.display());
}

#[test]
fn each_released_version_becomes_what_a_new_database_is() {
    let fresh = schema(&memory().writing());
    for version in 1..=migrate::VERSION {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lawka.db");
        let sql = std::fs::read_to_string(dump_of(version)).unwrap();
        Connection::open(&path).unwrap().execute_batch(&sql).unwrap();
        let upgraded = Store::open(&path).unwrap();
        assert_eq!(schema(&upgraded.writing()), fresh, "version {version}");
        assert_eq!(upgraded.integrity().unwrap(), Vec::<String>::new(), "version {version}");
        assert_still_works(&upgraded);
    }
}

/// What the example holds is read, and its history goes both ways.
fn assert_still_works(store: &Store) {
    assert_eq!(store.read(|reader| reader.meetings()).unwrap().len(), 1);
    assert_eq!(store.read(|reader| reader.search("szkola", 9)).unwrap().len(), 2);
    assert_eq!(store.read(|reader| reader.people()).unwrap().len(), 1);
    assert_eq!(store.redo("Anna", at(3)).unwrap().unwrap().0, StepName::EditPerson);
    assert_eq!(store.undo("Anna", at(4)).unwrap().unwrap().0, StepName::EditPerson);
    assert_eq!(store.undo("Anna", at(5)).unwrap().unwrap().0, StepName::ImportCalendar);
    assert_eq!(store.undo("Anna", at(6)), Err(StoreError::CannotUndo { why: StepName::Export }));
}

#[test]
fn migrations_are_numbered_without_gaps_and_say_why() {
    for (migration, number) in migrate::MIGRATIONS.iter().zip(1..) {
        assert!(migration.starts_with(&format!("-- {number}: ")), "{number}");
        assert!(migration.contains("\n-- Reason: "), "{number}");
    }
}

#[test]
fn before_an_upgrade_the_database_is_kept_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lawka.db");
    let sql = std::fs::read_to_string(dump_of(1)).unwrap();
    Connection::open(&path).unwrap().execute_batch(&sql).unwrap();
    drop(Store::open(&path).unwrap());
    let kept = Connection::open(folder.path().join("kopie/lawka-schemat-1.db")).unwrap();
    let version: u32 = kept.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    assert_eq!(version, 1);
    assert_eq!(texts(&kept, "SELECT name FROM venue"), ["Szkoła"]);
}

#[test]
fn without_room_for_the_copy_nothing_is_upgraded() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lawka.db");
    let sql = std::fs::read_to_string(dump_of(1)).unwrap();
    Connection::open(&path).unwrap().execute_batch(&sql).unwrap();
    std::fs::write(folder.path().join("kopie"), b"a file where the folder should be").unwrap();
    assert!(matches!(Store::open(&path), Err(StoreError::Io { .. })));
    let version: u32 =
        Connection::open(&path).unwrap().pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    assert_eq!(version, 1);
}

#[test]
fn an_upgrade_that_breaks_half_way_leaves_everything_as_it_was() {
    let mut connection = Connection::open_in_memory().unwrap();
    migrate::run_all(&mut connection, &migrate::MIGRATIONS[..1]).unwrap();
    let before = dump(&connection);
    let broken = [migrate::MIGRATIONS[0], migrate::MIGRATIONS[1], "CREATE TABLE late (id); SELECT nonsense;"];
    assert!(migrate::run_all(&mut connection, &broken).is_err());
    assert_eq!(dump(&connection), before);
    assert!(connection.is_autocommit());
    migrate::run(&mut connection).unwrap();
}
