//! The comments that are not for everybody, and everybody.

use std::sync::{Arc, Mutex};

use super::{HERE, paths::Cell};
use crate::{
    both::Store,
    house::{blog, run},
    people::Post,
    staff::{accept, link, there},
    support::service::{Service, until},
    watcher::Watcher,
    web::{Answer, Visitor},
};

pub const SECRET: (&str, &str) = ("AFTERWORD_SECRET", "the same secret on all of these nodes");
const PROXIES: (&str, &str) = ("AFTERWORD_TRUSTED_PROXIES", "127.0.0.0/8");
const THREAD: &str = "blog/unseen";
/// What ends the stage: all that came before was heard once this was.
const LAST: &str = "Last-Word-Of-The-Stage";

/// A comment, and who may see it.
pub struct Held {
    pub what: &'static str,
    pub id: String,
    /// Its words, the name of its writer: each in nothing else.
    pub tells: Vec<String>,
    /// It waits, so the staff sees it.
    pub waits: bool,
    /// Nobody sees it any more, its writer neither.
    pub gone: bool,
    /// It was published for a while, so that open pages learn that it is not any more.
    pub was_public: bool,
    /// Somebody answered it, so that its place stays.
    pub has_place: bool,
}

impl Held {
    fn new(what: &'static str, id: &str, tells: &[&str]) -> Self {
        Self {
            what,
            id: id.to_owned(),
            tells: tells.iter().map(|it| (*it).to_owned()).collect(),
            waits: false,
            gone: false,
            was_public: false,
            has_place: false,
        }
    }

    fn waits(mut self) -> Self {
        self.waits = true;
        self
    }

    fn gone(mut self) -> Self {
        self.gone = true;
        self
    }

    fn was_public(mut self) -> Self {
        self.was_public = true;
        self
    }

    fn has_place(mut self) -> Self {
        self.has_place = true;
        self
    }
}

/// Somebody who looks.
pub struct Person {
    pub who: String,
    pub browser: Visitor,
    /// The browser on our own pages, if they have an account.
    pub home: Option<Visitor>,
    pub is_staff: bool,
    /// Sends forms about what they have no right to.
    pub tries_forms: bool,
    /// The name of their account, which they are told everywhere.
    pub name: Option<&'static str>,
    /// Which of [`Stage::held`] they wrote.
    pub wrote: Vec<&'static str>,
}

pub struct Stage {
    pub post: Post,
    pub held: Vec<Held>,
    pub people: Vec<Person>,
    /// A comment that everybody sees, and its words.
    pub public: (String, &'static str),
    /// What a page had that was drawn before all of it, and amid it.
    pub tokens: Vec<String>,
    heard: Arc<Mutex<Vec<String>>>,
}

impl Person {
    fn new(who: &str, browser: Visitor) -> Self {
        Self {
            who: who.to_owned(),
            browser,
            home: None,
            is_staff: false,
            tries_forms: false,
            name: None,
            wrote: Vec::new(),
        }
    }

    pub fn may_see(&self, held: &Held) -> bool {
        let wrote = self.wrote.contains(&held.what);
        !held.gone && (wrote || self.is_staff && held.waits)
    }

    pub fn moved_to(&self, url: &str) -> Self {
        Self {
            who: self.who.clone(),
            // Packing all of it and unpacking it again would take most of the time.
            browser: self
                .browser
                .moved_to(url)
                .with("accept-encoding", "identity"),
            home: self.home.as_ref().map(|home| home.moved_to(url)),
            is_staff: self.is_staff,
            tries_forms: self.tries_forms,
            name: self.name,
            wrote: self.wrote.clone(),
        }
    }
}

/// What a page is told to go on from.
async fn token(visitor: &Visitor) -> String {
    let page = visitor.get(HERE).await.page();
    let socket = page.one("#live").attr("data-socket").unwrap().to_owned();
    let token = socket.split_once("?after=").unwrap().1;
    token.split('&').next().unwrap().to_owned()
}

/// A comment of somebody new: by a cookie and by a header it is the same guest.
struct Guest {
    by_cookie: Visitor,
    by_header: Visitor,
    id: String,
}

/// Acts for the stage.
struct Acts<'a> {
    service: &'a Service,
    staff: Visitor,
    held: Vec<Held>,
    people: Vec<Person>,
}

