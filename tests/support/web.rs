//! A visitor: asks as a browser does, and reads the answers as elements, not as markup.
#![allow(
    dead_code,
    reason = "each test binary uses its own part of what they share"
)]

use std::time::Duration;

use reqwest::{Client, Method, RequestBuilder, header::HeaderMap, redirect::Policy};
use scraper::{ElementRef, Html, Selector};
use url::Url;

use crate::support::service::Service;

/// Above what the service may take for any answer, also when its store hangs.
const PATIENCE: Duration = Duration::from_secs(30);

/// Somebody with a browser that follows no redirects by itself.
#[derive(Clone)]
pub struct Visitor {
    client: Client,
    base: Url,
    /// What the browser sends with everything.
    along: HeaderMap,
}

impl Visitor {
    pub fn of(service: &Service) -> Self {
        Self::at(&service.url)
    }

    pub fn at(base: &str) -> Self {
        let client = Client::builder().redirect(Policy::none()).timeout(PATIENCE);
        Self {
            client: client.build().unwrap(),
            base: Url::parse(base).unwrap(),
            along: HeaderMap::new(),
        }
    }

    /// The same person with a header that the browser sends along, such as a cookie.
    pub fn with(&self, name: &'static str, value: &str) -> Self {
        let mut with = self.clone();
        with.along.insert(name, value.parse().unwrap());
        with
    }

    /// The same person at another node.
    pub fn moved_to(&self, base: &str) -> Self {
        Self {
            along: self.along.clone(),
            ..Self::at(base)
        }
    }

    /// What a browser makes of an address on the page of `base`.
    pub fn resolve(&self, address: &str) -> Url {
        self.base.join(address).unwrap()
    }

    pub fn request(&self, method: Method, address: &str) -> RequestBuilder {
        let request = self.client.request(method, self.resolve(address));
        request.headers(self.along.clone())
    }

    pub async fn get(&self, address: &str) -> Answer {
        Answer::to(self.request(Method::GET, address)).await
    }

    /// The same as htmx does it.
    pub async fn hx_get(&self, address: &str) -> Answer {
        let request = self.request(Method::GET, address);
        Answer::to(request.header("HX-Request", "true")).await
    }

    pub async fn post(&self, address: &str, fields: &[(&str, &str)]) -> Answer {
        Answer::to(self.request(Method::POST, address).form(fields)).await
    }

    /// The same as htmx does it.
    pub async fn hx_post(&self, address: &str, fields: &[(&str, &str)]) -> Answer {
        let request = self
            .request(Method::POST, address)
            .header("HX-Request", "true");
        Answer::to(request.form(fields)).await
    }

    /// Says something; answers with the id of the comment.
    pub async fn say(&self, address: &str, fields: &[(&str, &str)]) -> String {
        let answer = self.post(address, fields).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        answer.comment_id()
    }

    /// Says something; answers with the same person, whose browser now keeps the cookie of the
    /// answer, and the id of the comment.
    pub async fn write(&self, address: &str, fields: &[(&str, &str)]) -> (Self, String) {
        let answer = self.post(address, fields).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        (self.with("cookie", &answer.cookie()), answer.comment_id())
    }
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub async fn to(request: RequestBuilder) -> Self {
        Self::try_to(request).await.unwrap()
    }

    pub async fn try_to(request: RequestBuilder) -> reqwest::Result<Self> {
        let response = request.send().await?;
        Ok(Self {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            body: response.bytes().await?.to_vec(),
        })
    }

    /// A header, or "".
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    /// The cookies of the answer, as a browser sends them back.
    pub fn cookie(&self) -> String {
        let cookies = self.headers.get_all("set-cookie").iter();
        let pairs = cookies.map(|cookie| cookie.to_str().unwrap().split(';').next().unwrap());
        pairs.collect::<Vec<_>>().join("; ")
    }

    /// The body as a browser reads it.
    pub fn page(&self) -> Page {
        Page::read(self.text())
    }

    /// The comment that a redirect leads to.
    pub fn comment_id(&self) -> String {
        let to = self.header("location");
        to.split_once("#comment-")
            .unwrap_or_else(|| panic!("no comment in {to:?}"))
            .1
            .to_owned()
    }
}

