//! Organisations linked to a request, in their order.

use planning::body::LinkedBody;
use planning::id::RequestId;
use rusqlite::{Connection, Row};

use crate::error::StoreError;
use crate::row;

pub(crate) fn of(connection: &Connection, id: RequestId) -> Result<Vec<LinkedBody>, StoreError> {
    let sql = "SELECT * FROM linked_body WHERE request_id = ? ORDER BY place";
    row::all(connection, sql, [id.0], read)
}

pub(crate) fn insert(
    connection: &Connection,
    id: RequestId,
    bodies: &[LinkedBody],
) -> Result<(), StoreError> {
    for (body, place) in bodies.iter().zip(0_i64..) {
        let columns = vec![
            ("request_id", id.0.into()),
            ("place", place.into()),
            ("name", body.name.clone().into()),
            ("email", body.email.clone().into()),
            ("phone", body.phone.clone().into()),
        ];
        row::insert(connection, "linked_body", columns)?;
    }
    Ok(())
}

pub(crate) fn update(
    connection: &Connection,
    id: RequestId,
    bodies: &[LinkedBody],
) -> Result<(), StoreError> {
    if of(connection, id)? == bodies {
        return Ok(());
    }
    row::delete(connection, "linked_body", ("request_id", id.0))?;
    insert(connection, id, bodies)
}

fn read(row: &Row<'_>) -> Result<LinkedBody, StoreError> {
    Ok(LinkedBody { name: row.get("name")?, email: row.get("email")?, phone: row.get("phone")? })
}
