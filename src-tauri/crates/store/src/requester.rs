//! Who asked for a meeting: personal data, in a table of its own.

use planning::id::RequestId;
use planning::request::Requester;
use rusqlite::{Connection, Row};

use crate::column::{Fields, read_word, read_word_option, word};
use crate::error::StoreError;
use crate::row;

/// Nobody where the data were erased together with their row.
pub(crate) fn of(connection: &Connection, id: RequestId) -> Result<Requester, StoreError> {
    let sql = "SELECT * FROM requester WHERE request_id = ?";
    Ok(row::one(connection, sql, [id.0], read)?.unwrap_or_default())
}

pub(crate) fn insert(
    connection: &Connection,
    id: RequestId,
    requester: &Requester,
) -> Result<(), StoreError> {
    let mut columns = fields(requester)?;
    columns.push(("request_id", id.0.into()));
    row::insert(connection, "requester", columns).map(drop)
}

/// After an erasure there is no row to alter.
pub(crate) fn update(
    connection: &Connection,
    id: RequestId,
    requester: &Requester,
) -> Result<(), StoreError> {
    match row::update(connection, "requester", ("request_id", id.0), fields(requester)?) {
        Err(StoreError::NotFound { .. }) if *requester == Requester::default() => Ok(()),
        Err(StoreError::NotFound { .. }) => insert(connection, id, requester),
        other => other,
    }
}

fn fields(requester: &Requester) -> Result<Fields, StoreError> {
    Ok(vec![
        ("name", requester.name.clone().into()),
        ("gender", word(&requester.gender)?.into()),
        ("body", requester.body.clone().into()),
        ("email", requester.email.clone().into()),
        ("phone", requester.phone.clone().into()),
        ("address", requester.address.clone().into()),
        ("salutation", requester.salutation.as_ref().map(word).transpose()?.into()),
    ])
}

fn read(row: &Row<'_>) -> Result<Requester, StoreError> {
    Ok(Requester {
        name: row.get("name")?,
        gender: read_word(row, "gender")?,
        body: row.get("body")?,
        email: row.get("email")?,
        phone: row.get("phone")?,
        address: row.get("address")?,
        salutation: read_word_option(row, "salutation")?,
    })
}
