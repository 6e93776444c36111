//! What the command line asks about sites and threads: answered from the store, or by the running
//! service that owns it.

mod request;
mod rules;
mod staff;

use std::{
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};

use anyhow::{Context, Result, anyhow, bail, ensure};

pub use self::request::{OwnerRequest, Request, SiteRequest, StaffRequest, ThreadRequest};
use super::{control, open_store, secret};
use crate::{
    config::{Config, StoreUrl},
    domain::{
        site::{ChangeSettings, ChangeSso, Command, SetOrigins},
        thread::{self, Lock, Pin, Post},
        values::{
            Actor, CommandId, CommentId, GuestId, Origin, PageUrl, PostKey, Role, SiteKey,
            Timestamp,
        },
    },
    http,
    repository::{Refusal, Repository, ThreadKey},
    secrets::Secrets,
    store::sqlite,
};

/// What answers: inside the process that owns the store.
pub struct Office {
    /// What is changed.
    pub repository: Arc<Repository>,
    /// Signs what it hands out.
    pub secrets: Secrets,
    /// What comes before the address of a page.
    pub base: String,
}

/// Does what is asked; answers with lines for the person who asked.
pub async fn ask(config: &Config, request: Request) -> Result<Vec<String>> {
    if let Request::Site(SiteRequest::Sso { .. }) = request {
        secret::must_be_shared(config)?;
    }
    let store = match (open_store(config).await, config.store_url()) {
        (Ok(store), _) => store,
        (Err(error), StoreUrl::Sqlite(path)) if is_in_use(&error) => {
            return control::ask(&path, &request)
                .await
                .map_err(|why| error.context(why))?;
        }
        (Err(error), _) => return Err(error),
    };
    let office = Office {
        repository: Arc::new(Repository::new(Arc::clone(&store)).await?),
        secrets: Secrets::new(&secret::secret(config)),
        base: match &config.public_url {
            Some(url) => http::base(Some(url)).to_owned(),
            None => format!("http://{}", config.listen),
        },
    };
    let lines = office.answer(request).await;
    store.close().await;
    lines
}

impl Office {
    /// Answers with lines for the person who asked.
    pub async fn answer(&self, request: Request) -> Result<Vec<String>> {
        let repository = &*self.repository;
        let since = SystemTime::now().duration_since(UNIX_EPOCH)?;
        let at = Timestamp::from_millis(since.as_millis() as i64);
        let line = match request {
            Request::Site(SiteRequest::List) => return list(repository).await,
            Request::Site(SiteRequest::Add { key, origins }) => {
                ensure!(!origins.is_empty(), "a site has at least one origin");
                let parsed: Result<Vec<_>, _> =
                    origins.iter().map(|raw| Origin::parse(raw)).collect();
                let command = SetOrigins {
                    origins: parsed?,
                    at,
                };
                let key = SiteKey::parse(&key)?;
                let command = Command::SetOrigins(command);
                let state = match repository.change_site(&key, command).await? {
                    true => "is set up for",
                    false => "was already set up for",
                };
                format!("{key} {state} {}", origins.join(" "))
            }
            Request::Site(SiteRequest::Set {
                key,
                likes,
                reactions,
                stylesheet,
                rules,
            }) => {
                let key = real(repository, &key).await?;
                let now = repository.site(&key).await?.state;
                let change = ChangeSettings {
                    likes,
                    reactions,
                    stylesheet: match stylesheet.as_deref() {
                        None => None,
                        Some("none") => Some(None),
                        Some(url) => Some(Some(on_site(repository, &key, url).await?)),
                    },
                    rules: Some(rules.apply(&now.settings().rules)),
                };
                repository
                    .change_site(&key, Command::ChangeSettings(change, at))
                    .await?;
                settings_line(repository, &key).await?
            }
            Request::Site(SiteRequest::Sso { key, new, off }) => {
                let key = real(repository, &key).await?;
                let change = match (new, off) {
                    (_, true) => ChangeSso::Off,
                    (true, _) => ChangeSso::New,
                    _ => ChangeSso::On,
                };
                repository
                    .change_site(&key, Command::ChangeSso(change, at))
                    .await?;
                match repository.site(&key).await?.state.sso() {
                    // Nothing else, so that a script can take it.
                    Some(generation) => self.secrets.sso_key(&key, generation),
                    None => format!("{key} signs nobody in"),
                }
            }
            Request::Site(SiteRequest::Owner { key, post, comment }) => {
                let key = real(repository, &key).await?;
                let guest = writer(repository, &key, &post, &comment).await?;
                repository
                    .change_site(&key, Command::RecogniseOwner(guest, at))
                    .await?;
                format!("{key} shows the owner's badge on what this browser says")
            }
            Request::Staff(request) => return self.about_staff(request, at).await,
            Request::Owner(OwnerRequest::Invite { site }) => {
                let role = Role::Owner.name().to_owned();
                let invite = StaffRequest::Invite { site, role };
                return self.about_staff(invite, at).await;
            }
            Request::Thread(request) => {
                let (site, post) = request.place();
                let site = existing(repository, site).await?;
                let post = post_key(post)?;
                let (command, said) = request.command(&site, &post, at)?;
                let key = ThreadKey { site, post };
                let id = CommandId::digest(&[&key.stream().to_string(), said, &at.to_string()]);
                repository
                    .change(&key, id, command)
                    .await
                    .map_err(refused)?;
                format!("{}/{} {said}", key.site, key.post)
            }
        };
        Ok(vec![line])
    }
}

