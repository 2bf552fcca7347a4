//! Addresses: encrypted, or on this machine.

use reqwest::Url;

use super::error::DavError;

/// An address that may be asked: https anywhere, http on this machine alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(Url);

impl Address {
    /// Reads an address; `webcal`, `caldav` and `caldavs` are the names calendar programs give to the same, and without
    /// any it is https.
    ///
    /// # Errors
    /// [`DavError::NotAnAddress`], [`DavError::NotEncrypted`].
    pub fn parse(text: &str) -> Result<Self, DavError> {
        let text = text.trim();
        let with_scheme = match text.split_once("://") {
            Some(("webcal" | "webcals" | "caldavs" | "carddavs", rest)) => format!("https://{rest}"),
            Some(("caldav" | "carddav", rest)) => format!("http://{rest}"),
            Some(_) => text.to_owned(),
            None => format!("https://{text}"),
        };
        let not = || DavError::NotAnAddress { url: text.to_owned() };
        let mut url = Url::parse(&with_scheme).map_err(|_| not())?;
        if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
            return Err(not());
        }
        // A password in an address would be kept with it.
        if url.password().is_some() {
            return Err(not());
        }
        url.set_username("").map_err(|()| not())?;
        url.set_fragment(None);
        Self::checked(url)
    }

    pub(super) fn checked(url: Url) -> Result<Self, DavError> {
        if url.scheme() == "https" || is_loopback(&url) {
            return Ok(Self(url));
        }
        Err(DavError::NotEncrypted { url: url.to_string() })
    }

    /// An address that an answer names, seen from here.
    ///
    /// # Errors
    /// As [`Address::parse`].
    pub fn join(&self, href: &str) -> Result<Self, DavError> {
        let not = |_| DavError::NotAnAddress { url: href.chars().take(200).collect() };
        Self::checked(self.0.join(href).map_err(not)?)
    }

    /// Whether somebody who is known to one is known to the other.
    #[must_use]
    pub fn same_host(&self, other: &Self) -> bool {
        self.0.origin() == other.0.origin()
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The path, percent-encoded; it names a resource on its server.
    #[must_use]
    pub fn path(&self) -> &str {
        self.0.path()
    }

    pub(super) const fn url(&self) -> &Url {
        &self.0
    }
}

/// Whether an address is this machine itself.
#[must_use]
pub fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(url::Host::Domain(name)) => name == "localhost",
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_encrypted_goes_to_this_machine_only() {
        for good in [
            "https://dav.example.pl/",
            "http://127.0.0.1:5232/anna/",
            "http://localhost:8081",
            "http://[::1]/",
        ] {
            assert!(Address::parse(good).is_ok(), "{good}");
        }
        assert_eq!(Address::parse("webcal://example.pl/a.ics").unwrap().as_str(), "https://example.pl/a.ics");
        assert_eq!(Address::parse("dav.example.pl").unwrap().as_str(), "https://dav.example.pl/");
        let plain = Address::parse("http://dav.example.pl/");
        assert_eq!(plain, Err(DavError::NotEncrypted { url: "http://dav.example.pl/".to_owned() }));
        for bad in ["", "file:///etc/passwd", "ftp://example.pl/", "https://anna:tajne@example.pl/"] {
            assert!(matches!(Address::parse(bad), Err(DavError::NotAnAddress { .. })), "{bad}");
        }
    }

    #[test]
    fn an_answer_cannot_lead_to_where_nothing_is_encrypted() {
        let base = Address::parse("https://dav.example.pl/anna/").unwrap();
        assert_eq!(base.join("../bob/x.ics").unwrap().as_str(), "https://dav.example.pl/bob/x.ics");
        assert!(base.join("http://dav.example.pl/x.ics").is_err());
        assert!(!base.same_host(&base.join("https://other.example.pl/").unwrap()));
    }
}
