//! Every way to a comment, as everybody tries it.

use std::{fmt, io::Read};

use flate2::read::GzDecoder;
use futures_util::StreamExt;
use reqwest::{Method, header::IF_NONE_MATCH};
use tokio_tungstenite::{
    connect_async,
    tungstenite::{Message, client::IntoClientRequest},
};

use super::{
    HERE,
    stage::{Held, Person, Stage},
};
use crate::{
    support::service::Service,
    web::{Answer, Visitor},
};

pub const FIRST_LOOK: &str = "at once";

/// A comment that nobody ever wrote: whoever may not see one learns of it what they learn of this.
const UNKNOWN: &str = "0123456789ab";

/// What shows all comments of a page to whoever may see them.
const PAGES: [&str; 12] = [
    "",
    "?lang=de",
    "?lang=ar",
    "?theme=dark",
    "?fragment=1",
    "?fragment=1&lang=ja",
    "?sort=oldest",
    "?sort=newest",
    "?sort=liked",
    "?own=1",
    "?own=1&sort=newest",
    "?reported=1",
];
/// Of those the ones that show the first comments.
const FIRST: [&str; 7] = [
    "",
    "?lang=de",
    "?lang=ar",
    "?theme=dark",
    "?fragment=1",
    "?fragment=1&lang=ja",
    "?sort=oldest",
];
/// What asks for one comment, with `ID` in its place.
const OF_ONE: [&str; 15] = [
    "?under=ID",
    "?under=ID&sort=newest",
    "?from=ID",
    "?from=ID&sort=newest",
    "?from=ID.3&sort=liked",
    "?comment=ID",
    "?comment=ID&sort=liked",
    "?fragment=1&comment=ID",
    "?reply=ID",
    "?reply=ID&quote=1",
    "?edit=ID",
    "?delete=ID",
    "?report=ID",
    "?held=ID",
    "?own=1&comment=ID",
];
/// Forms about one comment that come to nothing for whoever has no right to it.
const FORMS: [(&str, &[(&str, &str)]); 10] = [
    (
        "/thread/blog/unseen",
        &[("name", "Eve"), ("body", "an answer"), ("parent", "ID")],
    ),
    (
        "/thread/blog/unseen",
        &[("name", "Eve"), ("body", ""), ("parent", "ID")],
    ),
    (
        "/preview/blog/unseen",
        &[("name", "Eve"), ("body", "an answer"), ("parent", "ID")],
    ),
    (
        "/edit/blog/unseen",
        &[("id", "ID"), ("body", "other words")],
    ),
    ("/edit/blog/unseen", &[("id", "ID"), ("body", "")]),
    ("/delete/blog/unseen", &[("id", "ID")]),
    ("/like/blog/unseen", &[("like", "ID")]),
    ("/like/blog/unseen", &[("unlike", "ID")]),
    ("/report/blog/unseen", &[("id", "ID"), ("reason", "abuse")]),
    ("/decide/blog/unseen", &[("approve", "ID")]),
];

/// Everybody at one node at one time.
pub struct Looking<'a> {
    stage: &'a Stage,
    service: &'a Service,
    when: &'static str,
    is_first: bool,
    wrong: Vec<Cell>,
}

/// A cell of the table that is wrong.
pub struct Cell {
    pub when: &'static str,
    pub who: String,
    pub at: String,
    pub what: &'static str,
    pub how: String,
}

/// What is asked about one comment.
struct Ask {
    /// With `ID` in its place, as in the form.
    path: &'static str,
    form: Option<&'static [(&'static str, &'static str)]>,
}

/// One look.
struct Seen<'a> {
    person: &'a Person,
    at: &'a str,
    /// All that came over the wire.
    text: String,
}

impl<'a> Looking<'a> {
    pub fn at(stage: &'a Stage, service: &'a Service, when: &'static str) -> Self {
        Self {
            stage,
            service,
            when,
            is_first: when == FIRST_LOOK,
            wrong: Vec::new(),
        }
    }

