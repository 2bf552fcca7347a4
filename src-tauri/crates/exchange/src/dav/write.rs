//! Writing, and never over what was not seen: every write names the version it replaces.

use super::connection::{Ask, Connection};
use super::error::DavError;

/// What a server made of a write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Put {
    /// Said only by a server that stored the very bytes (RFC 4791 §5.3.4).
    pub etag: Option<String>,
}

impl Connection {
    /// Puts a resource: a new one (`replaces` is `None`), or the successor of the version with this ETag.
    ///
    /// # Errors
    /// [`DavError::Changed`] where somebody was quicker; [`DavError::Contradicts`] where the UID stands elsewhere;
    /// an [uncertain](DavError::is_uncertain) one leaves open whether it arrived.
    pub fn put(&self, href: &str, body: &[u8], replaces: Option<&str>, cards: bool) -> Result<Put, DavError> {
        let kind = if cards { "text/vcard; charset=utf-8" } else { "text/calendar; charset=utf-8" };
        let mut ask = Ask::new("PUT", self.at(href)?).header("content-type", kind);
        ask = match replaces {
            Some(etag) => ask.header("if-match", etag),
            None => ask.header("if-none-match", "*"),
        };
        ask.body = body.to_vec();
        let answer = self.send(ask)?.success()?;
        Ok(Put { etag: answer.header("etag") })
    }

    /// Deletes a resource of which this version was seen. The version is looked at once more before: some servers
    /// delete whatever stands there. What is gone already is no error.
    ///
    /// # Errors
    /// [`DavError::Changed`] where it is no longer that version.
    pub fn delete(&self, href: &str, etag: &str) -> Result<(), DavError> {
        match self.etag(href)? {
            None => return Ok(()),
            Some(found) if found != etag => return Err(DavError::Changed),
            Some(_) => {}
        }
        match self.send(Ask::new("DELETE", self.at(href)?).header("if-match", etag))?.success() {
            Ok(_) | Err(DavError::NotFound) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// The version a resource has now; `None` where it is not there.
    ///
    /// # Errors
    /// As they come.
    pub fn etag(&self, href: &str) -> Result<Option<String>, DavError> {
        let body = "<?xml version=\"1.0\" encoding=\"utf-8\"?><d:propfind xmlns:d=\"DAV:\"><d:prop><d:getetag/></d:prop></d:propfind>";
        let ask = Ask::new("PROPFIND", self.at(href)?).header("depth", "0").xml(body.to_owned());
        let answer = match self.send(ask)?.success() {
            Err(DavError::NotFound) => return Ok(None),
            other => other?,
        };
        let mut found = None;
        super::multistatus::read(&answer.body, |response| found = response.etag)?;
        Ok(found)
    }
}
