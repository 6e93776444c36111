//! `/moderate/link?token=…`: the link of a letter. It shows a page with a button: what reads mail
//! before people do follows links, and decides nothing by that.

use actix_web::{
    HttpRequest, HttpResponse,
    http::StatusCode,
    web::{Data, Payload},
};
use serde::{Deserialize, Serialize};

use super::deciding::Reference;
use crate::{
    domain::{
        thread::{Command, Moderate, Standing, Verdict},
        values::{AccountId, CommentId, DecisionId, Timestamp},
    },
    http::{Service, clock, errors, forms, headers, query, reacting, signin},
    repository::{Refusal, ThreadKey},
    store::StoreError,
    views::{self, DeskLink, Lang, Words},
};

/// What the letter is sealed for.
const PURPOSE: &str = "decide";
/// How long a link is good, in milliseconds: a week.
const GOOD: i64 = 7 * 24 * 60 * 60 * 1000;

/// What a link asks for.
#[derive(Serialize, Deserialize)]
struct Asked {
    /// The comment: `site/id/post`.
    about: String,
    to: String,
    /// To whom the letter was sent.
    account: String,
}

/// What a letter offers, with what it is called.
pub fn offered(words: &Words) -> [(&str, Standing); 3] {
    let text = &words.text;
    [
        (&*text.approve, Standing::Published),
        (&*text.mark_spam, Standing::Spam),
        (&*text.remove, Standing::Rejected),
    ]
}

/// The address of a link.
pub fn address(
    service: &Service,
    base: &str,
    key: &ThreadKey,
    id: CommentId,
    account: AccountId,
    to: Standing,
    now: Timestamp,
) -> String {
    let asked = Asked {
        about: format!("{}/{id}/{}", key.site, key.post),
        to: to.name().to_owned(),
        account: account.to_string(),
    };
    let until = Timestamp::from_millis(now.millis() + GOOD);
    let token = service.secrets.seal(PURPOSE, &asked, until);
    format!("{base}/moderate/link?token={token}")
}

/// The handler of GET.
pub async fn show(request: HttpRequest, service: Data<Service>) -> HttpResponse {
    let lang = query::lang(&request);
    let mut pairs = url::form_urlencoded::parse(request.query_string().as_bytes());
    let token = pairs.find_map(|(name, value)| (name == "token").then(|| value.into_owned()));
    let token = token.unwrap_or_default();
    match Link::open(&service, &token).await {
        Ok(Some(link)) => {
            let words = Words::of(lang);
            let said = link.said();
            let mut offered = offered(words).into_iter();
            let label = offered.find(|(_, to)| *to == link.to);
            let page = DeskLink {
                assets: service.assets.clone(),
                words,
                text: &words.text,
                name: said.0,
                said: said.1,
                label: label.map_or("", |(label, _)| label),
                token: &token,
            };
            headers::private_page(StatusCode::OK, &[]).body(views::render(&page))
        }
        Ok(None) => old(&service, lang),
        Err(error) => signin::away(&service, lang, &error),
    }
}

/// The handler of POST.
pub async fn follow(
    request: HttpRequest,
    payload: Payload,
    service: Data<Service>,
) -> HttpResponse {
    let lang = query::lang(&request);
    if !signin::is_from_us(&request, &service) {
        return errors::foreign_origin(&service, lang);
    }
    let fields = forms::fields(payload).await.unwrap_or_default();
    let link = match Link::open(&service, fields.one("token")).await {
        Ok(Some(link)) => link,
        Ok(None) => return old(&service, lang),
        Err(error) => return signin::away(&service, lang, &error),
    };
    let moderate = Moderate {
        ids: vec![link.about.id],
        verdict: Verdict::Stand(link.to),
        by: link.by,
        decision: DecisionId::from_random(rand::random()),
        at: clock::now(),
    };
    let (key, command) = (&link.about.key, Command::Moderate(moderate));
    let wish = reacting::wish(key);
    match service.repository.change(key, wish, command).await {
        Ok(_) => {
            let text = &Words::of(lang).text;
            let (status, title) = (StatusCode::OK, &text.link_title);
            errors::page(&service, lang, status, title, &text.link_done)
        }
        Err(Refusal::Failed(error)) => signin::away(&service, lang, &error),
        Err(Refusal::Rejected(_)) => old(&service, lang),
    }
}

/// A link that is good: its comment still waits, and whoever got the letter still decides.
struct Link {
    about: Reference,
    to: Standing,
    by: AccountId,
    thread: std::sync::Arc<crate::domain::thread::Thread>,
}

impl Link {
    async fn open(service: &Service, token: &str) -> Result<Option<Self>, StoreError> {
        let asked: Option<Asked> = service.secrets.open(PURPOSE, token, clock::now());
        let parsed = asked.and_then(|asked| {
            Some((
                Reference::parse(&asked.about)?,
                Standing::parse(&asked.to)?,
                AccountId::parse(&asked.account).ok()?,
            ))
        });
        let Some((about, to, by)) = parsed else {
            return Ok(None);
        };
        let staff = service.repository.staff().await?.state;
        let thread = service.repository.thread(&about.key).await?.state;
        let comment = thread.comment(about.id);
        let waits = comment.is_some_and(|it| it.standing == Standing::Pending && it.gone.is_none());
        let decides = staff.role(by, &about.key.site).is_some();
        Ok((waits && decides).then_some(Self {
            about,
            to,
            by,
            thread,
        }))
    }

    /// The name of the writer, and the words as they were typed.
    fn said(&self) -> (&str, &str) {
        let comment = self.thread.comment(self.about.id);
        let said = comment.and_then(|comment| comment.words());
        let author = said.and_then(|said| said.author.as_ref());
        (
            author.map_or("…", |author| author.name.as_str()),
            said.map_or("", |said| said.body.as_str()),
        )
    }
}

fn old(service: &Service, lang: Lang) -> HttpResponse {
    let text = &Words::of(lang).text;
    let (status, title) = (StatusCode::GONE, &text.link_title);
    errors::page(service, lang, status, title, &text.link_old)
}
