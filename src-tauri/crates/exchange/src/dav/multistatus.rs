//! `DAV:multistatus` (RFC 4918 §14.16) read as a stream: no tree is built, and counts and nesting are bounded.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::error::DavError;

/// Resources of one answer.
const RESPONSES_LIMIT: usize = 500_000;
const DEPTH_LIMIT: usize = 64;

/// What is said of one resource.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Response {
    pub href: String,
    /// Of the resource itself, where one is said.
    pub status: Option<u16>,
    pub etag: Option<String>,
    /// `calendar-data` or `address-data`.
    pub data: Option<String>,
    pub is_collection: bool,
    pub is_calendar: bool,
}

#[derive(Debug, Default, PartialEq, Eq)]
pub struct Multistatus {
    pub sync_token: Option<String>,
    /// More is to come: a 507 for the collection itself (RFC 6578 §3.6).
    pub truncated: bool,
}

/// Which text is being gathered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gather {
    Nothing,
    Href,
    Status,
    Etag,
    Data,
    Token,
}

/// Reads an answer and hands over each response when it ends. Namespaces are not looked at: within a multistatus the
/// names asked for have one meaning.
pub fn read(body: &[u8], mut each: impl FnMut(Response)) -> Result<Multistatus, DavError> {
    let text = std::str::from_utf8(body).map_err(DavError::not_understood)?;
    let mut reader = Reader::from_str(text);
    let mut whole = Multistatus::default();
    let mut state = State::default();
    let mut seen_root = false;
    loop {
        match reader.read_event().map_err(DavError::not_understood)? {
            Event::Start(start) => {
                let name = start.local_name();
                if !seen_root && name.as_ref() != "multistatus" {
                    return Err(DavError::not_understood("no multistatus"));
                }
                seen_root = true;
                state.open(name.as_ref())?;
            }
            Event::Empty(start) => {
                let name = start.local_name();
                state.type_of(name.as_ref());
            }
            Event::Text(piece) if state.gather != Gather::Nothing => {
                state.text.push_str(&piece.xml10_content())
            }
            Event::CData(piece) if state.gather != Gather::Nothing => {
                state.text.push_str(&piece.xml10_content())
            }
            Event::GeneralRef(reference) if state.gather != Gather::Nothing => {
                state.text.push(character(&reference)?);
            }
            Event::End(end) => {
                let name = end.local_name();
                if let Some(token) = state.close(name.as_ref()) {
                    whole.sync_token = Some(token);
                }
                if name.as_ref() == "response" {
                    state.count += 1;
                    if state.count > RESPONSES_LIMIT {
                        return Err(DavError::not_understood("too many resources"));
                    }
                    let response = std::mem::take(&mut state.response);
                    if response.status == Some(507) {
                        whole.truncated = true;
                    } else {
                        each(response);
                    }
                }
            }
            Event::Eof if seen_root && state.path.is_empty() => return Ok(whole),
            Event::Eof => return Err(DavError::not_understood("the answer breaks off")),
            _ => {}
        }
    }
}

fn character(reference: &quick_xml::events::BytesRef<'_>) -> Result<char, DavError> {
    if let Some(found) = reference.resolve_char_ref().map_err(DavError::not_understood)? {
        return Ok(found);
    }
    match &*reference.xml10_content() {
        "amp" => Ok('&'),
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "quot" => Ok('"'),
        "apos" => Ok('\''),
        // Entities of one's own can grow without end.
        other => Err(DavError::not_understood(format!("the entity {other}"))),
    }
}

struct State {
    path: Vec<String>,
    gather: Gather,
    text: String,
    response: Response,
    /// What a propstat says until its status is known.
    propstat: Response,
    count: usize,
}

impl Default for State {
    fn default() -> Self {
        Self {
            path: vec![],
            gather: Gather::Nothing,
            text: String::new(),
            response: Response::default(),
            propstat: Response::default(),
            count: 0,
        }
    }
}

impl State {
    fn within(&self, name: &str) -> bool {
        self.path.iter().any(|open| open == name)
    }

    /// `resourcetype` (RFC 4918 §15.9) names what a resource is by empty elements.
    fn type_of(&mut self, name: &str) {
        if self.within("resourcetype") {
            self.response.is_collection |= name == "collection";
            self.response.is_calendar |= name == "calendar";
        }
    }