impl ThreadRequest {
    fn place(&self) -> (&str, &str) {
        match self {
            Self::Lock { site, post } | Self::Unlock { site, post } => (site, post),
            Self::Pin { site, post, .. } | Self::Unpin { site, post, .. } => (site, post),
        }
    }

    fn command(
        &self,
        site: &SiteKey,
        post: &PostKey,
        at: Timestamp,
    ) -> Result<(thread::Command, &'static str)> {
        let lock = |locked| {
            thread::Command::Lock(Lock {
                post: Post {
                    site: site.clone(),
                    post: post.clone(),
                    url: None,
                    title: None,
                },
                locked,
                at,
            })
        };
        let pin = |comment: &str, pinned| -> Result<_> {
            let id = CommentId::parse(comment).map_err(|error| anyhow!("{comment} {error}"))?;
            Ok(thread::Command::Pin(Pin { id, pinned, at }))
        };
        Ok(match self {
            Self::Lock { .. } => (lock(true), "can only be read"),
            Self::Unlock { .. } => (lock(false), "takes comments"),
            Self::Pin { comment, .. } => (pin(comment, true)?, "begins with this comment"),
            Self::Unpin { comment, .. } => {
                (pin(comment, false)?, "has this comment in its own place")
            }
        })
    }
}

async fn list(repository: &Repository) -> Result<Vec<String>> {
    let mut lines = Vec::new();
    for key in repository.site_keys().await? {
        let site = repository.site(&key).await?.state;
        let origins: Vec<_> = site.origins().iter().map(Origin::as_str).collect();
        lines.push(format!("{key} {}", origins.join(" ")));
    }
    Ok(lines)
}

async fn settings_line(repository: &Repository, key: &SiteKey) -> Result<String> {
    let site = repository.site(key).await?.state;
    let settings = site.settings();
    let state = |on| if on { "on" } else { "off" };
    Ok(format!(
        "{key}: likes {}, reactions {}, stylesheet {}, {}",
        state(settings.likes),
        state(settings.reactions),
        settings.stylesheet.as_ref().map_or("none", PageUrl::as_str),
        rules::told(&settings.rules)
    ))
}

/// A site that was added: the demo has nowhere to keep what is chosen for it.
async fn real(repository: &Repository, key: &str) -> Result<SiteKey> {
    let key = SiteKey::parse(key)?;
    let site = repository.site(&key).await?.state;
    ensure!(
        !site.origins().is_empty(),
        "there is no site {key}; `afterword site add {key} https://your.blog` makes one"
    );
    Ok(key)
}

async fn existing(repository: &Repository, key: &str) -> Result<SiteKey> {
    let key = SiteKey::parse(key)?;
    // The demo is no site, but it has threads.
    let site = repository.site(&key).await?.state;
    ensure!(
        !site.origins().is_empty() || (key.is_demo() && !repository.any_site()),
        "there is no site {key}; `afterword site list` tells which there are"
    );
    Ok(key)
}

async fn on_site(repository: &Repository, key: &SiteKey, url: &str) -> Result<PageUrl> {
    let site = repository.site(key).await?.state;
    let allowed = |origin: &str| site.origins().iter().any(|known| known.as_str() == origin);
    PageUrl::parse(url, allowed)
        .with_context(|| format!("{url} is not on an origin of {key}, so browsers would refuse it"))
}

async fn writer(
    repository: &Repository,
    site: &SiteKey,
    post: &str,
    comment: &str,
) -> Result<GuestId> {
    let key = ThreadKey {
        site: site.clone(),
        post: post_key(post)?,
    };
    let thread = repository.thread(&key).await?.state;
    let Some(found) = thread.comment(CommentId::parse(comment)?) else {
        bail!("there is no comment {comment} under {post}");
    };
    match found.by {
        Some(Actor::Guest(guest)) => Ok(guest),
        Some(Actor::Account(_)) => bail!("an account wrote this comment: give that one a role"),
        None => bail!("nobody knows which browser wrote this comment"),
    }
}

fn post_key(raw: &str) -> Result<PostKey> {
    PostKey::parse(raw).map_err(|error| anyhow!("the post {error}"))
}

fn refused(refusal: Refusal) -> anyhow::Error {
    match refusal {
        Refusal::Failed(error) => error.into(),
        Refusal::Rejected(thread::Rejection::NotTopLevel) => {
            anyhow!("only a comment on the post itself can be pinned, not a reply")
        }
        Refusal::Rejected(_) => anyhow!("there is no such comment"),
    }
}

fn is_in_use(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref(), Some(sqlite::OpenError::InUse { .. }))
}
