//! What was last seen at the server: address, ETag, bytes, and the document that was read from them.

use rusqlite::{Row, params};
use serde_json::Value;

use crate::column::read_json_option;
use crate::error::StoreError;
use crate::reader::Reader;
use crate::row;
use crate::writer::Writer;

#[derive(Clone, Debug, PartialEq)]
pub struct Resource {
    pub collection_id: i64,
    /// The path on the server.
    pub href: String,
    pub etag: String,
    pub body: Vec<u8>,
    /// Kind, name and content of one of ours; `None` for another program's.
    pub document: Option<(String, String, Value)>,
}

const PUT: &str = "INSERT INTO resource (collection_id, href, etag, body, kind, uid, document) \
    VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (collection_id, href) DO UPDATE SET \
    etag = excluded.etag, body = excluded.body, kind = excluded.kind, uid = excluded.uid, document = excluded.document";

impl Reader<'_> {
    /// Address and ETag of everything that was seen in a collection.
    pub fn etags(&self, collection: i64) -> Result<Vec<(String, String)>, StoreError> {
        let sql = "SELECT href, etag FROM resource WHERE collection_id = ?";
        row::all(self.connection, sql, [collection], |row| Ok((row.get(0)?, row.get(1)?)))
    }

    pub fn resource(&self, collection: i64, href: &str) -> Result<Option<Resource>, StoreError> {
        let sql = "SELECT * FROM resource WHERE collection_id = ? AND href = ?";
        row::one(self.connection, sql, params![collection, href], read)
    }

    /// Kind and name of everything of ours that was ever seen at a server.
    pub fn seen_documents(&self) -> Result<Vec<(String, String)>, StoreError> {
        let sql = "SELECT DISTINCT kind, uid FROM resource WHERE kind IS NOT NULL";
        row::all(self.connection, sql, [], |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// How many there are, ours and others'.
    pub fn resource_count(&self, collection: i64) -> Result<u32, StoreError> {
        let sql = "SELECT count(*) FROM resource WHERE collection_id = ?";
        let found = row::one(self.connection, sql, [collection], |row| Ok(row.get(0)?))?;
        Ok(found.unwrap_or_default())
    }

    /// Everything of ours in a collection.
    pub fn documents(&self, collection: i64) -> Result<Vec<Resource>, StoreError> {
        let sql = "SELECT * FROM resource WHERE collection_id = ? AND kind IS NOT NULL ORDER BY id";
        row::all(self.connection, sql, [collection], read)
    }

    /// Where a document of ours stands.
    pub fn resource_of(
        &self,
        collection: i64,
        kind: &str,
        uid: &str,
    ) -> Result<Option<Resource>, StoreError> {
        let sql = "SELECT * FROM resource WHERE collection_id = ? AND kind = ? AND uid = ?";
        row::one(self.connection, sql, params![collection, kind, uid], read)
    }
}

impl Writer<'_> {
    pub fn put_resource(&mut self, resource: &Resource) -> Result<(), StoreError> {
        let Resource { collection_id, href, etag, body, document } = resource;
        let (kind, uid, document) = match document {
            Some((kind, uid, document)) => (Some(kind), Some(uid), Some(document.to_string())),
            None => (None, None, None),
        };
        self.quietly(|connection| {
            let values = params![collection_id, href, etag, body, kind, uid, document];
            connection.prepare_cached(PUT)?.execute(values)?;
            Ok(())
        })
    }

    pub fn remove_resource(&mut self, collection: i64, href: &str) -> Result<(), StoreError> {
        self.quietly(|connection| {
            let sql = "DELETE FROM resource WHERE collection_id = ? AND href = ?";
            connection.prepare_cached(sql)?.execute(params![collection, href])?;
            Ok(())
        })
    }
}

fn read(row: &Row<'_>) -> Result<Resource, StoreError> {
    let (kind, uid): (Option<String>, Option<String>) = (row.get("kind")?, row.get("uid")?);
    let document = kind.zip(uid).zip(read_json_option(row, "document")?);
    Ok(Resource {
        collection_id: row.get("collection_id")?,
        href: row.get("href")?,
        etag: row.get("etag")?,
        body: row.get("body")?,
        document: document.map(|((kind, uid), document)| (kind, uid, document)),
    })
}