    /// Answers with the cells that are wrong.
    pub async fn look(mut self) -> Vec<Cell> {
        let nobody = Visitor::of(self.service);
        let tag = nobody.get(HERE).await.header("etag").to_owned();
        for (n, person) in self.stage.people.iter().enumerate() {
            let person = person.moved_to(&self.service.url);
            self.pages(&person).await;
            self.encodings(&person, &tag).await;
            self.beside(&person).await;
            self.sockets(&person).await;
            // At each look one of the strangers, and of each two browsers of a writer one.
            let is_stranger = person.wrote.is_empty() && (self.is_first || n == 0);
            if is_stranger || !person.wrote.is_empty() && n % 2 == 0 {
                self.one(&person).await;
            }
            if person.wrote.is_empty() {
                self.acts(&person, n).await;
            }
        }
        self.wrong
    }

    /// What follows the first page, in every order.
    pub async fn page_on(mut self) -> Vec<Cell> {
        let more = further(&Visitor::of(self.service)).await;
        for person in &self.stage.people {
            let person = person.moved_to(&self.service.url);
            for path in &more {
                let answer = person.browser.get(&format!("{HERE}{path}")).await;
                self.check(&Seen::new(&person, path, &answer), |_| false);
            }
        }
        self.wrong
    }

    async fn pages(&mut self, person: &Person) {
        for path in PAGES {
            let answer = person.browser.get(&format!("{HERE}{path}")).await;
            let seen = Seen::new(person, path, &answer);
            self.check(&seen, |_| false);
            if FIRST.contains(&path) {
                self.check_shown(&seen);
                self.must(&seen, "public", self.stage.public.1);
            } else if path == "?own=1" && !person.is_staff {
                self.check_shown(&seen);
            }
        }
        let answer = person.browser.hx_get(HERE).await;
        let seen = Seen::new(person, "HX-Request", &answer);
        self.check(&seen, |_| false);
        self.check_shown(&seen);
    }

    async fn encodings(&mut self, person: &Person, tag: &str) {
        for encoding in ["gzip", "br", "identity"] {
            for path in [HERE.to_owned(), format!("{HERE}?fragment=1")] {
                let browser = person.browser.with("accept-encoding", encoding);
                let mut answer = browser.get(&path).await;
                answer.body = decoded(&answer);
                let at = format!("{encoding} of {path}");
                let seen = Seen::new(person, &at, &answer);
                self.check(&seen, |_| false);
                self.check_shown(&seen);
            }
        }
        for tag in [tag, "*"] {
            let request = person.browser.request(Method::GET, HERE);
            let answer = Answer::to(request.header(IF_NONE_MATCH, tag)).await;
            let seen = Seen::new(person, "If-None-Match", &answer);
            self.check(&seen, |_| false);
            // What is drawn for one alone is not what all hold.
            if self.stage.held.iter().any(|held| person.may_see(held)) {
                self.check_shown(&seen);
            }
        }
        let answer = Answer::to(person.browser.request(Method::HEAD, HERE)).await;
        self.check(&Seen::new(person, "HEAD", &answer), |_| false);
    }

