//! The moderators' desk, as it is used without scripts.

use crate::{
    both::Store,
    house::{blog, run},
    people::Post,
    staff::{accept, link},
    support::service::{Service, until},
    thread_page::assert_valid,
    web::{Page, Visitor},
};

on_both! {
    the_desk_is_for_the_staff_alone_and_in_no_frame,
    nobody_finds_what_is_held_and_everybody_can_report_what_is_not,
    what_waits_is_decided_about_and_every_decision_is_taken_back,
    many_are_decided_about_at_once,
    what_is_looked_for_is_found,
    a_person_and_a_network_are_banned_and_welcome_again,
    the_rules_of_a_site_are_in_plain_words_and_count,
    the_history_tells_what_it_was_and_who_decided,
    what_was_learned_is_asked_and_says_which_words_weighed,
    the_desk_is_made_anew_by_one_command,
    letters_tell_of_what_waits_and_their_links_show_a_button,
}

const HERE: &str = "/thread/blog/2026/hello";
const THERE: &str = "/thread/blog/2026/other";
/// Four links by somebody new are held.
const LINKS: &str = "https://a.example https://b.example https://c.example https://d.example";

/// The owner's browser, on our own pages.
async fn owner(store: &Store, service: &Service) -> Visitor {
    let link = link(&run(store, &["owner", "invite"]));
    accept(&Visitor::of(service), &link, "Olga Owner").await
}

/// Says something that is held.
async fn held(service: &Service, thread: &str, name: &str, words: &str) -> String {
    let body = format!("{words} {LINKS}");
    let visitor = Visitor::of(service);
    visitor
        .say(thread, &[("name", name), ("body", &body)])
        .await
}

/// The desk once it shows so many comments.
async fn desk(staff: &Visitor, query: &str, cards: usize) -> Page {
    let what = format!("{cards} comments at /moderate{query}");
    until(&what, async || {
        let page = staff.get(&format!("/moderate{query}")).await.page();
        (page.all(".card").len() == cards).then_some(page)
    })
    .await
}

/// What names a comment at the desk.
fn reference(id: &str, thread: &str) -> String {
    let (site, post) = thread["/thread/".len()..].split_once('/').unwrap();
    format!("{site}/{id}/{post}")
}

async fn shown(service: &Service, thread: &str, id: &str) -> bool {
    let page = Visitor::of(service).get(thread).await;
    page.text().contains(&format!("id=\"comment-{id}\""))
}

async fn the_desk_is_for_the_staff_alone_and_in_no_frame(store: Store) {
    blog(&store);
    let post = Post::of(&store).await;
    let id = held(&post.service, HERE, "Spammer", "buy").await;
    let nobody = Visitor::of(&post.service);
    let member = post.at_home("bob@x.example").await;
    let staff = owner(&store, &post.service).await;
    desk(&staff, "", 1).await;
    let about = reference(&id, HERE);
    let history = format!("/moderate/history/{about}");
    for path in [
        "/moderate",
        "/moderate?what=all&q=buy",
        "/moderate/log",
        "/moderate/news?after=0",
        "/moderate/settings/blog",
        &history,
    ] {
        let turned_away = nobody.get(path).await;
        assert_eq!(turned_away.header("location"), "/signin", "{path}");
        let answer = member.get(path).await;
        assert_eq!(answer.status, 403, "{path}");
        assert!(!answer.text().contains("Spammer"), "{path}");
    }
    for (path, field, value) in [
        ("/moderate", "approve", &*about),
        ("/moderate", "all", "approve"),
        ("/moderate/settings/blog", "who", "staff"),
    ] {
        assert_eq!(nobody.post(path, &[(field, value)]).await.status, 303);
        assert_eq!(member.post(path, &[(field, value)]).await.status, 403);
    }
    let foreign = staff.with("origin", "https://blog.example");
    let fields = [("approve", &*about)];
    assert_eq!(foreign.post("/moderate", &fields).await.status, 403);
    assert!(!shown(&post.service, HERE, &id).await);

    let page = staff.get("/moderate").await;
    let policy = page.header("content-security-policy");
    assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
    assert_eq!(page.header("cache-control"), "no-store");
    assert_valid(&page.page());

    // A moderator of another site sees nothing of this one, and changes nothing.
    run(&store, &["site", "add", "other", "https://other.example"]);
    let invited = link(&run(&store, &["staff", "invite", "--site", "other"]));
    let other = accept(&Visitor::of(&post.service), &invited, "Otto").await;
    desk(&other, "?site=blog", 0).await;
    other.post("/moderate", &fields).await;
    other
        .post("/moderate", &[("all", "approve"), ("back", "site=blog")])
        .await;
    assert_eq!(other.get(&history).await.status, 404);
    assert_eq!(other.get("/moderate/settings/other").await.status, 403);
    assert!(!shown(&post.service, HERE, &id).await);
}

