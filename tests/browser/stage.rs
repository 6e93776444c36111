//! A blog on one site and the service on another, for tests about what a browser tells a third
//! party.
//!
//! The blog is at `localhost` and the service at `127.0.0.1`. To cookies these are two sites: they
//! look at hosts, not at ports, and no two of these hosts belong to one domain. Browsers trust both
//! without TLS, so they take `Secure` cookies from them.

use crate::{
    host_page::{Blog, enter_thread, leave_thread},
    smtp::SmtpServer,
    support::service::{Ground, Service},
    window::Window,
    wire::{Heard, Wire},
};

/// What a third party uses that knows of no partitions.
pub const ORDINARY: &str = "ordinary=1";

/// A blog, the service on another site behind a wire, and where its letters go.
pub struct Stage {
    pub blog: Blog,
    pub wire: Wire,
    pub smtp: SmtpServer,
    pub service: Service,
    pub ground: Ground,
}

impl Stage {
    pub async fn set() -> Self {
        let (blog, ground, smtp) = (Blog::start(), Ground::sqlite(), SmtpServer::start().await);
        let url = smtp.url();
        let mail = [
            ("AFTERWORD_SMTP", &*url),
            ("AFTERWORD_MAIL_FROM", "blog@blog.example"),
        ];
        let service = blog.service_with(&ground, &mail);
        let wire = Wire::to(service.port).await;
        let url = &wire.url;
        let snippet = format!(r#"<script src="{url}/embed.js" data-site="blog" async></script>"#);
        blog.show("", &snippet);
        Self {
            blog,
            wire,
            smtp,
            service,
            ground,
        }
    }

    /// The control: whether a cookie of the service's host comes with what its frame asks, when the
    /// browser certainly has it. Leaves the browser in the frame.
    pub async fn ordinary_cookie_comes(&self, browser: &impl Window) -> bool {
        let home = format!("{}/thread/blog/at-home", self.wire.url);
        browser.goto(&home).await;
        let set = format!("document.cookie = '{ORDINARY}; Path=/; SameSite=None; Secure'");
        browser.run(&set).await;
        self.wire.heard();
        browser.reload().await;
        let at_home = self.pages("at-home");
        assert!(
            at_home.iter().all(|page| page.brings(ORDINARY)),
            "{at_home:?}"
        );

        self.visit(browser).await;
        let in_frame = self.pages("post");
        let script = browser.run("return document.cookie").await;
        println!("at home {at_home:?}, in the frame {in_frame:?}, its script sees {script}");
        let comes = in_frame.iter().any(|page| page.brings(ORDINARY));
        assert_eq!(script == ORDINARY, comes);
        comes
    }

    /// The loads of this thread since the wire was asked the last time: at least one.
    pub fn pages(&self, post: &str) -> Vec<Heard> {
        let mut pages = self.wire.heard();
        let path = format!("/thread/blog/{post}");
        pages.retain(|it| it.path.split('?').next() == Some(&path));
        assert!(!pages.is_empty(), "{post} was not loaded");
        pages
    }

    /// Opens the post, and goes into the frame with its thread.
    pub async fn visit(&self, browser: &impl Window) {
        browser.goto(&format!("{}/post", self.blog.origin)).await;
        enter_thread(browser).await;
    }

    /// Loads the post anew, and goes into its frame again.
    pub async fn come_back(&self, browser: &impl Window) {
        leave_thread(browser).await;
        browser.reload().await;
        enter_thread(browser).await;
    }
}