    /// The other addresses that tell of comments.
    async fn beside(&mut self, person: &Person) {
        let public = self.stage.public.1;
        for path in [
            "/latest/blog?count=50",
            "/latest/blog?count=5&lang=de",
            "/counts/blog?post=unseen&as=number",
            "/metrics",
            "/moderate/news",
            "/thread/blog/elsewhere",
            "/thread/other/unseen",
        ] {
            let answer = person.browser.get(path).await;
            self.check_strictly(&Seen::new(person, path, &answer));
        }
        let counted = person
            .browser
            .get("/counts/blog?post=unseen&as=number")
            .await;
        let page = Visitor::of(self.service).get(HERE).await.page();
        let count = page.words("#comment-count");
        let count = count.split(' ').next().unwrap().to_owned();
        if !counted.text().contains(&format!("\"{count}\"")) {
            let at = Seen::new(person, "/counts", &counted);
            self.fail(&at, public, &format!("is not {count}: {}", counted.text()));
        }
        let home = person.home.as_ref().unwrap_or(&person.browser);
        let waits = "/moderate?show=all";
        let answer = home.get(waits).await;
        let seen = Seen::new(person, waits, &answer);
        self.check_for(
            &seen,
            |held| held.gone || !person.is_staff,
            |_| person.is_staff,
        );
        for path in ["/account", "/account.json"] {
            let answer = home.get(path).await;
            let seen = Seen::new(person, path, &answer);
            // Of what they decided the staff keeps the number, not the words.
            self.check_own(&seen);
        }
    }

    /// What a socket says that begins anew, and one that goes on from an old page.
    async fn sockets(&mut self, person: &Person) {
        let (epoch, _) = self.stage.tokens[0].split_once('.').unwrap();
        let epoch_zero = format!("?after={epoch}.0");
        let old = self.stage.tokens.iter().map(|it| format!("?after={it}"));
        let known = [epoch_zero].into_iter().chain(old);
        let unknown = ["", "?lang=de", "?after=7.99999"].map(str::to_owned);
        for (from, is_fresh) in known
            .map(|it| (it, false))
            .chain(unknown.map(|it| (it, true)))
        {
            let html = self.first_frame(person, &from).await;
            let answer = Answer {
                status: 200,
                headers: Default::default(),
                body: html.into_bytes(),
            };
            let at = format!("/live{from}");
            let seen = Seen::new(person, &at, &answer);
            let nobody = |_: &Held| true;
            self.check_for(&seen, nobody, |held| {
                held.has_place || !is_fresh && held.was_public
            });
            if is_fresh {
                self.must(&seen, "public", self.stage.public.1);
            }
        }
    }

    async fn first_frame(&self, person: &Person, from: &str) -> String {
        let address = format!(
            "ws://127.0.0.1:{}/live/blog/unseen{from}",
            self.service.port
        );
        let mut request = address.into_client_request().unwrap();
        let theirs = person.browser.request(Method::GET, HERE).build().unwrap();
        for (name, value) in theirs.headers() {
            request.headers_mut().insert(name.clone(), value.clone());
        }
        let (mut stream, _) = connect_async(request).await.unwrap();
        loop {
            match stream.next().await {
                Some(Ok(Message::Text(text))) if text != "{}" => return text.to_string(),
                Some(Ok(_)) => {}
                end => panic!("{from}: {end:?}"),
            }
        }
    }

    /// What comes back to whoever says something, likes or reacts.
    async fn acts(&mut self, person: &Person, n: usize) {
        let body = format!("Wanother-{n}-{}", self.when.replace(' ', "-"));
        let author = format!("Reader {n}");
        let fields = [("name", &*author), ("body", &*body)];
        let liked = [("like", &*self.stage.public.0)];
        let reacted = [("reaction", ["love", "like"][n % 2])];
        let empty = [("name", "Eve"), ("body", "")];
        for (path, fields) in [
            ("/like/blog/unseen", &liked[..]),
            ("/react/blog/unseen", &reacted),
            ("/preview/blog/unseen", &fields),
            (HERE, &empty),
            (HERE, &fields),
        ] {
            for is_htmx in [true, false] {
                let answer = match is_htmx {
                    true => person.browser.hx_post(path, fields).await,
                    false => person.browser.post(path, fields).await,
                };
                let at = format!("POST {path} {fields:?} htmx {is_htmx}");
                self.check(&Seen::new(person, &at, &answer), |_| false);
            }
        }
    }

    /// What asks for a comment by its id.
    async fn one(&mut self, person: &Person) {
        let asks = OF_ONE.map(|path| Ask { path, form: None });
        self.asked(person, &asks, true).await;
        if !self.is_first || !person.tries_forms {
            return;
        }
        let forms = FORMS.map(|(path, form)| {
            let form = Some(form);
            Ask { path, form }
        });
        self.asked(person, &forms, false).await;
    }

