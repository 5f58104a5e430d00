//! Which addresses a destination may have. Names are checked after they are resolved, so that a public name cannot
//! point into our own network.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use serde::{Deserialize, Serialize};

/// Which addresses a destination may have.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// Public addresses over https: the normal case.
    Public,
    /// Addresses of a private network over https: agencies linked by a closed line.
    Private,
    /// This machine, http allowed: simulators only.
    Loopback,
}

/// The address is not one this destination may have.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("its address is not {}", match .0 { Reach::Public => "a public one", Reach::Private => "in a private network", Reach::Loopback => "on this machine" })]
pub struct OutOfReach(Reach);

impl Reach {
    /// Checks a host given as an address; a name is checked when it is resolved.
    pub(super) fn check_host(self, url: &reqwest::Url) -> Result<(), OutOfReach> {
        let host = url.host_str().unwrap_or_default();
        match host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>() {
            Ok(address) if !self.allows(address) => Err(OutOfReach(self)),
            _ => Ok(()),
        }
    }

    /// Whether the address is one of ours to call.
    pub(super) fn allows(self, address: IpAddr) -> bool {
        let address = plain(address);
        match self {
            Self::Loopback => address.is_loopback(),
            Self::Private => is_private(address) && !address.is_loopback(),
            Self::Public => is_public(address),
        }
    }
}

/// `::ffff:127.0.0.1` is 127.0.0.1.
fn plain(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V6(six) => six.to_ipv4_mapped().map_or(address, IpAddr::V4),
        IpAddr::V4(_) => address,
    }
}

fn is_private(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(four) => four.is_private() || in_carrier_range(four.octets()),
        IpAddr::V6(six) => is_unique_local(six),
    }
}

fn is_public(address: IpAddr) -> bool {
    if is_private(address) || address.is_loopback() || address.is_unspecified() || address.is_multicast() {
        return false;
    }
    match address {
        IpAddr::V4(four) => {
            let [first, second, third, _] = four.octets();
            !(four.is_link_local()
                || four.is_broadcast()
                || four.is_documentation()
                || first == 0
                || first >= 240
                || (first == 192 && second == 0 && third == 0)
                || (first == 198 && (second == 18 || second == 19)))
        }
        // Link-local, 6to4, NAT64 and documentation ranges can all lead back inside.
        IpAddr::V6(six) => {
            let head = six.segments();
            head[0] & 0xe000 == 0x2000
                && head[0] != 0x2002
                && !(head[0] == 0x2001 && (head[1] == 0 || head[1] == 0xdb8))
        }
    }
}

/// 100.64.0.0/10, addresses behind a carrier's translation (RFC 6598).
fn in_carrier_range(octets: [u8; 4]) -> bool {
    octets[0] == 100 && octets[1] & 0xc0 == 64
}

fn is_unique_local(six: Ipv6Addr) -> bool {
    six.segments()[0] & 0xfe00 == 0xfc00
}

/// The system's resolver, less the addresses the destination may not have.
pub(super) struct GuardedResolver {
    pub(super) reach: Reach,
}

impl Resolve for GuardedResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let reach = self.reach;
        let host = name.as_str().to_owned();
        Box::pin(async move {
            let found = tokio::net::lookup_host((host.as_str(), 0)).await?;
            let allowed: Vec<SocketAddr> = found.filter(|address| reach.allows(address.ip())).collect();
            if allowed.is_empty() {
                return Err(Box::<dyn std::error::Error + Send + Sync>::from(OutOfReach(reach)));
            }
            Ok(Box::new(allowed.into_iter()) as Addrs)
        })
    }
}