    fn open(&mut self, name: &str) -> Result<(), DavError> {
        if self.path.len() >= DEPTH_LIMIT {
            return Err(DavError::not_understood("nested too deep"));
        }
        let parent = self.path.last().map(String::as_str);
        self.gather = match (name, parent) {
            ("href", Some("response")) => Gather::Href,
            ("status", Some("response" | "propstat")) => Gather::Status,
            ("getetag", Some("prop")) => Gather::Etag,
            ("calendar-data" | "address-data", Some("prop")) => Gather::Data,
            ("sync-token", Some("multistatus")) => Gather::Token,
            _ => Gather::Nothing,
        };
        self.type_of(name);
        self.text.clear();
        self.path.push(name.to_owned());
        Ok(())
    }

    /// Answers the sync token when this was it.
    fn close(&mut self, name: &str) -> Option<String> {
        self.path.pop();
        let parent = self.path.last().map(String::as_str);
        let text = std::mem::take(&mut self.text);
        let gathered = std::mem::replace(&mut self.gather, Gather::Nothing);
        match gathered {
            Gather::Href => self.response.href = text.trim().to_owned(),
            Gather::Etag => self.propstat.etag = Some(text.trim().to_owned()).filter(|etag| !etag.is_empty()),
            Gather::Data => self.propstat.data = Some(text),
            Gather::Token => return Some(text.trim().to_owned()),
            Gather::Status => {
                let status = text.split_whitespace().nth(1).and_then(|code| code.parse().ok());
                match parent {
                    Some("propstat") => self.propstat.status = status,
                    _ => self.response.status = status,
                }
            }
            Gather::Nothing => {}
        }
        if name == "propstat" {
            let found = std::mem::take(&mut self.propstat);
            if found.status.is_none_or(|status| (200..300).contains(&status)) {
                self.response.etag = found.etag.or(self.response.etag.take());
                self.response.data = found.data.or(self.response.data.take());
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn all(body: &str) -> Result<(Multistatus, Vec<Response>), DavError> {
        let mut found = Vec::new();
        let whole = read(body.as_bytes(), |response| found.push(response))?;
        Ok((whole, found))
    }

    const ANSWER: &str = r#"<?xml version="1.0"?><D:multistatus xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
        <D:response><D:href>/a/1%20x.ics</D:href><D:propstat><D:prop><D:getetag>"1&amp;"</D:getetag>
        <C:calendar-data>BEGIN:VCALENDAR&#13;
SUMMARY:a &lt; b<![CDATA[ & c]]></C:calendar-data></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat>
        <D:propstat><D:prop><D:getcontenttype/></D:prop><D:status>HTTP/1.1 404 Not Found</D:status></D:propstat></D:response>
        <D:response><D:href>/a/2.ics</D:href><D:status>HTTP/1.1 404 Not Found</D:status></D:response>
        <D:response><D:href>/a/</D:href><D:status>HTTP/1.1 507 Insufficient Storage</D:status></D:response>
        <D:sync-token>http://example.pl/7</D:sync-token></D:multistatus>"#;

    #[test]
    fn hrefs_etags_data_and_the_token_are_read() {
        let (whole, found) = all(ANSWER).unwrap();
        assert_eq!(whole.sync_token.as_deref(), Some("http://example.pl/7"));
        assert_eq!(found[0].href, "/a/1%20x.ics");
        assert_eq!(found[0].etag.as_deref(), Some("\"1&\""));
        assert_eq!(found[0].data.as_deref(), Some("BEGIN:VCALENDAR\r\nSUMMARY:a < b & c"));
        assert_eq!(found[1].status, Some(404));
    }

    #[test]
    fn a_truncated_answer_says_so() {
        let (whole, found) = all(ANSWER).unwrap();
        assert!(whole.truncated);
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn an_answer_that_breaks_off_is_not_half_believed() {
        for end in (1..ANSWER.len()).filter(|end| ANSWER.is_char_boundary(*end)) {
            assert!(all(&ANSWER[..end]).is_err(), "{}", &ANSWER[..end]);
        }
    }

    #[test]
    fn entities_that_grow_and_deep_nesting_are_refused() {
        let bomb = r#"<!DOCTYPE a [<!ENTITY b "bb">]><multistatus><response><href>&b;</href></response></multistatus>"#;
        assert!(all(bomb).is_err());
        let deep = format!("<multistatus>{}{}</multistatus>", "<a>".repeat(1_000), "</a>".repeat(1_000));
        assert!(all(&deep).is_err());
        assert!(all("<html><body>Login</body></html>").is_err());
    }

    proptest! {
        #[test]
        fn no_answer_makes_it_stop(body in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = read(&[b"<multistatus>".as_slice(), &body].concat(), |_| {});
        }
    }
}