    async fn asked(&mut self, person: &Person, asks: &[Ask], shows: bool) {
        for ask in asks {
            for is_htmx in [false, true] {
                if is_htmx && !ask.is_for_htmx() {
                    continue;
                }
                let unknown = ask.send(&person.browser, UNKNOWN, is_htmx).await;
                for held in &self.stage.held {
                    // Of two strangers who are alike one is enough.
                    if !person.wrote.is_empty() && !person.wrote.contains(&held.what) {
                        continue;
                    }
                    let answer = ask.send(&person.browser, &held.id, is_htmx).await;
                    let at = format!("{ask} htmx {is_htmx}");
                    let seen = Seen::new(person, &at, &answer);
                    self.check(&seen, |other| other.id == held.id);
                    // A page goes on after a comment that is there no more.
                    if !ask.path.contains("from=") {
                        self.check_alike(&seen, held, &unknown);
                    }
                    if shows && ask.path.contains("comment=ID") {
                        self.check_it_is_shown(&seen, held);
                    }
                }
            }
        }
    }

    /// Nothing is told of what they may not see; `named` are those whose id may be.
    fn check(&mut self, seen: &Seen<'_>, named: impl Fn(&Held) -> bool) {
        let hidden = |held: &Held| !seen.person.may_see(held);
        self.check_for(seen, hidden, |held| held.has_place || named(held));
    }

    /// The same where nobody has more than the others.
    fn check_strictly(&mut self, seen: &Seen<'_>) {
        self.check_for(seen, |_| true, |_| false);
    }

    /// The same on the page of an account: what is theirs is there, and nothing else.
    fn check_own(&mut self, seen: &Seen<'_>) {
        let wrote = |held: &Held| seen.person.wrote.contains(&held.what);
        let decided = seen.person.is_staff && seen.at == "/account.json";
        self.check_for(seen, |held| !wrote(held), |_| decided);
        if seen.person.home.is_some() {
            for held in self.stage.held.iter().filter(|held| wrote(held)) {
                self.check_it_is_shown(seen, held);
            }
        }
    }

    fn check_for(
        &mut self,
        seen: &Seen<'_>,
        hidden: impl Fn(&Held) -> bool,
        named: impl Fn(&Held) -> bool,
    ) {
        let (text, stage) = (&seen.text, self.stage);
        for held in self.stage.held.iter().filter(|held| hidden(held)) {
            let told = held.tells.iter();
            let told = told.filter(|it| !stage.knows(seen.person, it));
            let id = Some(&held.id).filter(|_| !named(held));
            for it in told.chain(id).filter(|it| text.contains(&***it)) {
                self.fail(seen, held.what, &format!("tells {it}"));
            }
        }
    }

    /// What asks for it is answered as if it had never been.
    fn check_alike(&mut self, seen: &Seen<'_>, held: &Held, unknown: &Answer) {
        if seen.person.may_see(held) || held.has_place {
            return;
        }
        let plain = |text: &str, id: &str| no_times(&text.replace(id, "ID"));
        let (this, other) = (plain(&seen.text, &held.id), plain(&text(unknown), UNKNOWN));
        if this != other {
            let at = this.bytes().zip(other.bytes()).position(|(a, b)| a != b);
            let at = at.unwrap_or(0);
            let cut = |text: &str| -> String {
                let start = text.floor_char_boundary(at.saturating_sub(20));
                text[start..].chars().take(90).collect()
            };
            let what = format!("is not unknown: {:?} for {:?}", cut(&this), cut(&other));
            self.fail(seen, held.what, &what);
        }
    }

    /// Who may see what is on the first page does.
    fn check_shown(&mut self, seen: &Seen<'_>) {
        let shown = self.stage.held.iter();
        for held in shown.filter(|held| seen.person.may_see(held)) {
            self.check_it_is_shown(seen, held);
        }
    }

