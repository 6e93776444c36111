//! By what somebody signs in, for people: `Firefox on Linux`.

use actix_web::{HttpRequest, http::header::USER_AGENT};

/// The first that is found in what a browser says of itself; many say that they are others as well.
const BROWSERS: [(&str, &str); 6] = [
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];
const SYSTEMS: [(&str, &str); 7] = [
    ("Android", "Android"),
    ("iPhone", "iOS"),
    ("iPad", "iPadOS"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

/// Reads `User-Agent`, and keeps no more of it than this.
pub fn device(request: &HttpRequest) -> Option<String> {
    let agent = request.headers().get(USER_AGENT)?.to_str().ok()?;
    let named = |names: &[(&str, &'static str)]| {
        let mut found = names.iter().filter(|(sign, _)| agent.contains(sign));
        found.next().map(|(_, name)| *name)
    };
    match (named(&BROWSERS), named(&SYSTEMS)) {
        (Some(browser), Some(system)) => Some(format!("{browser} on {system}")),
        (browser, system) => browser.or(system).map(str::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn a_device_is_told_by_browser_and_system() {
        let told = |agent: &str| {
            let request = TestRequest::default().insert_header((USER_AGENT, agent));
            device(&request.to_http_request())
        };
        let linux = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
        assert_eq!(told(linux).as_deref(), Some("Firefox on Linux"));
        let phone = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Safari/537.36";
        assert_eq!(told(phone).as_deref(), Some("Chrome on Android"));
        assert_eq!(told("curl/8.9"), None);
    }
}
