//! Letters to the staff about what waits: gathered for a while, one for all nodes, with links that
//! lead to a button.

use std::{sync::Arc, time::Duration};

use super::link;
use crate::{
    desk::{Filter, What},
    domain::{
        moderation::Notify,
        site::{Command, Site},
        thread::Standing,
        values::{AccountId, Email, SiteKey, Timestamp},
    },
    http::{Service, clock},
    mail::Letter,
    store::StoreError,
    views::{Lang, Words},
};

/// How often it looks.
const LOOK: Duration = Duration::from_secs(5);
/// For how long a node that writes letters keeps the others from it.
const ALONE: Duration = Duration::from_secs(60);
/// How many comments are told of in a letter.
const TOLD: usize = 10;
/// How much of a comment is told, in characters.
const EXCERPT: usize = 500;

/// Writes letters until it is dropped; `base` comes before the addresses in them.
pub async fn tell(service: Arc<Service>, base: String) {
    loop {
        tokio::time::sleep(LOOK).await;
        if let Err(error) = tell_once(&service, &base).await {
            tracing::warn!(%error, "the staff is not told of what waits");
        }
    }
}

async fn tell_once(service: &Service, base: &str) -> Result<(), StoreError> {
    if !service.mailer.can_send() {
        return Ok(());
    }
    for key in service.repository.site_keys().await? {
        let site = service.repository.site(&key).await?.state;
        if !is_due(&site, clock::now()) {
            continue;
        }
        let filter = waiting(&key, &site);
        if service.desk.count(filter).await? == 0 || !service.repository.alone(&key, ALONE).await? {
            continue;
        }
        // Another node may have told of it before this one was alone.
        let site = service.repository.site(&key).await?.state;
        if is_due(&site, clock::now()) {
            tell_of(service, base, &key, &site).await?;
        }
    }
    Ok(())
}

fn is_due(site: &Site, now: Timestamp) -> bool {
    let Some(pause) = site.settings().rules.notify.pause() else {
        return false;
    };
    let last = site.staff_told().map_or(0, Timestamp::millis);
    now.millis().saturating_sub(last) >= pause
}

/// What has come to wait since the staff was told last.
fn waiting(key: &SiteKey, site: &Site) -> Filter {
    Filter {
        since: site.staff_told(),
        ..Filter::of(vec![key.clone()], What::Standing(Standing::Pending))
    }
}

async fn tell_of(
    service: &Service,
    base: &str,
    key: &SiteKey,
    site: &Site,
) -> Result<(), StoreError> {
    let at = clock::now();
    let filter = waiting(key, site);
    let count = service.desk.count(filter.clone()).await?;
    let page = service.desk.page(filter, None, TOLD).await?;
    let words = Words::of(
        site.settings()
            .rules
            .lang
            .as_deref()
            .and_then(Lang::parse)
            .unwrap_or_default(),
    );
    for (account, email) in staff(service, key).await? {
        let mut text = format!("{}\n\n", words.text.notify_intro);
        for row in &page.rows {
            let thread = service.repository.thread(&row.key).await?.state;
            let comment = thread
                .comment(row.id)
                .and_then(|it| Some((it, it.words()?)));
            let Some((_, said)) = comment else {
                continue;
            };
            let author = said.author.as_ref();
            let name = author.map_or(&*words.text.nobody, |author| author.name.as_str());
            let excerpt: String = said.body.as_str().chars().take(EXCERPT).collect();
            let title = thread.title().unwrap_or(row.key.post.as_str());
            text.push_str(&format!("{name} · {title}\n"));
            for line in excerpt.lines() {
                text.push_str(&format!("> {line}\n"));
            }
            for (label, to) in link::offered(words) {
                let address = link::address(service, base, &row.key, row.id, account, to, at);
                text.push_str(&format!("{label}: {address}\n"));
            }
            text.push('\n');
        }
        text.push_str(&words.notice_end(count, page.rows.len(), key.as_str(), base));
        service.mailer.send(Letter {
            to: email,
            subject: words.notice_subject(count, key.as_str()),
            text,
            html: None,
        });
    }
    // Whether a letter arrives is the outbox's to care for; that it is written is written down.
    let told = Command::TellStaff(at);
    service.repository.change_site(key, told).await?;
    Ok(())
}

/// The staff of a site, as far as letters reach them.
async fn staff(service: &Service, key: &SiteKey) -> Result<Vec<(AccountId, Email)>, StoreError> {
    let staff = service.repository.staff().await?.state;
    let mut reached: Vec<(AccountId, Email)> = Vec::new();
    for member in staff.of(key) {
        let account = service.repository.account(member.account).await?.state;
        if let Some(address) = account.address()
            && reached.iter().all(|(known, _)| *known != member.account)
        {
            reached.push((member.account, address.email.clone()));
        }
    }
    Ok(reached)
}

impl Notify {
    /// How much time is between two letters, in milliseconds; none if there are none.
    fn pause(self) -> Option<i64> {
        const MINUTE: i64 = 60 * 1000;
        match self {
            Self::Never => None,
            Self::Soon => Some(5 * MINUTE),
            Self::Hourly => Some(60 * MINUTE),
            Self::Daily => Some(24 * 60 * MINUTE),
        }
    }
}
