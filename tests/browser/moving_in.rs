//! A blog moves in from another system: its page as it was, without that one's loader, and with our
//! one line in its head.

use serde_json::json;

use crate::{
    browser::Browser,
    host_page::{Blog, enter_thread, leave_thread, snippet},
    steps::{comment, say, shows},
    support::service::{Ground, Service, until},
};

/// A blog whose page at `/2026/hello/` was one of another system.
struct Moved {
    /// The other system's markup, as its manual has it.
    markup: &'static str,
    /// Where the thread is then.
    place: &'static str,
    /// Which post that is.
    post: &'static str,
    /// What the page told: the query of the frame must have it.
    told: &'static [(&'static str, &'static str)],
    /// What the elements `.n` say then, in their order; there are two comments on `other`.
    counts: &'static [&'static str],
}

impl Moved {
    async fn works(&self) {
        let (blog, ground) = (Blog::start(), Ground::sqlite());
        let service = blog.service(&ground);
        for words in ["one", "two"] {
            say(&service.thread("blog/2026/other"), "Zoe", words).await;
        }
        say(
            &service.thread(&format!("blog/{}", self.post)),
            "Ann",
            "first",
        )
        .await;
        blog.show(&snippet(&service), self.markup);
        let browser = Browser::open().await;
        browser.goto(&format!("{}/2026/hello/", blog.origin)).await;

        self.has_a_frame(&browser, &service).await;
        self.counts(&browser).await;
        enter_thread(&browser).await;
        shows(&browser, &["first"]).await;
        comment(&browser, "Ben", "second").await;
        shows(&browser, &["first", "second"]).await;
        // Another who writes to that post is heard here, so this is its thread.
        say(
            &service.thread(&format!("blog/{}", self.post)),
            "Cleo",
            "third",
        )
        .await;
        shows(&browser, &["first", "second", "third"]).await;
        leave_thread(&browser).await;
        browser.was_quiet(&[]).await;
    }

    async fn has_a_frame(&self, browser: &Browser, service: &Service) {
        let frame = format!(
            "return document.querySelector('{} > iframe')?.src",
            self.place
        );
        let frame = browser.wait("the frame in its place", &frame).await;
        let frame = url::Url::parse(frame.as_str().unwrap()).unwrap();
        assert!(
            frame.as_str().starts_with(&service.thread("blog/")),
            "{frame}"
        );
        let query: Vec<_> = frame.query_pairs().into_owned().collect();
        for (name, value) in self.told {
            let told = query.iter().find(|(told, _)| told == name);
            assert_eq!(
                told.map(|(_, value)| value.as_str()),
                Some(*value),
                "{name} in {frame}"
            );
        }
        let frames = "return document.querySelectorAll('iframe').length";
        assert_eq!(browser.run(frames).await, 1);
    }

    async fn counts(&self, browser: &Browser) {
        let texts = "return [...document.querySelectorAll('.n')].map((n) => n.textContent)";
        until("the counters are filled", async || {
            (browser.run(texts).await == json!(self.counts)).then_some(())
        })
        .await;
    }
}

#[tokio::test]
async fn from_disqus() {
    let moved = Moved {
        markup: r##"<main><div id="disqus_thread"></div></main>
            <script>
                var disqus_config = function () {
                    this.page.url = "https://old.example/2026/hello/?p=1";
                    this.page.identifier = "42 https://old.example/?p=42";
                    this.page.title = "Hello from Disqus";
                    this.language = "de_DE";
                    this.callbacks.onReady = [function () {}];
                };
            </script>
            <a class="n" href="/2026/other/#disqus_thread">Comments?</a>
            <a class="n" href="https://old.example/2026/other/#disqus_thread">Comments?</a>
            <a class="n" href="/x/#disqus_thread" data-disqus-identifier="2026/other">?</a>
            <span class="n disqus-comment-count" data-disqus-url="/2026/other/"></span>
            <span class="n disqus-comment-count" data-disqus-identifier="2026/other"></span>
            <a class="n" href="#disqus_thread">this page</a>"##,
        place: "main > #disqus_thread",
        post: "42%20https://old.example/%3Fp=42",
        told: &[
            ("url", "https://old.example/2026/hello/?p=1"),
            ("title", "Hello from Disqus"),
            ("lang", "de_DE"),
        ],
        counts: &[
            "2 comments",
            "2 comments",
            "2 comments",
            "2 comments",
            "2 comments",
            "1 comment",
        ],
    };
    moved.works().await;
}

