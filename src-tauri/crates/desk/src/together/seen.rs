//! What was last seen at a server, as documents.

use std::collections::HashMap;

use exchange::shared::{Document, Fields, Kind, Seen};
use store::{Reader, Resource, StoreError, Writer};

/// One document where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Standing {
    pub resource: Resource,
    pub document: Document,
}

/// Everything of ours in a collection.
pub(crate) fn standing(
    reader: &Reader<'_>,
    collection: i64,
) -> Result<HashMap<(Kind, String), Standing>, StoreError> {
    let mut found = HashMap::new();
    for resource in reader.documents(collection)? {
        if let Some(document) = resource.document.as_ref().and_then(|(_, _, value)| document_of(value)) {
            found.insert((document.kind, document.uid.clone()), Standing { resource, document });
        }
    }
    Ok(found)
}

pub(crate) fn document_of(value: &serde_json::Value) -> Option<Document> {
    serde_json::from_value(value.clone()).ok()
}

/// For the plan: the document with what its earlier versions said.
pub(crate) fn with_versions(reader: &Reader<'_>, standing: &Standing) -> Result<Seen, StoreError> {
    let Document { kind, uid, .. } = &standing.document;
    let earlier = reader.earlier_versions(kind.word(), uid)?;
    let fields = |value| serde_json::from_value::<Fields>(value).unwrap_or_default();
    let earlier = earlier.into_iter().map(|(version, value)| (version, fields(value))).collect();
    Ok(Seen { document: standing.document.clone(), earlier })
}

/// From now on this is what was last seen there.
pub(crate) fn remember(
    writer: &mut Writer<'_>,
    collection: i64,
    (href, etag): (&str, &str),
    body: &[u8],
    document: &Document,
) -> Result<(), StoreError> {
    let (kind, uid) = (document.kind.word(), document.uid.clone());
    let value = serde_json::to_value(document)?;
    writer.put_resource(&Resource {
        collection_id: collection,
        href: href.to_owned(),
        etag: etag.to_owned(),
        body: body.to_vec(),
        document: Some((kind.to_owned(), uid.clone(), value)),
    })?;
    writer.unbury(collection, kind, &uid)?;
    keep_version(writer, document)
}

/// What this version says, for the day when another one comes after it.
pub(crate) fn keep_version(writer: &mut Writer<'_>, document: &Document) -> Result<(), StoreError> {
    let said = serde_json::to_value(document.said.as_ref().unwrap_or(&document.fields))?;
    writer.keep_version(document.kind.word(), &document.uid, &document.written.version, &said)
}

/// It was deleted, by us or by somebody else.
pub(crate) fn bury(
    writer: &mut Writer<'_>,
    collection: i64,
    href: &str,
    document: &Document,
) -> Result<(), StoreError> {
    let mut versions = vec![document.written.version.clone()];
    versions.extend(document.written.after.iter().cloned());
    writer.remove_resource(collection, href)?;
    writer.bury(collection, document.kind.word(), &document.uid, &versions)
}
