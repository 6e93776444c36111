//! A token that a browser carries for a site: in a cookie where it keeps one, else in a header.
//!
//! The cookie is partitioned by the page around the frame (CHIPS). Where cookies are blocked, the
//! widget keeps the token in its own storage, or as long as its page is open, and sends it as a
//! header.

use actix_web::{
    HttpRequest, HttpResponse, HttpResponseBuilder,
    http::header::{COOKIE, SET_COOKIE},
};

/// How a token is carried.
pub struct Carried {
    /// The cookie that no other host of the domain can set.
    secure: String,
    /// The one for a service without TLS: only some browsers take the other there.
    plain: String,
    /// The header, if scripts may know the token.
    header: Option<&'static str>,
    /// Whether pages of other sites have it in their frames.
    framed: bool,
    https: bool,
}

impl Carried {
    /// For the pages of a site; `name` is what the cookie is called with TLS, after `__Host-`.
    pub fn in_frames(name: String, header: &'static str, https: bool) -> Self {
        Self {
            secure: format!("__Host-{name}"),
            plain: name,
            header: Some(header),
            framed: true,
            https,
        }
    }

    /// For our own pages alone.
    pub fn at_home(name: &str, https: bool) -> Self {
        Self {
            secure: format!("__Host-{name}"),
            plain: name.to_owned(),
            header: None,
            framed: false,
            https,
        }
    }

    /// What the request brings and `read` takes for good.
    pub fn find<T>(&self, request: &HttpRequest, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let header = self.header.and_then(|name| request.headers().get(name));
        if let Some(found) = header.and_then(|token| read(token.to_str().ok()?)) {
            return Some(found);
        }
        let cookies = request.headers().get_all(COOKIE);
        let cookies = cookies.filter_map(|list| list.to_str().ok());
        let mut cookies = cookies.flat_map(|list| list.split(';'));
        cookies.find_map(|cookie| {
            let (name, token) = cookie.trim().split_once('=')?;
            // With TLS only the name that another host of the domain cannot set.
            let ours = name == self.secure || (!self.https && name == self.plain);
            ours.then(|| read(token))?
        })
    }

    /// Lets the browser keep the token for so many seconds.
    pub fn keep(&self, response: &mut HttpResponseBuilder, token: &str, seconds: u32) {
        if let Some(header) = self.header {
            response.insert_header((header, token));
        }
        let kept = format!("Path=/; Max-Age={seconds}; HttpOnly");
        let secure = &self.secure;
        if self.framed {
            let framed = format!("{secure}={token}; {kept}; Secure; SameSite=None; Partitioned");
            response.append_header((SET_COOKIE, framed));
        } else if self.https {
            let home = format!("{secure}={token}; {kept}; Secure; SameSite=Lax");
            response.append_header((SET_COOKIE, home));
        }
        if !self.https {
            let plain = &self.plain;
            response.append_header((SET_COOKIE, format!("{plain}={token}; {kept}; SameSite=Lax")));
        }
    }

    /// The same for a page of our own that stands in no frame: the cookie goes wherever the browser
    /// lets third parties have cookies.
    pub fn keep_everywhere(&self, response: &mut HttpResponseBuilder, token: &str, seconds: u32) {
        let kept = format!("Path=/; Max-Age={seconds}; HttpOnly");
        let (secure, plain) = (&self.secure, &self.plain);
        let everywhere = format!("{secure}={token}; {kept}; Secure; SameSite=None");
        response.append_header((SET_COOKIE, everywhere));
        if !self.https {
            response.append_header((SET_COOKIE, format!("{plain}={token}; {kept}; SameSite=Lax")));
        }
    }

    /// Lets the browser forget it, in each of the forms that it may have.
    pub fn drop(&self, response: &mut HttpResponseBuilder) {
        let (secure, plain) = (&self.secure, &self.plain);
        if let Some(header) = self.header {
            response.insert_header((header, ""));
        }
        let gone = "Path=/; Max-Age=0; HttpOnly";
        let mut forms = vec![format!("{secure}=; {gone}; Secure; SameSite=None")];
        if self.framed {
            forms.push(format!(
                "{secure}=; {gone}; Secure; SameSite=None; Partitioned"
            ));
        }
        if !self.https {
            forms.push(format!("{plain}=; {gone}; SameSite=Lax"));
        }
        for form in forms {
            response.append_header((SET_COOKIE, form));
        }
    }
}

/// Adds the cookies of an answer that was only begun to one that is whole.
pub fn add_cookies(response: &mut HttpResponse, mut begun: HttpResponseBuilder) {
    for cookie in begun.finish().headers().get_all(SET_COOKIE) {
        response.headers_mut().append(SET_COOKIE, cookie.clone());
    }
}
