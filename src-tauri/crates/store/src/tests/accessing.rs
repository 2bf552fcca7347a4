//! Who saw what.

use super::*;
use crate::{AccessKind, Entity, EntityKind};

const REQUEST: Entity = Entity::new(EntityKind::Request, 1);

#[test]
fn an_access_is_noted_once_for_one_look_and_again_for_another() {
    let store = memory();
    let look = |who: &str, minutes: i64| {
        let at = at(0) + chrono::TimeDelta::minutes(minutes);
        store.note_access(AccessKind::Viewed, REQUEST, who, at).unwrap();
    };
    look("Anna", 0);
    look("Anna", 14);
    look("Ewa", 14);
    look("Anna", 30);
    store.note_access(AccessKind::Exported, REQUEST, "Anna", at(1)).unwrap();
    let noted = store.read(|reader| reader.accesses_of(REQUEST)).unwrap();
    let who: Vec<&str> = noted.iter().map(|access| access.who.as_str()).collect();
    assert_eq!(who, ["Anna", "Anna", "Ewa", "Anna"]);
    assert_eq!(noted[0].what, AccessKind::Exported);
}

#[test]
fn an_access_is_no_step_and_no_change() {
    let store = memory();
    let (request_id, ..) = placed(&store);
    let before = (store.history().unwrap(), content(&store));
    store.note_access(AccessKind::Viewed, request_id, "Anna", at(1)).unwrap();
    assert_eq!((store.history().unwrap(), content(&store)), before);
}

#[test]
fn what_was_noted_is_not_altered_by_sql() {
    let store = memory();
    store.note_access(AccessKind::Viewed, REQUEST, "Anna", at(1)).unwrap();
    for sql in ["DELETE FROM access", "UPDATE access SET who = 'Ewa'"] {
        assert!(store.writing().execute(sql, []).is_err(), "{sql}");
    }
}

#[test]
fn the_schema_says_which_columns_hold_personal_data() {
    let store = memory();
    let connection = store.writing();
    let sql = "SELECT table_name || '.' || column_name FROM personal_data ORDER BY 1";
    let marked: Vec<String> = row::all(&connection, sql, [], |row| Ok(row.get(0)?)).unwrap();
    for column in &marked {
        let (table, name) = column.split_once('.').unwrap();
        assert!(capture::columns(&connection, table).unwrap().contains(&name.to_owned()), "{column}");
    }
    for table in ["requester", "person", "notice"] {
        for column in ["name", "gender", "email", "phone"] {
            assert!(marked.contains(&format!("{table}.{column}")), "{table}.{column}");
        }
    }
}
