//! A moderator at the desk of a running service: what they press, and what they read.
#![allow(
    dead_code,
    reason = "each benchmark uses its own part of what they share"
)]

use std::time::{Duration, Instant};

use crate::{
    support::service::{Ground, Service, until_within},
    web::{Page, Visitor},
};

/// Longer than anything at the desk takes.
const PATIENCE: Duration = Duration::from_secs(600);

/// The owner's browser.
pub struct Moderator(Visitor);

impl Moderator {
    /// Becomes the owner by the link that the command line gives.
    pub async fn of(ground: &Ground, service: &Service) -> Self {
        let said = ground.run(&["owner", "invite"]).stdout;
        let said = String::from_utf8(said).unwrap();
        let link = said.split_whitespace().find(|it| it.contains("/invite?"));
        let link = link.unwrap_or_else(|| panic!("no link in {said}"));
        let visitor = Visitor::of(service);
        let page = visitor.get(&link[link.find("/invite").unwrap()..]).await;
        let page = page.page();
        let token = page.one("input[name=token]").attr("value").unwrap();
        let fields = [("token", token), ("name", "Olga Owner")];
        let entered = visitor.post("/invite", &fields).await;
        assert_eq!(entered.status, 303, "{}", entered.text());
        Self(visitor.with("cookie", &entered.cookie()))
    }

    /// The same at another start of the service.
    pub fn moved_to(&self, service: &Service) -> Self {
        Self(self.0.moved_to(&service.url))
    }

    /// The desk.
    pub async fn look(&self, query: &str) -> Page {
        let answer = self.0.get(&format!("/moderate{query}")).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer.page()
    }

    /// Presses a button; answers with the address of what was done.
    pub async fn press(&self, fields: &[(&str, &str)]) -> String {
        let answer = self.0.post("/moderate", fields).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        answer.header("location").to_owned()
    }

    /// Presses a button, and waits until so many comments stand as the tab says; answers with the
    /// time until the button answered, the time until all was done, and what undoes it.
    pub async fn decide(
        &self,
        fields: &[(&str, &str)],
        tab: &str,
        number: usize,
    ) -> (Duration, Duration, String) {
        let began = Instant::now();
        let location = self.press(fields).await;
        let answered = began.elapsed();
        self.until(tab, number).await;
        let undo = location.split("done=").nth(1).unwrap().to_owned();
        (answered, began.elapsed(), undo)
    }

    /// Waits until the desk knows all that is stored, and so many comments stand so.
    pub async fn until(&self, tab: &str, number: usize) {
        let what = format!("{number} that are {tab}");
        until_within(PATIENCE, &what, async || {
            let page = self.look(&format!("?what={tab}")).await;
            let behind = !page.all("p.notice[role=status]").is_empty();
            if !behind && waiting(&page) == number {
                return Some(());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
            None
        })
        .await;
    }
}

/// How many comments fit what the page was asked for.
fn waiting(page: &Page) -> usize {
    let total = page.all(".bulk .all span");
    let text: String = total
        .first()
        .map_or_else(String::new, |it| it.text().collect());
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(0)
}
