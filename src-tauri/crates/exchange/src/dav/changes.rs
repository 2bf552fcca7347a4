//! What changed in a collection: the sync report (RFC 6578), or a list of all ETags where the server has none.

use std::fmt::Write;

use super::connection::{Ask, Connection};
use super::error::DavError;
use super::multistatus;

/// One look at a collection is told in so many pieces at most.
const PIECES: usize = 1_000;

/// From where on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Since {
    Beginning,
    Token(String),
}

/// A resource and the version it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The path on the server, percent-encoded as the server has it.
    pub href: String,
    pub etag: String,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    pub changed: Vec<Listed>,
    /// Only ever named in answer to a token.
    pub gone: Vec<String>,
    /// For the next look; `None` where the server knows no such report.
    pub token: Option<String>,
    /// Everything was listed: what is not among `changed` is not there.
    pub whole: bool,
}

impl Connection {
    /// What changed since.
    ///
    /// # Errors
    /// [`DavError::InvalidToken`] where the server no longer knows the token: ask from the beginning, and do not believe
    /// that what is missing was deleted. Others as they come.
    pub fn changes(&self, collection: &str, since: &Since) -> Result<Changes, DavError> {
        match self.report(collection, since) {
            Err(DavError::NotSupported | DavError::NotFound) if *since == Since::Beginning => {
                self.list(collection)
            }
            Err(DavError::Forbidden | DavError::Status { status: 400 | 415 | 422 })
                if *since == Since::Beginning =>
            {
                self.list(collection)
            }
            other => other,
        }
    }

    fn report(&self, collection: &str, since: &Since) -> Result<Changes, DavError> {
        let mut all = Changes { whole: *since == Since::Beginning, ..Changes::default() };
        let mut token = match since {
            Since::Beginning => String::new(),
            Since::Token(token) => token.clone(),
        };
        for _ in 0..PIECES {
            let truncated = self.piece(collection, &token, &mut all)?;
            match (&all.token, truncated) {
                (Some(next), true) if *next != token => token = next.clone(),
                (None, true) => return Err(DavError::not_understood("truncated, and no token")),
                _ => return Ok(all),
            }
        }
        Err(DavError::not_understood("an endless list"))
    }

    /// One answer; whether it says that more is to come.
    fn piece(&self, collection: &str, token: &str, all: &mut Changes) -> Result<bool, DavError> {
        let at = self.at(collection)?;
        let body = format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><d:sync-collection xmlns:d=\"DAV:\"><d:sync-token>{}</d:sync-token>\
             <d:sync-level>1</d:sync-level><d:prop><d:getetag/></d:prop></d:sync-collection>",
            escaped(token)
        );
        let answer = self.send(Ask::new("REPORT", at).header("depth", "0").xml(body))?;
        if !token.is_empty() && refuses_token(answer.status, &answer.body) {
            return Err(DavError::InvalidToken);
        }
        let answer = answer.success()?;
        let own = self.at(collection)?.path().to_owned();
        let mut odd = None;
        let whole = multistatus::read(&answer.body, |response| {
            let href = match self.path_of(&response.href) {
                Ok(href) => href,
                Err(error) => return odd = Some(error),
            };
            if is_same_path(&href, &own) || response.is_collection {
                return;
            }
            match (response.etag, response.status) {
                (_, Some(404 | 410)) => all.gone.push(href),
                (Some(etag), _) => all.changed.push(Listed { href, etag }),
                (None, _) => odd = Some(DavError::not_understood("a resource without an ETag")),
            }
        })?;
        if let Some(error) = odd {
            return Err(error);
        }
        if whole.sync_token.is_none() && !whole.truncated {
            return Err(DavError::NotSupported);
        }
        all.token = whole.sync_token.or(all.token.take());
        Ok(whole.truncated)
    }

    /// Every resource with its ETag (RFC 4918 §9.1).
    ///
    /// # Errors
    /// As they come.
    pub fn list(&self, collection: &str) -> Result<Changes, DavError> {
        let at = self.at(collection)?;
        let own = at.path().to_owned();
        let body = "<?xml version=\"1.0\" encoding=\"utf-8\"?><d:propfind xmlns:d=\"DAV:\"><d:prop><d:getetag/>\
            <d:resourcetype/></d:prop></d:propfind>";
        let answer =
            self.send(Ask::new("PROPFIND", at).header("depth", "1").xml(body.to_owned()))?.success()?;
        let mut all = Changes { whole: true, ..Changes::default() };
        let mut odd = None;
        let whole = multistatus::read(&answer.body, |response| {
            match (self.path_of(&response.href), response.etag) {
                (Ok(href), Some(etag)) if !response.is_collection && !is_same_path(&href, &own) => {
                    all.changed.push(Listed { href, etag });
                }
                (Err(error), _) => odd = Some(error),
                _ => {}
            }
        })?;
        match odd {
            Some(error) => Err(error),
            None if whole.truncated => Err(DavError::not_understood("the list is truncated")),
            None => Ok(all),
        }
    }

    /// The path an href names on this server.
    pub(super) fn path_of(&self, href: &str) -> Result<String, DavError> {
        Ok(self.at(href)?.path().to_owned())
    }
}

/// 403 with a precondition by RFC 6578 §3.2; some servers say 400, 409, 410 or 412.
fn refuses_token(status: u16, body: &[u8]) -> bool {
    let says = |word: &[u8]| memchr::memmem::find(body, word).is_some();
    match status {
        403 | 409 => says(b"valid-sync-token") || says(b"sync-token"),
        400 => says(b"sync-token") || says(b"sync token"),
        410 | 412 => true,
        _ => false,
    }
}

pub(super) fn is_same_path(one: &str, other: &str) -> bool {
    one.trim_end_matches('/') == other.trim_end_matches('/')
}

/// Text inside an element.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c if c.is_control() => {
                let _ = write!(out, "&#{};", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}
