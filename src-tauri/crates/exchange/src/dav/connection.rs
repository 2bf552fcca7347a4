//! One request after another to one server, bounded in size and time.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use libdav::requests::DavRequest;
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderValue, LOCATION, USER_AGENT};
use reqwest::{Certificate, Client, Method, redirect};

use super::address::Address;
use super::credentials::Credentials;
use super::error::DavError;
use super::reach::{Names, Reach};
use super::records::{Named, server_of};

/// Answers of which thousands are named at most.
pub(super) const ANSWER_LIMIT: u64 = 128 << 20;

const REDIRECTS: usize = 5;
const CONNECT_TIME: Duration = Duration::from_secs(15);
const WHOLE_TIME: Duration = Duration::from_secs(600);

/// What was sent and received.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Traffic {
    pub requests: u64,
    /// Bodies in both directions, as they are before any compression.
    pub bytes: u64,
}

/// An account at a server. Everything waits for its answer: call it where nobody waits for you.
#[derive(Debug)]
pub struct Connection {
    base: Address,
    credentials: Credentials,
    client: Client,
    names: Names,
    runtime: tokio::runtime::Runtime,
    stop: Arc<AtomicBool>,
    requests: AtomicU64,
    bytes: AtomicU64,
}

/// A request as data.
#[derive(Debug)]
pub(super) struct Ask {
    pub method: &'static str,
    pub to: Address,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
    pub limit: u64,
}

impl Ask {
    pub fn new(method: &'static str, to: Address) -> Self {
        Self { method, to, headers: vec![], body: vec![], limit: ANSWER_LIMIT }
    }

    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    pub fn xml(self, body: String) -> Self {
        let mut ask = self.header("content-type", "application/xml; charset=utf-8");
        ask.body = body.into_bytes();
        ask
    }

    /// Carrying it out twice is carrying it out once.
    fn may_be_repeated(&self) -> bool {
        matches!(self.method, "GET" | "OPTIONS" | "PROPFIND" | "REPORT")
    }
}

/// An answer, whatever its status.
#[derive(Debug)]
pub(super) struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
    /// Where it came from in the end.
    pub from: Address,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<String> {
        Some(self.headers.get(name)?.to_str().ok()?.to_owned())
    }

    pub const fn is_success(&self) -> bool {
        self.status >= 200 && self.status < 300
    }

    pub fn success(self) -> Result<Self, DavError> {
        if self.is_success() { Ok(self) } else { Err(DavError::of(self.status)) }
    }
}

impl Connection {
    /// `certificate`: the office's own authority in PEM, beside those of the system. Setting `stop` ends what is under way.
    ///
    /// # Errors
    /// [`DavError::BadCertificate`]; [`DavError::NotUnderstood`] where the system has no usable network.
    pub fn new(
        base: Address,
        credentials: Credentials,
        certificate: Option<&str>,
        reach: &Reach,
        stop: Arc<AtomicBool>,
    ) -> Result<Self, DavError> {
        // Chosen once for the process; that it is already chosen is no error.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut builder = Client::builder()
            .redirect(redirect::Policy::none())
            .connect_timeout(CONNECT_TIME.min(reach.patience))
            .read_timeout(reach.patience)
            .timeout(WHOLE_TIME)
            .pool_max_idle_per_host(2);
        if super::address::is_loopback(base.url()) {
            builder = builder.no_proxy();
        }
        if reach.names != Names::System {
            builder = builder.dns_resolver(Arc::new(reach.names)).no_proxy();
        }
        if let Some(pem) = certificate {
            let bad = |error: reqwest::Error| DavError::BadCertificate { detail: error.to_string() };
            let own = Certificate::from_pem_bundle(pem.as_bytes()).map_err(bad)?;
            if own.is_empty() {
                return Err(DavError::BadCertificate { detail: "no certificate in it".to_owned() });
            }
            builder = builder.tls_certs_merge(own);
        }
        let client = builder.build().map_err(DavError::not_understood)?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(DavError::not_understood)?;
        let (requests, bytes) = (AtomicU64::new(0), AtomicU64::new(0));
        Ok(Self { base, credentials, client, names: reach.names, runtime, stop, requests, bytes })
    }

    #[must_use]
    pub const fn base(&self) -> &Address {
        &self.base
    }

    /// So far.
    #[must_use]
    pub fn traffic(&self) -> Traffic {
        Traffic { requests: self.requests.load(Ordering::Relaxed), bytes: self.bytes.load(Ordering::Relaxed) }
    }

    /// The address of a path on this server.
    pub(super) fn at(&self, href: &str) -> Result<Address, DavError> {
        let address = self.base.join(href)?;
        if address.same_host(&self.base) {
            Ok(address)
        } else {
            Err(DavError::not_understood("another host"))
        }
    }