async fn nobody_finds_what_is_held_and_everybody_can_report_what_is_not(store: Store) {
    blog(&store);
    let service = store.start();
    let nobody = Visitor::of(&service);
    let fine = nobody
        .say(HERE, &[("name", "Ada"), ("body", "a plain word")])
        .await;
    let id = held(&service, HERE, "Bob", "look at").await;
    for query in ["", "comment", "under", "held", "reply", "report", "edit"] {
        let page = nobody.get(&format!("{HERE}?{query}={id}")).await.page();
        assert!(page.all(&format!("#comment-{id}")).is_empty(), "{query}");
    }
    let page = nobody.get(&format!("{HERE}?report={fine}")).await.page();
    assert_valid(&page);
    assert_eq!(page.all("#report [name=reason]").len(), 5);
    let link = page.link(&fine, ".report").unwrap();
    assert!(link.ends_with("#report"), "{link}");
}

async fn what_waits_is_decided_about_and_every_decision_is_taken_back(store: Store) {
    blog(&store);
    let service = store.start();
    let fine = Visitor::of(&service);
    fine.say(HERE, &[("name", "Ada"), ("body", "a plain word")])
        .await;
    let id = held(&service, HERE, "Bob", "look at").await;
    let staff = owner(&store, &service).await;
    let page = desk(&staff, "", 1).await;
    let card = page.words(&format!("#card-{id}"));
    assert!(card.contains("Bob") && card.contains("look at"), "{card}");
    assert!(
        card.contains("Held: Many links by somebody unknown (4)"),
        "{card}"
    );
    assert_eq!(
        page.words(".rules [aria-current]"),
        "Many links by somebody unknown"
    );
    assert_eq!(page.all(".rules li").len(), 15, "all rules, in their order");

    let about = reference(&id, HERE);
    for (wish, standing) in [
        ("approve", "published"),
        ("spam", "spam"),
        ("reject", "rejected"),
    ] {
        let decided = staff.post("/moderate", &[(wish, &about)]).await;
        assert_eq!(decided.status, 303);
        let to = decided.header("location").to_owned();
        let done = staff.get(&to).await.page();
        assert!(
            done.words(".done").contains("Decided about 1 comment."),
            "{}",
            done.words(".done")
        );
        assert_eq!(shown(&service, HERE, &id).await, standing == "published");
        desk(&staff, &format!("?what={standing}&q=look"), 1).await;
        desk(&staff, "?q=look", 0).await;
        let undo = done
            .one(".done [name=undo]")
            .attr("value")
            .unwrap()
            .to_owned();
        assert_eq!(
            staff.post("/moderate", &[("undo", &undo)]).await.status,
            303
        );
        assert!(!shown(&service, HERE, &id).await);
        desk(&staff, "", 1).await;
    }
    // The log has all of them; what still counts can be taken back there as well.
    let log = staff.get("/moderate/log").await.page();
    assert_valid(&log);
    assert_eq!(log.all(".listed li").len(), 6);
    assert_eq!(
        log.all("[name=undo]").len(),
        1,
        "the last undoing alone stands"
    );
    let last = crate::web::words(log.all(".listed li")[0]);
    assert!(last.contains("Olga Owner"), "{last}");

    // Pinned, closed, and back.
    staff.post("/moderate", &[("approve", &about)]).await;
    staff.post("/moderate", &[("pin", &about)]).await;
    staff.post("/moderate", &[("lock", &about)]).await;
    let thread = Visitor::of(&service).get(HERE).await.page();
    assert!(
        thread
            .one(&format!("#comment-{id}"))
            .attr("class")
            .unwrap()
            .contains("pinned")
    );
    assert!(thread.all("form.composer").is_empty());
    staff.post("/moderate", &[("unlock", &about)]).await;
    staff.post("/moderate", &[("unpin", &about)]).await;
    let thread = Visitor::of(&service).get(HERE).await.page();
    assert!(
        !thread
            .one(&format!("#comment-{id}"))
            .attr("class")
            .unwrap()
            .contains("pinned")
    );
    thread.one("form.composer");
}