#[tokio::test]
async fn from_disqus_with_its_older_variables() {
    let moved = Moved {
        markup: "<script>var disqus_shortname = 'old', disqus_url = '/2019/first-post/', \
                 disqus_title = 'The first';</script><div id=disqus_thread></div>",
        place: "#disqus_thread",
        post: "2019/first-post",
        told: &[("title", "The first")],
        counts: &[],
    };
    moved.works().await;
}

#[tokio::test]
async fn from_isso() {
    let moved = Moved {
        markup: r##"<script data-isso="//isso.example/" data-isso-lang="zh-CN"></script>
            <section id="isso-thread" data-isso-id="/2026/before/" data-title="From Isso">
                <noscript>Javascript needs to be activated to view comments.</noscript>
            </section>
            <a class="n" href="/2026/other/#isso-thread">Comments</a>
            <a class="n" href="#isso-thread">Comments</a>"##,
        place: "#isso-thread",
        post: "2026/before",
        told: &[("title", "From Isso"), ("lang", "zh-CN")],
        counts: &["2 comments", "1 comment"],
    };
    moved.works().await;
}

#[tokio::test]
async fn from_remark42() {
    let moved = Moved {
        markup: r#"<script>
                var remark_config = {
                    host: "https://remark.example", site_id: "old", components: ["embed", "counter"],
                    url: "https://old.example/2026/before/", page_title: "From remark42",
                    theme: "dark", locale: "fr",
                };
            </script>
            <div id="remark42"></div>
            <b class="n remark42__counter" data-url="https://old.example/2026/other/"></b>
            <b class="n remark42__counter" data-url="/2026/none/"></b> comments"#,
        place: "#remark42",
        post: "2026/before",
        told: &[
            ("url", "https://old.example/2026/before/"),
            ("title", "From remark42"),
            ("theme", "dark"),
            ("lang", "fr"),
        ],
        counts: &["2", "0"],
    };
    moved.works().await;
}

#[tokio::test]
async fn from_cusdis() {
    let moved = Moved {
        markup: r#"<div id="cusdis_thread" data-host="https://cusdis.com" data-app-id="x"
                data-page-id="page 7" data-page-url="/2026/hello/" data-page-title="From Cusdis"
                data-theme="light"></div>
            <span class="n" data-cusdis-count-page-id="2026/other">0</span> comments"#,
        place: "#cusdis_thread",
        post: "page%207",
        told: &[("title", "From Cusdis"), ("theme", "light")],
        counts: &["2"],
    };
    moved.works().await;
}

/// Its script is still there, for it has what it is told. This one does what it does, and again and
/// again, for nobody knows which of the two scripts comes first.
#[tokio::test]
async fn from_giscus() {
    let moved = Moved {
        markup: r#"<main><script src="data:text/javascript,const script = document.currentScript;
                setInterval(() => {
                    let there = document.querySelector('.giscus');
                    if (!there) {
                        there = document.createElement('div');
                        there.className = 'giscus';
                        script.after(there);
                    }
                    there.replaceChildren('giscus was here');
                }, 20)"
            data-repo="me/blog" data-repo-id="R_1" data-category="General" data-category-id="D_1"
            data-mapping="specific" data-term="Hello, world" data-theme="preferred_color_scheme"
            data-lang="pt" crossorigin="anonymous" async></script></main>"#,
        place: "main:not(:has(.giscus)) > .afterword:only-child",
        post: "Hello,%20world",
        told: &[("theme", "auto"), ("lang", "pt")],
        counts: &[],
    };
    moved.works().await;
}

#[tokio::test]
async fn from_giscus_in_an_element_of_the_page() {
    let moved = Moved {
        markup: r#"<section class="giscus"><p>Loading</p></section>
            <script src="data:text/javascript," data-repo-id="R_1" data-mapping="pathname"
                data-theme="dark" async></script>"#,
        place: "section.afterword",
        post: "2026/hello",
        told: &[("theme", "dark")],
        counts: &[],
    };
    moved.works().await;
}

#[tokio::test]
async fn from_waline() {
    let moved = Moved {
        markup: r##"<div id="waline" data-path="/2026/می&zwnj;خواهم/" data-lang="zh-CN"></div>
            <script type="module">const Waline = { init() {} };
                Waline.init({ el: "#waline", serverURL: "https://waline.example" });</script>
            <span class="n waline-comment-count" data-path="/2026/other/"></span>
            <span class="n waline-comment-count"></span>"##,
        place: "#waline",
        post: "2026/می\u{200c}خواهم",
        told: &[("lang", "zh-CN")],
        counts: &["2", "1"],
    };
    moved.works().await;
}