impl Acts<'_> {
    async fn guest(&self, name: &str, body: &str, more: &[(&str, &str)]) -> Guest {
        let nobody = Visitor::of(self.service);
        let fields = [&[("name", name), ("body", body)], more].concat();
        let answer = nobody.post(HERE, &fields).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        Guest {
            by_cookie: nobody.with("cookie", &answer.cookie()),
            by_header: nobody.with("afterword-guest", answer.header("afterword-guest")),
            id: answer.comment_id(),
        }
    }

    async fn decide(&self, wish: &str, id: &str) {
        done(&self.staff.post("/decide/blog/unseen", &[(wish, id)]).await);
    }

    /// Takes the last decision back.
    async fn undo(&self, id: &str) {
        let page = self.staff.get(HERE).await.page();
        let button = page.of(id, "button[name=undo]").expect("it can be undone");
        let last = button.attr("value").unwrap().to_owned();
        self.decide("undo", &last).await;
    }

    async fn report(&self, id: &str) {
        for n in 1..=3 {
            let from = format!("203.0.113.{n}");
            let reader = Visitor::of(self.service).with("x-forwarded-for", &from);
            let fields = [("id", id), ("reason", "abuse")];
            done(&reader.post("/report/blog/unseen", &fields).await);
        }
    }

    async fn edit(&self, writer: &Visitor, id: &str, body: &str) {
        done(
            &writer
                .post("/edit/blog/unseen", &[("id", id), ("body", body)])
                .await,
        );
    }

    async fn delete(&self, writer: &Visitor, id: &str) {
        done(&writer.post("/delete/blog/unseen", &[("id", id)]).await);
    }

    async fn answer(&self, id: &str, body: &str) {
        let fields = [("name", "Bob"), ("body", body), ("parent", id)];
        Visitor::of(self.service).say(HERE, &fields).await;
    }

    fn keep(&mut self, held: Held, guest: Guest) {
        for (how, browser) in [("cookie", guest.by_cookie), ("header", guest.by_header)] {
            let who = format!("its writer by {how} ({})", held.what);
            let mut person = Person::new(&who, browser);
            person.wrote = vec![held.what];
            self.people.push(person);
        }
        self.held.push(held);
    }

    /// What guests said, in each way in which it can be withheld.
    async fn by_guests(&mut self, public: &str) {
        let trap = [("subject", "x")];
        let it = self.guest("Ntrap", "Wtrap", &trap).await;
        let held = Held::new("held by a rule", &it.id, &["Ntrap", "Wtrap"]);
        self.keep(held.waits(), it);

        let it = self.guest("Nchanged", "Wheldbefore", &trap).await;
        self.edit(&it.by_cookie, &it.id, "Wheldafter").await;
        let tells = ["Nchanged", "Wheldbefore", "Wheldafter"];
        let held = Held::new("held, then edited", &it.id, &tells);
        self.keep(held.waits(), it);

        let it = self.guest("Nreported", "Wreported", &[]).await;
        self.report(&it.id).await;
        let held = Held::new("held by reports", &it.id, &["Nreported", "Wreported"]);
        self.keep(held.waits().was_public(), it);

        let it = self.guest("Nedited", "Wnice", &[]).await;
        let links: String = (0..4)
            .map(|n| format!("<https://{n}.links.example> "))
            .collect();
        self.edit(&it.by_header, &it.id, &format!("Wlinks {links}"))
            .await;
        let held = Held::new("held by an edit", &it.id, &["Nedited", "Wnice", "Wlinks"]);
        self.keep(held.waits().was_public(), it);

        let it = self.guest("Nanswered", "Wanswered", &[]).await;
        self.answer(&it.id, "an answer to what is held").await;
        self.report(&it.id).await;
        let held = Held::new("held, answered", &it.id, &["Nanswered", "Wanswered"]);
        self.keep(held.waits().was_public().has_place(), it);

        let more = [("subject", "x"), ("parent", public)];
        let it = self.guest("Nreply", "Wreply", &more).await;
        let held = Held::new("a reply, held", &it.id, &["Nreply", "Wreply"]);
        self.keep(held.waits(), it);

        let it = self.guest("Nundone", "Wundone", &trap).await;
        self.decide("approve", &it.id).await;
        self.undo(&it.id).await;
        let held = Held::new("approved, undone", &it.id, &["Nundone", "Wundone"]);
        self.keep(held.waits().was_public(), it);

        for (wish, first, later, answered) in [
            ("spam", "spam at once", "spam later", "spam, answered"),
            (
                "reject",
                "rejected at once",
                "rejected later",
                "rejected, answered",
            ),
        ] {
            let [name, words] = [format!("Nfirst{wish}"), format!("Wfirst{wish}")];
            let it = self.guest(&name, &words, &trap).await;
            self.decide(wish, &it.id).await;
            let held = Held::new(first, &it.id, &[&name, &words]);
            self.keep(held, it);

            let [name, words] = [format!("Nlater{wish}"), format!("Wlater{wish}")];
            let it = self.guest(&name, &words, &[]).await;
            self.decide(wish, &it.id).await;
            let held = Held::new(later, &it.id, &[&name, &words]);
            self.keep(held.was_public(), it);

            let [name, words] = [format!("Nplace{wish}"), format!("Wplace{wish}")];
            let it = self.guest(&name, &words, &[]).await;
            self.answer(&it.id, &format!("an answer to {wish}")).await;
            self.decide(wish, &it.id).await;
            let held = Held::new(answered, &it.id, &[&name, &words]);
            self.keep(held.was_public().has_place(), it);
        }

        let it = self.guest("Ndeleted", "Wdeleted", &trap).await;
        self.delete(&it.by_header, &it.id).await;
        let held = Held::new("held, deleted", &it.id, &["Ndeleted", "Wdeleted"]);
        self.keep(held.gone(), it);

        let it = self.guest("Nspamgone", "Wspamgone", &[]).await;
        self.decide("spam", &it.id).await;
        self.delete(&it.by_cookie, &it.id).await;
        let held = Held::new("spam, deleted", &it.id, &["Nspamgone", "Wspamgone"]);
        self.keep(held.gone().was_public(), it);

        let it = self.guest("Npublicgone", "Wpublicgone", &[]).await;
        self.delete(&it.by_cookie, &it.id).await;
        let held = Held::new("public, deleted", &it.id, &["Npublicgone", "Wpublicgone"]);
        self.keep(held.gone().was_public(), it);
    }
}