async fn many_are_decided_about_at_once(store: Store) {
    blog(&store);
    let service = store.start();
    let staff = owner(&store, &service).await;
    let mut ids = Vec::new();
    for n in 0..30 {
        let thread = [HERE, THERE][n % 2];
        ids.push((
            held(&service, thread, &format!("S{n}"), "pills").await,
            thread,
        ));
    }
    let page = until("all 30 are at the desk", async || {
        let page = desk(&staff, "", 25).await;
        page.words(".bulk").contains("30 comments").then_some(page)
    })
    .await;
    let next = page.one("[rel=next]").attr("href").unwrap().to_owned();
    assert_eq!(staff.get(&next).await.page().all(".card").len(), 5);

    // Those that are ticked, in two threads.
    let ticked: Vec<_> = ids[..3]
        .iter()
        .map(|(id, thread)| reference(id, thread))
        .collect();
    let mut fields: Vec<_> = ticked.iter().map(|it| ("c", it.as_str())).collect();
    fields.push(("do", "approve"));
    let done = staff.post("/moderate", &fields).await;
    let done = staff.get(done.header("location")).await.page();
    assert!(done.words(".done").contains("3 comments"));
    desk(&staff, "?what=published", 3).await;

    // All that fit, which are not those that do not.
    let all = [("all", "spam"), ("back", "q=pills")];
    let done = staff.post("/moderate", &all).await;
    let location = done.header("location").to_owned();
    until("all are decided about", async || {
        let page = staff.get(&location).await.page();
        let said = page.words(".done");
        said.contains("Decided about 27 comments.").then_some(())
    })
    .await;
    desk(&staff, "", 0).await;
    desk(&staff, "?what=spam", 25).await;
    let page = staff.get(&location).await.page();
    let undo = page
        .one(".done [name=undo]")
        .attr("value")
        .unwrap()
        .to_owned();
    staff.post("/moderate", &[("undo", &undo)]).await;
    desk(&staff, "?what=spam", 0).await;
    assert!(
        desk(&staff, "", 25)
            .await
            .words(".bulk")
            .contains("27 comments")
    );
}

