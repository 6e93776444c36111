//! The conversations of the demo: added through the same command as any comment, once.

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Result, anyhow};

use crate::{
    domain::{
        thread::{AddComment, Author, Judgement, Post},
        values::{AuthorName, Body, CommandId, CommentId, PostKey, SiteKey, Timestamp},
    },
    repository::{Repository, ThreadKey},
    views::demo::POSTS,
};

const HOUR: i64 = 60 * 60 * 1000;

/// Says what the demo's posts have to tell, unless it was said before: the ids of the commands
/// follow from the posts.
pub async fn conversations(repository: &Repository) -> Result<()> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis() as i64;
    for (days, post) in (1..).zip(POSTS) {
        let key = ThreadKey {
            site: SiteKey::parse(SiteKey::DEMO)?,
            post: PostKey::parse(&format!("posts/{}", post.slug))?,
        };
        let id = |n: usize| CommandId::digest(&["demo", post.slug, &n.to_string()]);
        let begun = now - days * 5 * 24 * HOUR;
        for (n, (name, words, answers)) in post.remarks.iter().enumerate() {
            let command = AddComment {
                post: Post {
                    site: key.site.clone(),
                    post: key.post.clone(),
                    url: None,
                    title: Some(post.title.to_owned()),
                },
                id: CommentId::of_command(&id(n)),
                parent: answers.map(|earlier| CommentId::of_command(&id(earlier))),
                author: Author {
                    name: AuthorName::parse(name)?,
                    email: None,
                    website: None,
                },
                body: Body::parse(words)?,
                by: None,
                role: None,
                network: None,
                judged: Judgement::default(),
                open_for: None,
                at: Timestamp::from_millis(begun + n as i64 * 7 * HOUR),
            };
            let added = repository.change(&key, id(n), command).await;
            added.map_err(|refusal| anyhow!("{refusal:?}"))?;
        }
    }
    Ok(())
}