fn done(answer: &Answer) {
    assert_eq!(answer.status, 303, "{}", answer.text());
}

impl Stage {
    pub async fn set(store: &Store) -> Self {
        blog(store);
        run(store, &["site", "add", "other", "https://other.example"]);
        let post = Post::with(store, &[SECRET, PROXIES]).await;
        let service = &post.service;
        let nobody = Visitor::of(service);
        let staff = staff_of(store, service, "blog", "Sue Staff").await;
        let elsewhere = staff_of(store, service, "other", "Tom Other").await;

        let fields = [("name", "Ada"), ("body", "Wforall")];
        let (guest, public) = nobody.write(HERE, &fields).await;
        let mut tokens = vec![token(&nobody).await];
        let heard = listen(service).await;
        let mut stranger = Person::new("nobody", nobody.clone());
        stranger.tries_forms = true;
        let mut acts = Acts {
            service,
            staff: staff.browser.clone(),
            held: Vec::new(),
            people: vec![
                stranger,
                Person::new("another guest", guest),
                staff,
                elsewhere,
            ],
        };
        acts.by_guests(&public).await;
        tokens.push(token(&nobody).await);
        by_members(&post, &mut acts).await;
        let Acts { held, people, .. } = acts;
        nobody.say(HERE, &[("name", "Ada"), ("body", LAST)]).await;
        Self {
            held,
            people,
            public: (public, "Wforall"),
            tokens,
            heard,
            post,
        }
    }

    /// What a page that was open all the while was told and should not have been.
    pub async fn heard_wrongly(&self) -> Vec<Cell> {
        until("all was heard", async || {
            let heard = self.heard.lock().unwrap();
            heard.iter().any(|it| it.contains(LAST)).then_some(())
        })
        .await;
        let heard = self.heard.lock().unwrap().concat();
        let was_told = |it: &String| {
            let mut public = self.held.iter().filter(|held| held.was_public);
            public.any(|held| held.tells.contains(it))
        };
        let never = self.held.iter().filter(|held| !held.was_public);
        let told = never.flat_map(|held| {
            let told = held.tells.iter().chain([&held.id]);
            let told = told.filter(|it| heard.contains(&**it) && !was_told(it));
            told.map(|it| Cell {
                when: "all the while",
                who: "nobody".to_owned(),
                at: "/live".to_owned(),
                what: held.what,
                how: format!("tells {it}"),
            })
        });
        told.collect()
    }

