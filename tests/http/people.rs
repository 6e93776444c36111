//! Somebody who reads their mail: signs in, and is known on the site and on our own pages.

use std::fs::File;

use reqwest::Method;

pub use crate::smtp::Letter;
use crate::{
    both::Store,
    smtp::SmtpServer,
    support::service::Service,
    web::{Answer, Visitor},
};

/// The service, and the server that takes its letters.
pub struct Post {
    pub service: Service,
    pub smtp: SmtpServer,
}

impl Post {
    pub async fn of(store: &Store) -> Self {
        Self::with(store, &[]).await
    }

    pub async fn with(store: &Store, settings: &[(&str, &str)]) -> Self {
        Self::started(settings, |settings| store.start_with(settings)).await
    }

    /// The same with all that it logs in this file.
    pub async fn logging(store: &Store, settings: &[(&str, &str)], log: File) -> Self {
        Self::started(settings, |settings| store.start_logging(settings, log)).await
    }

    async fn started(
        settings: &[(&str, &str)],
        start: impl FnOnce(&[(&str, &str)]) -> Service,
    ) -> Self {
        let smtp = SmtpServer::start().await;
        let url = smtp.url();
        let mail = [
            ("AFTERWORD_SMTP", url.as_str()),
            ("AFTERWORD_MAIL_FROM", "Blog <comments@blog.example>"),
        ];
        let settings: Vec<_> = mail.iter().chain(settings).copied().collect();
        let service = start(&settings);
        Self { service, smtp }
    }

    /// Asks for a letter; answers with the page that waits for its code, and the letter.
    pub async fn letter(&self, visitor: &Visitor, address: &str, email: &str) -> (String, Letter) {
        let before = self.smtp.mails().len();
        let asked = visitor.post(address, &[("email", email)]).await;
        assert_eq!(asked.status, 303, "{}", asked.text());
        let letter = self.smtp.letter_after(before, email).await;
        (asked.header("location").to_owned(), letter)
    }

    /// Signs in for our own pages; answers with a browser that is.
    pub async fn at_home(&self, email: &str) -> Visitor {
        let visitor = Visitor::of(&self.service);
        let (waits, letter) = self.letter(&visitor, "/signin", email).await;
        let entered = enter(&visitor, &waits, &letter.code()).await;
        assert_eq!(
            (entered.status, entered.header("location")),
            (303, "/account")
        );
        visitor.with("cookie", &entered.cookie())
    }

    /// Signs in for a thread in a window of its own, and hands the code over; answers with a
    /// browser that is signed in there.
    pub async fn member(&self, thread: &str, email: &str) -> Visitor {
        let handed = self.handed(thread, email).await;
        let visitor = Visitor::of(&self.service);
        let session = thread.replacen("/thread/", "/session/", 1);
        let asked = visitor
            .request(Method::POST, &session)
            .header("HX-Request", "true")
            .header("origin", &self.service.url);
        let entered = Answer::to(asked.form(&[("code", &handed)])).await;
        assert_eq!(entered.status, 200, "{}", entered.text());
        visitor.with("cookie", &entered.cookie())
    }

    /// The code that the window of the sign-in hands over.
    pub async fn handed(&self, thread: &str, email: &str) -> String {
        let visitor = Visitor::of(&self.service);
        let signin = thread.replacen("/thread/", "/signin/", 1);
        let address = format!("{signin}?opener={}", self.service.url);
        let (waits, letter) = self.letter(&visitor, &address, email).await;
        let entered = enter(&visitor, &waits, &letter.code()).await;
        assert_eq!(entered.status, 200, "{}", entered.text());
        let page = entered.page();
        let handover = page.one("#handover");
        assert_eq!(handover.attr("data-origin"), Some(&*self.service.url));
        handover.attr("data-code").unwrap().to_owned()
    }
}

/// Types the code of a letter into the page that waits for it.
pub async fn enter(visitor: &Visitor, waits: &str, code: &str) -> Answer {
    let page = visitor.get(waits).await.page();
    let form = page.one("form#code");
    let action = form.attr("action").unwrap().to_owned();
    let sent = page
        .one("input[name=sent]")
        .attr("value")
        .unwrap()
        .to_owned();
    visitor
        .post(&action, &[("sent", &sent), ("code", code)])
        .await
}
