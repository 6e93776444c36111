//! Many at once: 1,000 comments by 16 people.

use std::collections::HashSet;

use crate::{both::Store, posting::all_comments, web::Visitor};

on_both! { a_thousand_comments_by_sixteen_are_all_there_once }

async fn a_thousand_comments_by_sixteen_are_all_there_once(store: Store) {
    const HERE: &str = "/thread/demo/many";
    let service = store.start();
    let mut people = Vec::new();
    for person in 0..16 {
        let visitor = Visitor::of(&service);
        people.push(tokio::spawn(async move {
            let mut said = Vec::new();
            // 16 × 62 = 992, and eight people say one more.
            for n in 0..62 + u32::from(person < 8) {
                let name = format!("Person {person}");
                let words = format!("remark {n} of {person}");
                said.push(
                    visitor
                        .say(HERE, &[("name", &name), ("body", &words)])
                        .await,
                );
            }
            said
        }));
    }
    let mut said = HashSet::new();
    for person in people {
        said.extend(person.await.unwrap());
    }
    assert_eq!(said.len(), 1_000);

    let page = Visitor::of(&service).get(HERE).await.page();
    assert_eq!(page.words("h2"), "1000 comments");
    let comments = all_comments(&Visitor::of(&service), HERE).await;
    let shown: HashSet<_> = comments.iter().map(|comment| comment.id.clone()).collect();
    assert_eq!((comments.len(), shown), (1_000, said));
    let versions: Vec<u64> = comments.iter().map(|comment| comment.v).collect();
    assert_eq!(
        versions,
        (2..=1_001).collect::<Vec<_>>(),
        "in the order of the log, no gap"
    );
    assert_eq!(store.log("demo/many"), (1..=1_001).collect::<Vec<_>>());
}
