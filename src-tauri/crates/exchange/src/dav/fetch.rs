//! Many resources in one request (RFC 4791 §7.9, RFC 6352 §8.7).

use super::changes::escaped;
use super::connection::{Ask, Connection};
use super::error::DavError;
use super::multistatus;

/// A resource as the server has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    pub href: String,
    pub etag: String,
    pub body: Vec<u8>,
}

impl Connection {
    /// Resources by their paths, all of one collection. Those that are gone meanwhile are not in the answer.
    ///
    /// # Errors
    /// As they come; none of the resources counts then.
    pub fn fetch(&self, collection: &str, hrefs: &[String], cards: bool) -> Result<Vec<Fetched>, DavError> {
        let body = if cards { address_multiget(hrefs) } else { calendar_multiget(hrefs) };
        let mut ask = Ask::new("REPORT", self.at(collection)?).header("depth", "1").xml(body);
        if cards {
            // Otherwise some servers turn a card into version 3.0.
            ask = ask.header("accept", "text/vcard; version=4.0, text/xml, application/xml");
        }
        let answer = self.send(ask)?.success()?;
        let mut found = Vec::with_capacity(hrefs.len());
        let mut odd = None;
        let whole = multistatus::read(&answer.body, |response| {
            let (Some(etag), Some(data)) = (response.etag, response.data) else { return };
            match self.path_of(&response.href) {
                Ok(href) => found.push(Fetched { href, etag, body: data.into_bytes() }),
                Err(error) => odd = Some(error),
            }
        })?;
        match odd {
            Some(error) => Err(error),
            None if whole.truncated && found.is_empty() => {
                Err(DavError::not_understood("truncated to nothing"))
            }
            None => Ok(found),
        }
    }
}

fn calendar_multiget(hrefs: &[String]) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><c:calendar-multiget xmlns:d=\"DAV:\" \
         xmlns:c=\"urn:ietf:params:xml:ns:caldav\"><d:prop><d:getetag/><c:calendar-data/></d:prop>{}</c:calendar-multiget>",
        list(hrefs)
    )
}

fn address_multiget(hrefs: &[String]) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><c:addressbook-multiget xmlns:d=\"DAV:\" \
         xmlns:c=\"urn:ietf:params:xml:ns:carddav\"><d:prop><d:getetag/><c:address-data content-type=\"text/vcard\" \
         version=\"4.0\"/></d:prop>{}</c:addressbook-multiget>",
        list(hrefs)
    )
}

fn list(hrefs: &[String]) -> String {
    hrefs.iter().map(|href| format!("<d:href>{}</d:href>", escaped(href))).collect()
}
