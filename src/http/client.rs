//! Who sends: the network address behind the proxies that the settings name, and how often it may.

use std::{
    net::{IpAddr, SocketAddr},
    time::Instant,
};

use actix_web::HttpRequest;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::windows::{Windows, whole_seconds};
use crate::config::{Network, RateLimit};

/// How many comments a network address may send.
pub struct RateLimits {
    windows: Windows,
    secret: Vec<u8>,
    proxies: Vec<Network>,
}

impl RateLimits {
    /// Limits by keyed hashes of addresses: the addresses themselves are not kept.
    pub fn new(rate: &RateLimit, secret: &[u8], proxies: &[Network]) -> Self {
        Self {
            windows: Windows::new(rate),
            secret: secret.to_owned(),
            proxies: proxies.to_owned(),
        }
    }

    /// Counts one comment; if it is one too many, answers after how many seconds to come back.
    pub fn check(&self, request: &HttpRequest) -> Result<(), u64> {
        match self.network(request) {
            Some(network) => self.check_key(b"network ", &network),
            None => Ok(()),
        }
    }

    /// The same by a name instead of a network: an e-mail address, say.
    pub fn check_name(&self, name: &str) -> Result<(), u64> {
        self.check_key(b"name ", name.as_bytes())
    }

    /// The network of the sender, for hashing: the 4 octets of an IPv4 address, or the first 8 of an
    /// IPv6 address, since whoever has one of those has the whole /64.
    pub fn network(&self, request: &HttpRequest) -> Option<Vec<u8>> {
        Some(match self.address(request)?.to_canonical() {
            IpAddr::V4(address) => address.octets().to_vec(),
            IpAddr::V6(address) => address.octets()[..8].to_vec(),
        })
    }

    fn check_key(&self, kind: &[u8], key: &[u8]) -> Result<(), u64> {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(&self.secret).expect("a key may have any length");
        mac.update(kind);
        mac.update(key);
        let mut sender = [0; 16];
        sender.copy_from_slice(&mac.finalize().into_bytes()[..16]);
        self.windows
            .check(sender, Instant::now())
            .map_err(whole_seconds)
    }

    /// The last address on the way that is not one of our proxies.
    pub fn address(&self, request: &HttpRequest) -> Option<IpAddr> {
        let peer = request.peer_addr()?.ip();
        let is_proxy = |address: IpAddr| self.proxies.iter().any(|net| net.contains(address));
        if !is_proxy(peer) {
            return Some(peer);
        }
        let forwarded = request.headers().get_all("x-forwarded-for");
        let hops: Vec<&str> = forwarded.filter_map(|value| value.to_str().ok()).collect();
        let hops = hops.join(",");
        for hop in hops.rsplit(',') {
            match hop_address(hop.trim()) {
                Some(address) if is_proxy(address) => {}
                Some(address) => return Some(address),
                None => break,
            }
        }
        Some(peer)
    }
}

/// An address as proxies write it: bare, with a port, or in brackets.
fn hop_address(hop: &str) -> Option<IpAddr> {
    let with_port = |hop: &str| hop.parse().map(|address: SocketAddr| address.ip());
    let bare = hop.trim_start_matches('[').trim_end_matches(']');
    bare.parse().or_else(|_| with_port(hop)).ok()
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;
    use crate::config::Config;

    fn limits(proxies: &str) -> RateLimits {
        let config = Config::of(&["--rate-limit", "2/h", "--trusted-proxies", proxies]);
        RateLimits::new(&config.rate_limit, b"key", &config.trusted_proxies)
    }

    fn from(peer: &str, forwarded: &str) -> HttpRequest {
        TestRequest::default()
            .peer_addr(format!("{peer}:1234").parse().unwrap())
            .insert_header(("x-forwarded-for", forwarded))
            .to_http_request()
    }

    #[test]
    fn a_third_comment_is_one_too_many_for_its_network_only() {
        let limits = limits("10.0.0.0/8");
        let check = |address: &str| limits.check(&from(address, ""));
        assert!(check("[2001:db8::1]").is_ok() && check("[2001:db8::2]").is_ok());
        assert!(check("[2001:db8::ffff:3]").unwrap_err() > 1_000);
        assert!(check("[2001:db8:0:1::1]").is_ok() && check("192.0.2.1").is_ok());
    }

    #[test]
    fn proxies_count_only_if_the_settings_name_them() {
        let limits = limits("10.0.0.0/8");
        let address = |peer, forwarded| limits.address(&from(peer, forwarded)).unwrap().to_string();
        assert_eq!(address("192.0.2.1", "198.51.100.7"), "192.0.2.1");
        assert_eq!(address("10.1.1.1", "198.51.100.7"), "198.51.100.7");
        assert_eq!(
            address("10.1.1.1", "1.1.1.1, 198.51.100.7, 10.2.2.2"),
            "198.51.100.7"
        );
        assert_eq!(address("10.1.1.1", "nonsense"), "10.1.1.1");
        assert_eq!(address("10.1.1.1", "198.51.100.7:5511"), "198.51.100.7");
        assert_eq!(address("10.1.1.1", "[2001:db8::7]"), "2001:db8::7");
        assert_eq!(address("10.1.1.1", "[2001:db8::7]:443"), "2001:db8::7");
    }
    #[test]
    fn a_network_is_an_address_of_ipv4_or_a_64_of_ipv6() {
        let limits = limits("10.0.0.0/8");
        let network = |peer, forwarded| limits.network(&from(peer, forwarded)).unwrap();
        assert_eq!(network("192.0.2.1", "198.51.100.7"), [192, 0, 2, 1]);
        assert_eq!(network("10.1.1.1", "198.51.100.7"), [198, 51, 100, 7]);
        assert_eq!(network("[::ffff:192.0.2.1]", ""), [192, 0, 2, 1]);
        let home = [0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 1];
        assert_eq!(network("[2001:db8:0:1::5]", ""), home);
        assert_eq!(network("10.1.1.1", "2001:db8:0:1:f::"), home);
        let unknown = TestRequest::default().to_http_request();
        assert_eq!(limits.network(&unknown), None);
    }
}
