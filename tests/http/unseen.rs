//! What is not published: whoever may not see it gets neither its words, nor its name, nor its id,
//! on no way to a comment.
//!
//! One table of what there is (`stage.rs`) by who looks by where they look (`paths.rs`). A cell that
//! fails is named: when, who, where, what.

use std::collections::BTreeMap;

mod paths;
mod stage;

use self::{
    paths::{Cell, FIRST_LOOK, Looking},
    stage::{SECRET, Stage},
};
use crate::{both::Store, house::blog, support::service::until, web::Visitor};

on_both! { nobody_gets_what_is_not_for_them, who_says_the_same_learns_nothing }

pub const HERE: &str = "/thread/blog/unseen";

async fn nobody_gets_what_is_not_for_them(store: Store) {
    let stage = Stage::set(&store).await;
    let mut wrong = stage.heard_wrongly().await;
    let first = &stage.post.service;
    wrong.extend(Looking::at(&stage, first, FIRST_LOOK).look().await);
    if store.redis.is_some() {
        let second = store.start_with(&[SECRET]);
        until("the other node is as far", async || {
            let token = async |url: &str| {
                let page = Visitor::at(url).get(HERE).await.page();
                page.one("#live").attr("data-socket").map(str::to_owned)
            };
            (token(&second.url).await == token(&first.url).await).then_some(())
        })
        .await;
        wrong.extend(Looking::at(&stage, &second, "second node").look().await);
    }
    let (stage, after) = stage.restarted(&store);
    wrong.extend(Looking::at(&stage, &after, "after a restart").look().await);
    stage.go_on(&after).await;
    wrong.extend(Looking::at(&stage, &after, "a long thread").page_on().await);
    assert!(wrong.is_empty(), "{}", told(&wrong));
}

/// A form without a key that says the same as a comment that is held looks like a second press of
/// the button.
async fn who_says_the_same_learns_nothing(store: Store) {
    blog(&store);
    let service = store.start();
    let nobody = Visitor::of(&service);
    let trap = [("name", "Ada"), ("body", "the same"), ("subject", "x")];
    let (writer, id) = nobody.write(HERE, &trap).await;
    let (guest, _) = nobody
        .write(HERE, &[("name", "Bob"), ("body", "hello")])
        .await;
    let same = &trap[..2];
    for somebody in [&nobody, &guest] {
        for answer in [
            somebody.post(HERE, same).await,
            somebody.hx_post(HERE, same).await,
        ] {
            let to = answer.header("location");
            assert!(
                !answer.text().contains(&id) && !to.contains(&id),
                "{}",
                answer.text()
            );
        }
    }
    let again = writer.post(HERE, same).await;
    assert_eq!(again.status, 422);
    let page = again.page();
    let found = page.one("#composer-error a");
    assert_eq!(found.attr("href"), Some(&*format!("#comment-{id}")));
}

/// One cell of those that are alike, and how many there are.
fn told(wrong: &[Cell]) -> String {
    let mut alike = BTreeMap::<_, Vec<&Cell>>::new();
    for cell in wrong {
        let how = cell.how.split(' ').take(2).collect::<Vec<_>>().join(" ");
        alike.entry((cell.at.clone(), how)).or_default().push(cell);
    }
    let lines = alike
        .values()
        .map(|cells| format!("{} (of {} such)", cells[0], cells.len()));
    let lines: Vec<_> = lines.collect();
    format!("{} cells are wrong:\n{}", wrong.len(), lines.join("\n"))
}
