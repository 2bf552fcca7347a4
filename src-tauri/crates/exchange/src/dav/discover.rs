//! What an account offers (RFC 6764 §6): the server of a domain, the user's own place, its calendars and address books.

use std::collections::BTreeMap;

use libdav::caldav::{FindCalendars, GetSupportedComponents};
use libdav::carddav::FindAddressBooks;
use libdav::dav::{FindPropertyHrefs, GetProperty};
use libdav::names::{ADDRESSBOOK_HOME_SET, CALENDAR_HOME_SET, CURRENT_USER_PRINCIPAL, DISPLAY_NAME};
use libdav::sd::DiscoverableService;

use super::address::Address;
use super::connection::{Answer, Ask, Connection};
use super::error::DavError;

/// Collections of one account that are looked at.
const COLLECTIONS_LIMIT: usize = 500;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FoundKind {
    Calendar,
    AddressBook,
}

/// A calendar or an address book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The path on the server.
    pub href: String,
    pub name: String,
    pub kind: FoundKind,
    /// Whether events and tasks may stand in a calendar.
    pub events: bool,
    pub tasks: bool,
}

impl Connection {
    /// The collections of this account, with the address of the server they are on (the base may have been a domain).
    ///
    /// # Errors
    /// [`DavError::NotLetIn`]; [`DavError::NotFound`] where there is no calendar server; [`DavError::AnotherDomain`] where the
    /// domain's records name a server that is not of the domain: nothing was said to it.
    pub fn discover(&mut self) -> Result<Vec<Found>, DavError> {
        let mut found = BTreeMap::new();
        let mut last = DavError::NotFound;
        for start in self.starts()? {
            match self.collections_from(&start, &mut found) {
                Ok(()) if !found.is_empty() => return Ok(found.into_values().collect()),
                Ok(()) => {}
                Err(error) if error.ends_it() => return Err(error),
                Err(error) => last = error,
            }
        }
        Err(last)
    }

    /// Asks at a path for no more than whether we are let in.
    ///
    /// # Errors
    /// [`DavError::NotLetIn`], or no connection; what else is the matter there is no answer to this.
    pub fn knock(&self, path: &str) -> Result<(), DavError> {
        let body = "<?xml version=\"1.0\" encoding=\"utf-8\"?><d:propfind xmlns:d=\"DAV:\"><d:prop><d:resourcetype/></d:prop></d:propfind>";
        let ask = Ask::new("PROPFIND", self.at(path)?).header("depth", "0").xml(body.to_owned());
        match self.send(ask).and_then(Answer::success) {
            Err(error) if error.ends_it() => Err(error),
            _ => Ok(()),
        }
    }

    /// Where to begin: the address itself, the well-known places (§5), what the domain's records name (§3, §4).
    ///
    /// The records come first: nothing is said to the domain's own host where they name another one. Somebody is known to
    /// one host alone.
    fn starts(&mut self) -> Result<Vec<Address>, DavError> {
        if !super::address::is_loopback(self.base().url()) {
            self.by_records()?;
        }
        let mut starts = vec![self.base().clone()];
        for path in ["/.well-known/caldav", "/.well-known/carddav"] {
            starts.extend(self.well_known(path));
        }
        starts.retain(|start| start.same_host(self.base()));
        starts.dedup();
        Ok(starts)
    }

    fn well_known(&self, path: &str) -> Option<Address> {
        let at = self.at(path).ok()?;
        let answer =
            self.send(Ask::new("PROPFIND", at.clone()).header("depth", "0").xml(String::new())).ok()?;
        (answer.from != at).then_some(answer.from)
    }

    /// SRV and TXT records of the domain. A server of the domain that they name becomes the account's own.
    fn by_records(&mut self) -> Result<(), DavError> {
        let Some(domain) = self.base().url().domain().map(str::to_owned) else { return Ok(()) };
        let Some(named) = self.named_by(&domain) else { return Ok(()) };
        if !named.is_of(&domain) {
            return Err(DavError::AnotherDomain { domain, host: named.to_string() });
        }
        let service = DiscoverableService::CalDavs;
        let path = named.path.clone().unwrap_or_else(|| service.well_known_path().to_owned());
        let address = Address::parse(&format!("https://{named}{path}"))?;
        self.move_to(address);
        Ok(())
    }

    fn collections_from(&self, start: &Address, found: &mut BTreeMap<String, Found>) -> Result<(), DavError> {
        let principal = self.principal(start)?;
        let principal = principal.as_deref().unwrap_or_else(|| start.path());
        for home in self.hrefs(principal, &CALENDAR_HOME_SET)? {
            self.calendars(&home, found)?;
        }
        for home in self.hrefs(principal, &ADDRESSBOOK_HOME_SET).unwrap_or_default() {
            self.address_books(&home, found)?;
        }
        if found.is_empty() {
            // The address may be that of a calendar, or of a place that holds some.
            self.calendars(start.path(), found)?;
            self.address_books(start.path(), found)?;
        }
        Ok(())
    }

    fn principal(&self, start: &Address) -> Result<Option<String>, DavError> {
        match self.hrefs(start.path(), &CURRENT_USER_PRINCIPAL) {
            Ok(found) if !found.is_empty() => Ok(found.into_iter().next()),
            Err(error) if error.ends_it() => Err(error),
            _ => Ok(self.hrefs("/", &CURRENT_USER_PRINCIPAL)?.into_iter().next()),
        }
    }

    fn hrefs(&self, path: &str, property: &libdav::PropertyName<'_, '_>) -> Result<Vec<String>, DavError> {
        let answer = self.request(&FindPropertyHrefs::new(path, property))?;
        answer.hrefs.iter().take(16).map(|href| self.path_of(&href.to_string())).collect()
    }

    fn calendars(&self, home: &str, found: &mut BTreeMap<String, Found>) -> Result<(), DavError> {
        for each in self.request(&FindCalendars::new(home))?.calendars.into_iter().take(COLLECTIONS_LIMIT) {
            let href = self.path_of(&each.href)?;
            let components = self.request(&GetSupportedComponents::new(&href));
            let (events, tasks) = components.map_or((true, true), |answer| {
                let has =
                    |wanted: &str| answer.components.iter().any(|component| component.as_str() == wanted);
                // A server that says nothing takes everything (RFC 4791 §5.2.3).
                (answer.components.is_empty() || has("VEVENT"), answer.components.is_empty() || has("VTODO"))
            });
            let name = self.name(&href);
            found.insert(href.clone(), Found { href, name, kind: FoundKind::Calendar, events, tasks });
        }
        Ok(())
    }

    fn address_books(&self, home: &str, found: &mut BTreeMap<String, Found>) -> Result<(), DavError> {
        for each in
            self.request(&FindAddressBooks::new(home))?.addressbooks.into_iter().take(COLLECTIONS_LIMIT)
        {
            let href = self.path_of(&each.href)?;
            let name = self.name(&href);
            let kind = FoundKind::AddressBook;
            found.insert(href.clone(), Found { href, name, kind, events: false, tasks: false });
        }
        Ok(())
    }

    /// What the collection is called; the last part of its path where nobody called it anything.
    fn name(&self, href: &str) -> String {
        let said = self.request(&GetProperty::new(href, &DISPLAY_NAME)).ok().and_then(|answer| answer.value);
        let path = || href.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned();
        said.filter(|name| !name.trim().is_empty()).unwrap_or_else(path)
    }
}
