//! A comment that comes amid the erasure of its writer.

use std::{sync::Arc, time::Duration};

use afterword::{
    domain::{
        account::Command,
        thread::{AddComment, Author, Gone, Judgement, Post},
        values::{AuthorName, Body, CommandId, CommentId, PostKey, SiteKey},
    },
    repository::{Repository, ThreadKey},
    store::EventStore,
};

use crate::accounts::{address, now};

/// The worker looked for the words of somebody before their last ones were stored.
pub async fn a_late_comment_is_taken_back(store: &Arc<dyn EventStore>) {
    let repository = Repository::new(Arc::clone(store)).await.unwrap();
    let id = repository.enter(&address(1), None, now()).await.unwrap();
    let key = ThreadKey {
        site: SiteKey::parse("blog").unwrap(),
        post: PostKey::parse("late").unwrap(),
    };
    let leave = Command::BeginErasure { keeps_words: false };
    repository.change_account(id, leave, now()).await.unwrap();
    while !repository
        .work_once(Duration::from_secs(60), now())
        .await
        .unwrap()
        .is_empty()
    {}

    let wish = CommandId::digest(&["late"]);
    let comment = CommentId::of_command(&wish);
    let late = AddComment {
        post: Post {
            site: key.site.clone(),
            post: key.post.clone(),
            url: None,
            title: None,
        },
        id: comment,
        parent: None,
        author: Author {
            name: AuthorName::parse("Mortimer").unwrap(),
            email: None,
            website: None,
        },
        body: Body::parse("my last words").unwrap(),
        by: Some(id.into()),
        role: None,
        network: None,
        judged: Judgement::default(),
        open_for: None,
        at: now(),
    };
    let said = repository.change(&key, wish, late).await.unwrap();
    assert!(said.thread.comment(comment).unwrap().said.is_some());
    assert!(repository.erase_if_left(id, now()).await.unwrap());
    let thread = repository.thread(&key).await.unwrap().state;
    assert_eq!(thread.comment(comment).unwrap().gone, Some(Gone::Erased));
    let log = store.read(&key.stream(), Default::default()).await.unwrap();
    assert!(!format!("{log:?}").contains("last words"));
    let other = repository.enter(&address(2), None, now()).await.unwrap();
    assert!(!repository.erase_if_left(other, now()).await.unwrap());
}
