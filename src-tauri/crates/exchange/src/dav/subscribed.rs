//! Calendars that are only read: an `.ics` address, a collection, or the free-busy time where only that may be read.

use chrono::{DateTime, Utc};

use super::connection::{Ask, Connection};
use super::error::DavError;

/// A calendar of ten years with attachments is smaller.
const CALENDAR_LIMIT: u64 = 64 << 20;

/// Resources of one collection that are asked for at a time.
const BATCH: usize = 500;

/// By which an unchanged calendar is known (RFC 9110 §8.8).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Validators {
    pub etag: Option<String>,
    pub last_modified: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subscribed {
    Unchanged,
    /// Calendars, each in bytes of its own.
    Calendars {
        calendars: Vec<Vec<u8>>,
        validators: Validators,
        name: Option<String>,
    },
}

impl Connection {
    /// Reads the base address as a calendar. `from` and `to` bound the free-busy time, where only that is to be had.
    ///
    /// # Errors
    /// [`DavError::NotUnderstood`] where no calendar is there; others as they come.
    pub fn subscribed(
        &self,
        known: &Validators,
        (from, to): (DateTime<Utc>, DateTime<Utc>),
    ) -> Result<Subscribed, DavError> {
        match self.file(known) {
            Err(
                DavError::Forbidden
                | DavError::NotSupported
                | DavError::NotUnderstood { .. }
                | DavError::NotFound,
            ) => {}
            other => return other,
        }
        match self.collection(known) {
            Err(DavError::Forbidden | DavError::NotFound | DavError::NotSupported) => {
                self.free_busy(from, to)
            }
            other => other,
        }
    }

    fn file(&self, known: &Validators) -> Result<Subscribed, DavError> {
        let mut ask = Ask::new("GET", self.base().clone()).header("accept", "text/calendar, */*;q=0.1");
        ask.limit = CALENDAR_LIMIT;
        // A collection that is read has a token for an ETag.
        if let Some(etag) = known.etag.as_ref().filter(|etag| !etag.starts_with(TOKEN)) {
            ask = ask.header("if-none-match", etag.as_str());
        }
        if let Some(modified) = &known.last_modified {
            ask = ask.header("if-modified-since", modified.as_str());
        }
        let answer = self.send(ask)?;
        if answer.status == 304 {
            return Ok(Subscribed::Unchanged);
        }
        let answer = answer.success()?;
        if !begins_calendar(&answer.body) {
            return Err(DavError::not_understood("no calendar at this address"));
        }
        let validators =
            Validators { etag: answer.header("etag"), last_modified: answer.header("last-modified") };
        Ok(Subscribed::Calendars { calendars: vec![answer.body], validators, name: None })
    }

    fn collection(&self, known: &Validators) -> Result<Subscribed, DavError> {
        let path = self.base().path().to_owned();
        // Some servers list nothing where there is nothing: that is no calendar in which all time is free.
        if !self.is_calendar(&path)? {
            return Err(DavError::not_understood("no calendar at this address"));
        }
        let changes = self.changes(&path, &super::Since::Beginning)?;
        let mut versions: Vec<String> =
            changes.changed.iter().map(|each| format!("{} {}", each.href, each.etag)).collect();
        versions.sort_unstable();
        let etag = format!("{TOKEN}{}", crate::shared::stable_uuid(&versions.join("\n")));
        if known.etag.as_deref() == Some(&etag) {
            return Ok(Subscribed::Unchanged);
        }
        let hrefs: Vec<String> = changes.changed.into_iter().map(|each| each.href).collect();
        let mut calendars = Vec::new();
        let mut size = 0;
        for batch in hrefs.chunks(BATCH) {
            for fetched in self.fetch(&path, batch, false)? {
                size += fetched.body.len() as u64;
                if size > CALENDAR_LIMIT {
                    return Err(DavError::TooLarge { limit: CALENDAR_LIMIT });
                }
                calendars.push(fetched.body);
            }
        }
        Ok(Subscribed::Calendars {
            calendars,
            validators: Validators { etag: Some(etag), last_modified: None },
            name: None,
        })
    }

    fn is_calendar(&self, path: &str) -> Result<bool, DavError> {
        let body = "<?xml version=\"1.0\" encoding=\"utf-8\"?><d:propfind xmlns:d=\"DAV:\"><d:prop><d:resourcetype/></d:prop></d:propfind>";
        let ask = Ask::new("PROPFIND", self.at(path)?).header("depth", "0").xml(body.to_owned());
        let answer = self.send(ask)?.success()?;
        let mut found = false;
        super::multistatus::read(&answer.body, |response| found |= response.is_calendar)?;
        Ok(found)
    }

    /// RFC 4791 §7.10.
    fn free_busy(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<Subscribed, DavError> {
        let at = |moment: DateTime<Utc>| moment.format("%Y%m%dT%H%M%SZ").to_string();
        let body = format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><c:free-busy-query xmlns:c=\"urn:ietf:params:xml:ns:caldav\">\
             <c:time-range start=\"{}\" end=\"{}\"/></c:free-busy-query>",
            at(from),
            at(to)
        );
        let mut ask = Ask::new("REPORT", self.base().clone()).header("depth", "1").xml(body);
        ask.limit = CALENDAR_LIMIT;
        let answer = self.send(ask)?.success()?;
        if !begins_calendar(&answer.body) {
            return Err(DavError::not_understood("no free-busy time at this address"));
        }
        let calendars = vec![answer.body];
        Ok(Subscribed::Calendars { calendars, validators: Validators::default(), name: None })
    }
}

/// Tells a collection's token from an ETag of a server.
const TOKEN: &str = "lawka:";

fn begins_calendar(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(4096)];
    start.to_ascii_uppercase().windows(15).any(|window| window == b"BEGIN:VCALENDAR")
}