    fn check_it_is_shown(&mut self, seen: &Seen<'_>, held: &Held) {
        if seen.person.may_see(held) {
            self.must(seen, held.what, held.tells.last().unwrap());
        }
    }

    fn must(&mut self, seen: &Seen<'_>, what: &'static str, words: &str) {
        if !seen.text.contains(words) {
            self.fail(seen, what, &format!("does not tell {words}"));
        }
    }

    fn fail(&mut self, seen: &Seen<'_>, what: &'static str, how: &str) {
        self.wrong.push(Cell {
            when: self.when,
            who: seen.person.who.clone(),
            at: seen.at.to_owned(),
            what,
            how: how.to_owned(),
        });
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            when,
            who,
            at,
            what,
            how,
        } = self;
        write!(f, "{when} / {who} / {at} / {what}: {how}")
    }
}

impl Ask {
    /// Whether the widget asks so.
    fn is_for_htmx(&self) -> bool {
        let asked = ["?edit=ID", "?delete=ID", "?report=ID", "?comment=ID"];
        self.form.is_some() || asked.contains(&self.path)
    }

    async fn send(&self, browser: &Visitor, id: &str, is_htmx: bool) -> Answer {
        let path = self.path.replace("ID", id);
        let Some(form) = self.form else {
            let path = format!("{HERE}{path}");
            return match is_htmx {
                true => browser.hx_get(&path).await,
                false => browser.get(&path).await,
            };
        };
        let fields = form.iter().map(|(name, it)| (*name, it.replace("ID", id)));
        let fields: Vec<_> = fields.collect();
        let fields: Vec<_> = fields.iter().map(|(name, it)| (*name, &**it)).collect();
        match is_htmx {
            true => browser.hx_post(&path, &fields).await,
            false => browser.post(&path, &fields).await,
        }
    }
}

impl fmt::Display for Ask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.form {
            None => f.write_str(self.path),
            Some(form) => write!(f, "POST {} {form:?}", self.path),
        }
    }
}

impl<'a> Seen<'a> {
    fn new(person: &'a Person, at: &'a str, answer: &Answer) -> Self {
        Self {
            person,
            at,
            text: text(answer),
        }
    }
}

fn text(answer: &Answer) -> String {
    let to = [answer.header("location"), answer.header("hx-redirect")].concat();
    format!("{}\n{to}\n{}", answer.status, answer.text())
}

/// The addresses of the pages that follow the first one, in every order.
async fn further(nobody: &Visitor) -> Vec<String> {
    let mut further = Vec::new();
    for order in ["oldest", "newest", "liked"] {
        let mut path = format!("{HERE}?sort={order}");
        loop {
            let page = nobody.get(&path).await.page();
            let links = page.all("#comments > .rest a[href*='from=']");
            let Some(next) = links.last().and_then(|link| link.attr("href")) else {
                break;
            };
            path = next.split('#').next().unwrap().to_owned();
            further.push(path.replacen(HERE, "", 1));
        }
    }
    assert!(
        further.len() >= 3,
        "there is more than one page: {further:?}"
    );
    further
}

fn decoded(answer: &Answer) -> Vec<u8> {
    let mut decoded = Vec::new();
    match answer.header("content-encoding") {
        "gzip" => GzDecoder::new(&answer.body[..]).read_to_end(&mut decoded),
        "br" => brotli::Decompressor::new(&answer.body[..], 4096).read_to_end(&mut decoded),
        _ => (&answer.body[..]).read_to_end(&mut decoded),
    }
    .unwrap();
    decoded
}

/// Without the moment at which it was drawn.
fn no_times(text: &str) -> String {
    let mut parts = text.split("name=\"drawn\" value=\"");
    let mut all = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        all.push_str(part.trim_start_matches(|c: char| c.is_ascii_digit()));
    }
    all
}