    /// Sends a request of `libdav` and lets it read the answer.
    pub(super) fn request<R: DavRequest>(&self, request: &R) -> Result<R::Response, DavError>
    where
        R::ParseError: ToString,
    {
        let base: http::Uri = self.base.as_str().parse().map_err(DavError::not_understood)?;
        let prepared = request.prepare_request(base).map_err(DavError::not_understood)?;
        let to = Address::parse(&prepared.uri().to_string())?;
        let method = match prepared.method().as_str() {
            "PROPFIND" => "PROPFIND",
            "REPORT" => "REPORT",
            "OPTIONS" => "OPTIONS",
            other => return Err(DavError::not_understood(other)),
        };
        let mut ask = Ask::new(method, to);
        for (name, value) in prepared.headers() {
            if let (Some(name), Ok(value)) = (known_header(name.as_str()), value.to_str()) {
                ask = ask.header(name, value);
            }
        }
        ask.body = prepared.into_body().into_bytes();
        let answer = self.send(ask)?.success()?;
        let mut response = http::Response::new(());
        *response.status_mut() = http::StatusCode::from_u16(answer.status).unwrap_or_default();
        *response.headers_mut() = answer.headers;
        let (parts, ()) = response.into_parts();
        request.parse_response(&parts, &answer.body).map_err(DavError::not_understood)
    }

    /// Sends a request; follows redirections of what only reads. Another host is not told who we are.
    pub(super) fn send(&self, mut ask: Ask) -> Result<Answer, DavError> {
        for _ in 0..=REDIRECTS {
            let answer = match self.once(&ask) {
                // A server may close a connection that is kept open just when it is used again.
                Err(DavError::Unreachable { .. }) if ask.may_be_repeated() => self.once(&ask)?,
                other => other?,
            };
            let follow = matches!(answer.status, 301 | 302 | 307 | 308) && ask.may_be_repeated();
            let Some(location) = answer.header(LOCATION.as_str()).filter(|_| follow) else {
                return Ok(answer);
            };
            ask.to = ask.to.join(&location)?;
        }
        Err(DavError::not_understood("too many redirections"))
    }

    fn once(&self, ask: &Ask) -> Result<Answer, DavError> {
        if self.stop.load(Ordering::Relaxed) {
            return Err(DavError::Stopped);
        }
        self.requests.fetch_add(1, Ordering::Relaxed);
        self.bytes.fetch_add(ask.body.len() as u64, Ordering::Relaxed);
        self.runtime.block_on(self.exchange(ask))
    }

    async fn exchange(&self, ask: &Ask) -> Result<Answer, DavError> {
        let method = Method::from_bytes(ask.method.as_bytes()).map_err(DavError::not_understood)?;
        let mut request = self.client.request(method, ask.to.url().clone());
        request = request.header(USER_AGENT, concat!("Lawka/", env!("CARGO_PKG_VERSION")));
        for (name, value) in &ask.headers {
            request = request.header(*name, value);
        }
        if let Some(header) = self.credentials.header().filter(|_| ask.to.same_host(&self.base)) {
            let mut value = HeaderValue::from_str(&header).map_err(|_| DavError::NotLetIn)?;
            value.set_sensitive(true);
            request = request.header(AUTHORIZATION, value);
        }
        let mut response = request.body(ask.body.clone()).send().await.map_err(of_transport)?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let mut body = Vec::new();
        while let Some(piece) = response.chunk().await.map_err(of_transport)? {
            if self.stop.load(Ordering::Relaxed) {
                return Err(DavError::Stopped);
            }
            self.bytes.fetch_add(piece.len() as u64, Ordering::Relaxed);
            if body.len() as u64 + piece.len() as u64 > ask.limit {
                return Err(DavError::TooLarge { limit: ask.limit });
            }
            body.extend_from_slice(&piece);
        }
        Ok(Answer { status, headers, body, from: ask.to.clone() })
    }
}

/// Headers that requests of discovery carry.
fn known_header(name: &str) -> Option<&'static str> {
    ["depth", "content-type", "prefer", "accept"].into_iter().find(|known| name.eq_ignore_ascii_case(known))
}

fn of_transport(error: reqwest::Error) -> DavError {
    if error.is_timeout() {
        return DavError::TimedOut;
    }
    // The chain of causes, without the address: it may hold what is nobody's business.
    let error = error.without_url();
    let mut detail = error.to_string();
    let mut untrusted = false;
    let mut cause = std::error::Error::source(&error);
    while let Some(inner) = cause {
        detail = format!("{detail}: {inner}");
        untrusted |= is_about_a_certificate(inner);
        cause = inner.source();
    }
    if untrusted { DavError::Untrusted { detail } } else { DavError::Unreachable { detail } }
}

/// What TLS says lies inside an error of input and output, which may lie inside another.
fn is_about_a_certificate(error: &(dyn std::error::Error + 'static)) -> bool {
    if let Some(tls) = error.downcast_ref::<rustls::Error>() {
        return matches!(tls, rustls::Error::InvalidCertificate(_));
    }
    let inner = error.downcast_ref::<std::io::Error>().and_then(|error| error.get_ref());
    inner.is_some_and(|inner| is_about_a_certificate(inner))
}

impl Connection {
    /// From now on this is the server.
    pub(super) fn move_to(&mut self, base: Address) {
        self.base = base;
    }

    /// The server that a domain's records name.
    pub(super) fn named_by(&self, domain: &str) -> Option<Named> {
        self.runtime.block_on(server_of(self.names, domain))
    }
}
