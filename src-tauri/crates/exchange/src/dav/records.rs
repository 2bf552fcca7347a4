//! What a domain's records say of its calendar server (RFC 6764 §3, §4; RFC 2782).

use domain::base::{Name, Rtype};
use domain::rdata::Txt;
use domain::resolv::StubResolver;
use libdav::sd::DiscoverableService;

use super::reach::Names;

const SERVICE: DiscoverableService = DiscoverableService::CalDavs;

/// A server, and where on it to begin; without a path its well-known place tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub host: String,
    pub port: u16,
    pub path: Option<String>,
}

impl Named {
    /// A name server can be lied for. So a server outside the domain is nobody's word but its own (RFC 6764 §8): its
    /// certificate proves only that it is who it says.
    pub fn is_of(&self, domain: &str) -> bool {
        let domain = domain.trim_end_matches('.').to_ascii_lowercase();
        let host = self.host.to_ascii_lowercase();
        host == domain || host.strip_suffix(&domain).is_some_and(|rest| rest.ends_with('.'))
    }
}

impl std::fmt::Display for Named {
    /// As it is typed behind `https://`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.port {
            443 => f.write_str(&self.host),
            port => write!(f, "{}:{port}", self.host),
        }
    }
}

/// The first server in the records' own order; `None` where they name none.
pub(super) async fn server_of(names: Names, domain: &str) -> Option<Named> {
    let domain: Name<Vec<u8>> = domain.parse().ok()?;
    let resolver = names.resolver();
    // Where there is no record at all, what is found is the domain itself with the port that is given here.
    let found = resolver.lookup_srv(SERVICE.relative_domain(), &domain, 0).await.ok()??;
    let first = found.into_srvs().find(|record| record.port() != 0)?;
    let host = first.target().to_string().trim_end_matches('.').to_owned();
    let path = context_path(&resolver, &domain).await;
    Some(Named { host, port: first.port(), path })
}

/// The value of `path=` in the service's TXT records.
async fn context_path(resolver: &StubResolver, domain: &Name<Vec<u8>>) -> Option<String> {
    use domain::base::name::ToRelativeName;
    let name = SERVICE.relative_domain().chain(domain).ok()?;
    let answer = resolver.query((name, Rtype::TXT)).await.ok()?;
    let records = answer.answer().ok()?.limit_to_in::<Txt<_>>().flatten();
    let mut texts = records.map(|record| record.data().text::<Vec<u8>>());
    let path = texts.find_map(|text| text.strip_prefix(b"path=").map(<[u8]>::to_vec))?;
    String::from_utf8(path).ok().filter(|path| path.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_counts_when_it_is_of_the_domain_itself() {
        let named = |host: &str| Named { host: host.to_owned(), port: 443, path: None };
        for host in ["urzad.example", "dav.urzad.example", "DAV.Urzad.Example"] {
            assert!(named(host).is_of("urzad.example"), "{host}");
        }
        for host in ["zlyurzad.example", "urzad.example.zly.example", "example", ""] {
            assert!(!named(host).is_of("urzad.example"), "{host}");
        }
    }
}