async fn what_is_looked_for_is_found(store: Store) {
    blog(&store);
    let service = store.start();
    let staff = owner(&store, &service).await;
    let id = held(&service, HERE, "Zoë 100%", "Blumenkohl_7").await;
    held(&service, THERE, "Kim", "cabbage").await;
    let trapped = [("name", "Trudy"), ("body", "lovely"), ("subject", "x")];
    Visitor::of(&service).say(THERE, &trapped).await;
    for (query, cards) in [
        ("", 3),
        ("?q=blumenkohl", 1),
        ("?q=Zo%C3%AB", 1),
        ("?q=100%25", 1),
        ("?q=100%25%25", 0),
        ("?q=kohl_7", 1),
        ("?q=kohl%207", 1),
        ("?q=cabbage+blumenkohl", 0),
        ("?rule=trap", 1),
        ("?rule=links", 2),
        ("?site=blog", 3),
        ("?site=nowhere", 0),
        ("?site=blog&post=2026/other", 2),
        ("?what=spam", 0),
        ("?what=all", 3),
        ("?what=nonsense&after=x&actor=y&network=z&rule=w", 3),
    ] {
        desk(&staff, query, cards).await;
    }
    let page = desk(&staff, "?q=blumenkohl", 1).await;
    let links = page.all(&format!("#card-{id} .more a"));
    let links: Vec<_> = links
        .iter()
        .map(|a| a.attr("href").unwrap().to_owned())
        .collect();
    for link in &links[..2] {
        // One writer; and all came from one network.
        let found = staff.get(link).await.page().all(".card").len();
        assert_eq!(
            found,
            if link.contains("network") { 3 } else { 1 },
            "{link}"
        );
    }
}

async fn a_person_and_a_network_are_banned_and_welcome_again(store: Store) {
    blog(&store);
    let service = store.start();
    let staff = owner(&store, &service).await;
    let (bob, id) = Visitor::of(&service)
        .write(HERE, &[("name", "Bob"), ("body", "first")])
        .await;
    let page = desk(&staff, "?what=all", 1).await;
    let links = page.all(&format!("#card-{id} .more a"));
    let links: Vec<_> = links
        .iter()
        .map(|a| a.attr("href").unwrap().to_owned())
        .collect();
    let ban = async |link: &str, button: &str| {
        let page = staff.get(link).await.page();
        assert_eq!(page.words(".whom button"), button);
        let mut fields = Vec::new();
        for field in page.all(".whom [name]") {
            let name = field.attr("name").unwrap().to_owned();
            fields.push((name, field.attr("value").unwrap().to_owned()));
        }
        let fields: Vec<_> = fields
            .iter()
            .map(|(a, b)| (a.as_str(), b.as_str()))
            .collect();
        assert_eq!(staff.post("/moderate/ban", &fields).await.status, 303);
    };
    ban(&links[0], "Ban this person").await;
    let refused = bob
        .post(HERE, &[("name", "Bob"), ("body", "my words")])
        .await;
    assert_eq!(refused.status, 403);
    assert_eq!(refused.page().field("body"), "my words");
    ban(&links[0], "Lift the ban").await;
    bob.say(HERE, &[("name", "Bob"), ("body", "second")]).await;

    // More than one person may be behind a network: what comes from there is held.
    ban(&links[1], "Hold everything from this network").await;
    let eve = Visitor::of(&service);
    let id = eve
        .say(HERE, &[("name", "Eve"), ("body", "I am new")])
        .await;
    assert!(!shown(&service, HERE, &id).await);
    desk(&staff, "?rule=network", 1).await;
    ban(&links[1], "Lift the ban").await;
    let id = eve
        .say(HERE, &[("name", "Eve"), ("body", "I am back")])
        .await;
    assert!(shown(&service, HERE, &id).await);
}

