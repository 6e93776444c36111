//! Hundreds of sockets at once: all are told, and all are let go of.

use crate::{
    both::Store,
    support::service::{Service, until},
    watcher::Watcher,
    web::Visitor,
};

on_both! { three_hundred_sockets_come_and_go }

/// The gauge of open sockets.
pub const OPEN: &str = "afterword_sockets";

/// A count of the service.
pub async fn count(service: &Service, name: &str) -> u64 {
    let answer = Visitor::of(service).get("/metrics").await;
    let mut lines = answer.text().lines();
    let value = lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    value
        .unwrap_or_else(|| panic!("{name} is counted"))
        .parse()
        .unwrap()
}

async fn three_hundred_sockets_come_and_go(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    let mut watchers = Vec::new();
    for n in 0..300 {
        let thread = format!("demo/many-{}", n % 3);
        watchers.push(Watcher::after(&service, &thread, "").await);
    }
    until("300 are open", async || {
        (count(&service, OPEN).await == 300).then_some(())
    })
    .await;
    for n in 0..3 {
        let fields = [("name", "Ada"), ("body", "to all")];
        visitor
            .say(&format!("/thread/demo/many-{n}"), &fields)
            .await;
    }
    for watcher in &mut watchers {
        watcher
            .until("the comment", |page| page.shown.len() == 1)
            .await;
    }
    // A third says goodbye, a third hangs up, a third is cut off in the middle of a frame.
    for (n, mut watcher) in watchers.into_iter().enumerate() {
        match n % 3 {
            0 => watcher.stream.close(None).await.unwrap(),
            1 => drop(watcher),
            _ => {
                use tokio::io::AsyncWriteExt;
                let tokio_tungstenite::MaybeTlsStream::Plain(tcp) = watcher.stream.get_mut() else {
                    unreachable!("there is no TLS here")
                };
                tcp.write_all(&[0x81, 0xff, 0, 0]).await.unwrap();
            }
        }
    }
    until("none is open", async || {
        (count(&service, OPEN).await == 0).then_some(())
    })
    .await;
    assert_eq!(visitor.get("/thread/demo/many-0").await.status, 200);
}