/// A parsed document or fragment.
pub struct Page(Html);

impl Page {
    pub fn read(html: &str) -> Self {
        if html.trim_start().to_lowercase().starts_with("<!doctype") {
            Self(Html::parse_document(html))
        } else {
            Self(Html::parse_fragment(html))
        }
    }

    pub fn all(&self, css: &str) -> Vec<ElementRef<'_>> {
        self.0.select(&Selector::parse(css).unwrap()).collect()
    }

    /// The only one.
    pub fn one(&self, css: &str) -> ElementRef<'_> {
        let all = self.all(css);
        assert_eq!(all.len(), 1, "{css} in {}", self.0.html());
        all[0]
    }

    /// The words of the only one.
    pub fn words(&self, css: &str) -> String {
        words(self.one(css))
    }

    /// What a field of the composer holds.
    pub fn field(&self, name: &str) -> String {
        let field = self.one(&format!("form.composer [name={name}]"));
        match field.value().name() {
            "textarea" => field.text().collect(),
            _ => field.attr("value").unwrap_or_default().to_owned(),
        }
    }

    /// What the page says is wrong with a field; it must be tied to it for those who do not see.
    pub fn error_of(&self, name: &str) -> Option<String> {
        let field = self.one(&format!("form.composer [name={name}]"));
        if field.attr("aria-invalid") != Some("true") {
            return None;
        }
        let described = field
            .attr("aria-describedby")
            .expect("an error is described");
        let errors = described
            .split_whitespace()
            .flat_map(|id| self.all(&format!("#{id}.error")));
        let errors: Vec<_> = errors.map(words).collect();
        assert_eq!(errors.len(), 1, "{name} has one error: {errors:?}");
        Some(errors[0].clone())
    }

    /// An element of a comment itself, not of its replies.
    pub fn of(&self, id: &str, css: &str) -> Option<ElementRef<'_>> {
        let article = self.one(&format!("#comment-{id}"));
        let selector = Selector::parse(css).unwrap();
        let found = article.select(&selector);
        let mut own = found.filter(|found| around(*found) == Some(article));
        own.next()
    }

    /// Where a link of a comment leads, if it has that link.
    pub fn link(&self, id: &str, css: &str) -> Option<String> {
        self.of(id, css)?.attr("href").map(str::to_owned)
    }

    /// The comments in the order in which they stand on the page.
    pub fn comments(&self) -> Vec<Shown> {
        self.all("article.comment")
            .into_iter()
            .map(Shown::read)
            .collect()
    }
}

/// One comment as a reader sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    pub id: String,
    pub v: u64,
    pub author: String,
    pub text: String,
    /// The comment around it.
    pub inside: Option<String>,
    /// The comment that it says it answers.
    pub answers: Option<String>,
    /// Whether it was deleted.
    pub gone: bool,
}

impl Shown {
    pub fn read(article: ElementRef<'_>) -> Self {
        let own = |css: &str| {
            let selector = Selector::parse(css).unwrap();
            let found = article.select(&selector);
            found
                .filter(|found| around(*found) == Some(article))
                .collect::<Vec<_>>()
        };
        let text = |css: &str| {
            own(css)
                .into_iter()
                .map(words)
                .collect::<Vec<_>>()
                .join(" ")
        };
        Self {
            id: id_of(article),
            v: article.attr("data-v").unwrap().parse().unwrap(),
            author: text(".comment-author"),
            text: text(".comment-body"),
            inside: around(article).map(id_of),
            gone: article.value().classes().any(|class| class == "gone"),
            answers: own(".in-reply-to")
                .first()
                .map(|link| link.attr("href").unwrap().replacen("#comment-", "", 1)),
        }
    }
}

fn id_of(article: ElementRef<'_>) -> String {
    article
        .attr("id")
        .unwrap()
        .strip_prefix("comment-")
        .unwrap()
        .to_owned()
}

/// The nearest comment around an element.
pub fn around(element: ElementRef<'_>) -> Option<ElementRef<'_>> {
    let above = element.ancestors().filter_map(ElementRef::wrap);
    above
        .into_iter()
        .find(|above| above.value().name() == "article")
}

/// The text of an element as it is read: white space folded.
pub fn words(element: ElementRef<'_>) -> String {
    let text: String = element.text().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