async fn the_rules_of_a_site_are_in_plain_words_and_count(store: Store) {
    blog(&store);
    let service = store.start();
    let staff = owner(&store, &service).await;
    let form = staff.get("/moderate/settings/blog").await.page();
    assert_valid(&form);
    assert_eq!(
        form.one("[name=who][checked]").attr("value"),
        Some("everybody")
    );
    let rules = [
        ("who", "everybody"),
        ("hold_first", "1"),
        ("most_links", ""),
        ("words", "Casino\nbad.example"),
        ("publish_known", "yes"),
        ("suspicion", "yes"),
        ("reports", "2"),
        ("notify", "daily"),
    ];
    let saved = staff.post("/moderate/settings/blog", &rules).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let form = staff.get("/moderate/settings/blog").await.page();
    assert_eq!(form.field("hold_first"), "1");
    assert_eq!(
        form.one("[name=words]").text().collect::<String>().trim(),
        "casino\nbad.example"
    );
    assert_eq!(
        form.one("[name=notify][checked]").attr("value"),
        Some("daily")
    );

    // The first comment of a person waits; once it was approved they are known.
    let (bob, first) = Visitor::of(&service)
        .write(HERE, &[("name", "Bob"), ("body", "hello")])
        .await;
    assert!(!shown(&service, HERE, &first).await);
    desk(&staff, "?rule=first", 1).await;
    staff
        .post("/moderate", &[("approve", &reference(&first, HERE))])
        .await;
    let second = bob
        .say(HERE, &[("name", "Bob"), ("body", "me again")])
        .await;
    assert!(shown(&service, HERE, &second).await);
    let casino = bob
        .say(HERE, &[("name", "Bob"), ("body", "to the casino")])
        .await;
    assert!(
        !shown(&service, HERE, &casino).await,
        "also of those who are known"
    );

    // Too long a list is said beside its field, and kept.
    let long = "x".repeat(200);
    let wrong = staff
        .post(
            "/moderate/settings/blog",
            &[("who", "members"), ("words", &long)],
        )
        .await;
    assert_eq!(wrong.status, 422);
    assert!(
        wrong
            .page()
            .words("#words-error")
            .contains("100 characters")
    );
    assert!(wrong.text().contains(&long));

    staff
        .post("/moderate/settings/blog", &[("who", "members")])
        .await;
    let refused = Visitor::of(&service)
        .post(HERE, &[("name", "Eve"), ("body", "let me in")])
        .await;
    assert_eq!(
        (refused.status, &*refused.page().field("body")),
        (403, "let me in")
    );
}

async fn the_history_tells_what_it_was_and_who_decided(store: Store) {
    blog(&store);
    let service = store.start();
    let staff = owner(&store, &service).await;
    let (bob, id) = Visitor::of(&service)
        .write(HERE, &[("name", "Bob"), ("body", "the first words")])
        .await;
    let edit = [("id", &*id), ("body", "other words")];
    assert_eq!(bob.post("/edit/blog/2026/hello", &edit).await.status, 303);
    let report = [("id", &*id), ("reason", "abuse")];
    let eve = Visitor::of(&service);
    assert_eq!(
        eve.post("/report/blog/2026/hello", &report).await.status,
        303
    );
    desk(&staff, "?what=reported", 1).await;
    let about = reference(&id, HERE);
    staff.post("/moderate", &[("reject", &about)]).await;
    let history = format!("/moderate/history/{about}");
    let page = staff.get(&history).await.page();
    assert_valid(&page);
    let told: Vec<_> = page
        .all(".history li")
        .iter()
        .map(|li| crate::web::words(*li))
        .collect();
    for (told, words) in told.iter().zip([
        "the first words",
        "other words",
        "It insults, threatens or hates",
        "Removed · Olga Owner",
    ]) {
        assert!(told.contains(words), "{told}");
    }
    // What its writer takes back is in no history.
    bob.post("/delete/blog/2026/hello", &[("id", &id)]).await;
    let page = staff.get(&history).await;
    assert!(!page.text().contains("first words") && !page.text().contains("other words"));
    desk(&staff, "?what=all", 0).await;
}

