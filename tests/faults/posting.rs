//! People who post while things break, and the count of what they were promised.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicU32, Ordering},
    },
    time::Duration,
};

use tokio::task::JoinHandle;

use crate::{
    both::Store,
    web::{Answer, Shown, Visitor},
};

/// Where they post.
pub const HERE: &str = "/thread/demo/faults";

/// Eight people who post one comment after the other, each until it is acknowledged, with the key
/// that their script gave it.
pub struct Crowd {
    acknowledged: Arc<Mutex<HashMap<String, String>>>,
    count: Arc<AtomicU32>,
    enough: Arc<AtomicBool>,
    people: Vec<JoinHandle<()>>,
}

impl Crowd {
    pub fn gather(address: &str) -> Self {
        let mut crowd = Self {
            acknowledged: Arc::default(),
            count: Arc::default(),
            enough: Arc::default(),
            people: Vec::new(),
        };
        for person in 0..8 {
            let (acknowledged, count) = (Arc::clone(&crowd.acknowledged), Arc::clone(&crowd.count));
            let (enough, visitor) = (Arc::clone(&crowd.enough), Visitor::at(address));
            crowd.people.push(tokio::spawn(async move {
                for n in 0.. {
                    if enough.load(Ordering::SeqCst) {
                        return;
                    }
                    let words = format!("comment {n} of person {person}");
                    let id = insist(&visitor, &words).await;
                    acknowledged.lock().unwrap().insert(id, words);
                    count.fetch_add(1, Ordering::SeqCst);
                }
            }));
        }
        crowd
    }

    /// Waits until so many more comments were acknowledged.
    pub async fn acknowledge(&self, more: u32) {
        let goal = self.count.load(Ordering::SeqCst) + more;
        while self.count.load(Ordering::SeqCst) < goal {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    }

    /// Lets each finish the comment at hand; answers with the comments that were promised, by id.
    pub async fn go_home(self) -> HashMap<String, String> {
        self.enough.store(true, Ordering::SeqCst);
        for person in self.people {
            person.await.unwrap();
        }
        Arc::try_unwrap(self.acknowledged)
            .unwrap()
            .into_inner()
            .unwrap()
    }
}

/// Sends a comment until it is acknowledged, as a person with a script does: with one key.
async fn insist(visitor: &Visitor, words: &str) -> String {
    let key = words.replace(' ', "-");
    let fields = [("name", "Person"), ("body", words), ("key", &key)];
    loop {
        let request = visitor.request(reqwest::Method::POST, HERE).form(&fields);
        match Answer::try_to(request).await {
            Ok(answer) if answer.status == 303 => return answer.comment_id(),
            Ok(answer) => {
                assert_eq!(answer.status, 503, "{}", answer.text());
                assert_eq!(
                    answer.page().field("body").trim(),
                    words,
                    "the words are kept"
                );
            }
            // Cut off in the middle: nobody knows, so ask again.
            Err(_) => {}
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// All comments of a flat thread, from one page to the next.
pub async fn all_comments(visitor: &Visitor, address: &str) -> Vec<Shown> {
    let mut comments = Vec::new();
    let mut next = Some(address.to_owned());
    while let Some(address) = next {
        let page = visitor.get(&address).await.page();
        comments.extend(page.comments());
        let more = page.all(".rest a");
        next = more
            .last()
            .and_then(|link| link.attr("href"))
            .map(str::to_owned);
    }
    comments
}

/// Each promised comment is on the page once, as are their versions in the log, without a gap.
pub async fn assert_kept(store: &Store, address: &str, promised: &HashMap<String, String>) {
    let comments = all_comments(&Visitor::at(address), HERE).await;
    let count = comments.len();
    let mut shown: HashMap<String, u32> = HashMap::new();
    let mut words: HashMap<String, u32> = HashMap::new();
    for comment in comments {
        *shown.entry(comment.id).or_default() += 1;
        *words.entry(comment.text).or_default() += 1;
    }
    for (id, text) in promised {
        assert_eq!(shown.get(id), Some(&1), "{text}");
        assert_eq!(words.get(text), Some(&1), "{text}");
    }
    let log = store.log("demo/faults");
    let all: Vec<u64> = (1..=log.len() as u64).collect();
    assert_eq!(log, all, "the versions have no gap");
    assert_eq!(log.len() - 1, count, "one event opened the thread");
}