    /// Whether this is in what somebody may see: one comment of a member, though not another.
    pub fn knows(&self, person: &Person, it: &String) -> bool {
        let mut others = self.held.iter().filter(|held| person.may_see(held));
        person.name == Some(it) || others.any(|held| held.tells.contains(it))
    }

    /// More than fits on a page.
    pub async fn go_on(&self, service: &Service) {
        for n in 0..55 {
            let body = format!("filler {n}");
            let fields = [("name", "Ada"), ("body", &*body)];
            Visitor::of(service).say(HERE, &fields).await;
        }
    }

    /// The same service again on the same store.
    pub fn restarted(mut self, store: &Store) -> (Self, Service) {
        self.post.service.kill9();
        let service = store.start_with(&[SECRET, PROXIES]);
        (self, service)
    }
}

/// Somebody who decides on this site.
async fn staff_of(store: &Store, service: &Service, site: &str, name: &str) -> Person {
    let mut command = store.command();
    let command = command.env(SECRET.0, SECRET.1);
    let invited = command.args(["staff", "invite", "--site", site]).output();
    let invitation = String::from_utf8(invited.unwrap().stdout).unwrap();
    let home = accept(&Visitor::of(service), &link(&invitation), name).await;
    let who = format!("the staff of {site}");
    let mut person = Person::new(&who, there(&home, HERE).await);
    person.home = Some(home);
    person.is_staff = site == "blog";
    person.tries_forms = !person.is_staff;
    person
}

/// All that the socket of an open page says.
async fn listen(service: &Service) -> Arc<Mutex<Vec<String>>> {
    let heard = Arc::<Mutex<Vec<String>>>::default();
    let mut watcher = Watcher::open(service, THREAD).await;
    let kept = Arc::clone(&heard);
    tokio::spawn(async move {
        while let Some(html) = watcher.next().await {
            let is_last = html.contains(LAST);
            kept.lock().unwrap().push(html);
            if is_last {
                break;
            }
        }
    });
    heard
}

/// What members said: one who is there, one who leaves for good, and one who only looks.
async fn by_members(post: &Post, acts: &mut Acts<'_>) {
    let other = post.member(HERE, "other@blog.example").await;
    other
        .say(HERE, &[("name", "Bob"), ("body", "a member")])
        .await;
    let mut other = Person::new("another member", other);
    other.home = Some(post.at_home("other@blog.example").await);
    acts.people.push(other);

    let mail = "writer@blog.example";
    let browser = post.member(HERE, mail).await;
    let mut writer = Person::new("its writer, a member", browser.clone());
    writer.name = Some("Nmember");
    let say = async |name: &str, body: &str, more: &[(&str, &str)]| {
        let fields = [&[("name", name), ("body", body)], more].concat();
        browser.say(HERE, &fields).await
    };
    let id = say("Nmember", "Wmemberheld", &[("subject", "x")]).await;
    let held = Held::new("a member's, held", &id, &["Nmember", "Wmemberheld"]);
    acts.held.push(held.waits());
    for (what, wish, words) in [
        ("a member's, spam", "spam", "Wmemberspam"),
        ("a member's, rejected", "reject", "Wmemberrejected"),
    ] {
        let id = say("", words, &[]).await;
        acts.decide(wish, &id).await;
        let held = Held::new(what, &id, &["Nmember", words]);
        acts.held.push(held.was_public());
    }
    let theirs = acts.held.iter().map(|held| held.what);
    writer.wrote = theirs
        .filter(|what| what.starts_with("a member's"))
        .collect();
    writer.home = Some(post.at_home(mail).await);
    acts.people.push(writer);

    let mail = "leaves@blog.example";
    let browser = post.member(HERE, mail).await;
    let home = post.at_home(mail).await;
    let fields = [
        ("name", "Nleaves"),
        ("body", "Wleavesheld"),
        ("subject", "x"),
    ];
    let held = browser.say(HERE, &fields).await;
    let public = browser.say(HERE, &[("body", "Wleavespublic")]).await;
    let left = home.post("/account/erase", &[("words", "take"), ("sure", "yes")]);
    assert_eq!(left.await.status, 200);
    until("they left", async || {
        let page = acts.staff.get(HERE).await;
        (!page.text().contains("Nleaves")).then_some(())
    })
    .await;
    let held = Held::new("held, erased", &held, &["Nleaves", "Wleavesheld"]);
    acts.held.push(held.gone());
    let public = Held::new("public, erased", &public, &["Nleaves", "Wleavespublic"]);
    acts.held.push(public.gone().was_public());
}
