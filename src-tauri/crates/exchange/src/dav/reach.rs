//! How servers are reached: how long one waits, and who is asked for names.

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use domain::base::Name;
use domain::resolv::StubResolver;
use domain::resolv::stub::conf::{ResolvConf, ServerConf, Transport};
use reqwest::dns;

/// Between two pieces of an answer; a large collection takes a small server long before the first.
const PATIENCE: Duration = Duration::from_secs(90);

#[derive(Debug, Clone)]
pub struct Reach {
    /// How long an answer may stay away.
    pub patience: Duration,
    pub names: Names,
}

impl Default for Reach {
    /// As people do.
    fn default() -> Self {
        Self { patience: PATIENCE, names: Names::System }
    }
}

impl Reach {
    #[must_use]
    pub fn within(patience: Duration) -> Self {
        Self { patience, ..Self::default() }
    }
}

/// Who says where a name is, and what a domain's records are (RFC 1035).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    System,
    /// This name server alone.
    Server(SocketAddr),
}

impl Names {
    pub(super) fn resolver(self) -> StubResolver {
        let Self::Server(address) = self else { return StubResolver::new() };
        let mut conf = ResolvConf::new();
        conf.servers.push(ServerConf::new(address, Transport::UdpTcp));
        conf.finalize();
        StubResolver::from_conf(conf)
    }
}

impl dns::Resolve for Names {
    fn resolve(&self, name: dns::Name) -> dns::Resolving {
        let resolver = self.resolver();
        Box::pin(async move {
            let name: Name<Vec<u8>> = name.as_str().parse()?;
            let hosts = resolver.lookup_host(name).await?;
            let found: Vec<IpAddr> = hosts.iter().collect();
            let addresses: dns::Addrs =
                Box::new(found.into_iter().map(|address| SocketAddr::new(address, 0)));
            Ok(addresses)
        })
    }
}