async fn what_was_learned_is_asked_and_says_which_words_weighed(store: Store) {
    blog(&store);
    let service = store.start();
    let staff = owner(&store, &service).await;
    for n in 0..12 {
        let person = Visitor::of(&service);
        let fine = format!("I planted {n} tomatoes beside the garden wall in spring");
        let id = person.say(HERE, &[("name", "Ada"), ("body", &fine)]).await;
        staff
            .post("/moderate", &[("approve", &reference(&id, HERE))])
            .await;
        // What nobody holds and nobody has looked at says nothing yet.
        let spam = format!("cheap replica watches luxury discount number {n}");
        let id = Visitor::of(&service)
            .say(HERE, &[("name", "Max"), ("body", &spam)])
            .await;
        staff
            .post("/moderate", &[("spam", &reference(&id, HERE))])
            .await;
    }
    let eve = Visitor::of(&service);
    let plain = [
        ("name", "Eve"),
        ("body", "my tomatoes like the wall in the garden"),
    ];
    assert!(shown(&service, HERE, &eve.say(HERE, &plain).await).await);
    let like = [
        ("name", "Kai"),
        ("body", "luxury replica watches, cheap, with discount"),
    ];
    let id = Visitor::of(&service).say(HERE, &like).await;
    assert!(!shown(&service, HERE, &id).await);
    let page = desk(&staff, "?rule=learned", 1).await;
    let why = page.words(".why");
    assert!(why.contains("replica") || why.contains("watches"), "{why}");
}

async fn the_desk_is_made_anew_by_one_command(store: Store) {
    blog(&store);
    let service = store.start();
    let staff = owner(&store, &service).await;
    let id = held(&service, HERE, "Bob", "look").await;
    desk(&staff, "", 1).await;
    staff
        .post("/moderate", &[("spam", &reference(&id, HERE))])
        .await;
    desk(&staff, "?what=spam", 1).await;
    let said = run(&store, &["desk", "rebuild"]);
    assert!(said.contains("within some seconds"), "{said}");
    desk(&staff, "?what=spam", 1).await;
    drop(service);
    let said = run(&store, &["desk", "rebuild"]);
    assert!(said.contains("at the next start"), "{said}");
    let service = store.start();
    let staff = staff.moved_to(&service.url);
    desk(&staff, "?what=spam", 1).await;
    assert_eq!(
        staff
            .get("/moderate/log")
            .await
            .page()
            .all(".listed li")
            .len(),
        1
    );
}

async fn letters_tell_of_what_waits_and_their_links_show_a_button(store: Store) {
    blog(&store);
    let post = Post::of(&store).await;
    let boss = "boss@blog.example";
    let home = post.at_home(boss).await;
    let invitation = link(&run(&store, &["owner", "invite"]));
    let page = home.get(&invitation).await.page();
    let token = page
        .one("input[name=token]")
        .attr("value")
        .unwrap()
        .to_owned();
    let fields = [("token", &*token), ("name", "Boss")];
    assert_eq!(home.post("/invite", &fields).await.status, 303);
    let before = post.smtp.mails().len();
    let id = held(&post.service, HERE, "Bob", "see this").await;
    let letter = post.smtp.letter_after(before, boss).await;
    let text = letter.0;
    assert!(
        text.contains("Bob") && text.contains("> see this"),
        "{text}"
    );
    let links: Vec<_> = text
        .lines()
        .filter_map(|line| {
            Some(
                line.split_once(": http://")?
                    .1
                    .split_once("/moderate")?
                    .1
                    .to_owned(),
            )
        })
        .map(|rest| format!("/moderate{rest}"))
        .filter(|link| link.contains("token="))
        .collect();
    assert_eq!(links.len(), 3, "{text}");
    // Whatever reads the letter first may follow all links.
    let anybody = Visitor::of(&post.service);
    for link in &links {
        let page = anybody.get(link).await;
        assert_eq!(page.status, 200);
        assert!(page.text().contains("see this"));
    }
    assert!(!shown(&post.service, HERE, &id).await);
    let page = anybody.get(&links[0]).await.page();
    assert_eq!(page.words("form button"), "Approve");
    let token = page.one("[name=token]").attr("value").unwrap().to_owned();
    let decided = anybody.post("/moderate/link", &[("token", &token)]).await;
    assert_eq!(decided.status, 200);
    assert!(shown(&post.service, HERE, &id).await);
    // It no longer waits: none of the links does anything.
    assert_eq!(anybody.get(&links[1]).await.status, 410);
    let nonsense = anybody
        .post("/moderate/link", &[("token", "nonsense")])
        .await;
    assert_eq!(nonsense.status, 410);
}
