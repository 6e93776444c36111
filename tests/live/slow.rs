//! Pages that do not read: let go of, and whole again when they come back.

use std::collections::HashSet;

use tokio::{net::TcpSocket, task::JoinSet};
use tokio_tungstenite::{MaybeTlsStream, client_async};

use crate::{
    both::Store,
    many_sockets::{OPEN, count},
    support::service::{Service, until},
    watcher::{Applied, Watcher},
    web::Visitor,
};

on_both! { who_never_reads_is_let_go_of_and_misses_nothing }

const THREAD: &str = "demo/slow";
const SILENT: usize = 12;
const COMMENTS: usize = 2_000;
/// How many comments a page begins with.
const FIRST_PAGE: usize = 50;

/// A socket with so small a window that what is sent to it stays with the server.
async fn silent(service: &Service) -> Watcher {
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(4_096).unwrap();
    let address = format!("127.0.0.1:{}", service.port).parse().unwrap();
    let tcp = MaybeTlsStream::Plain(socket.connect(address).await.unwrap());
    let url = format!("ws://127.0.0.1:{}/live/{THREAD}", service.port);
    let (stream, _) = client_async(url, tcp).await.unwrap();
    Watcher {
        stream,
        page: Applied::default(),
    }
}

/// 2,000 comments of 5,000 characters each, more than the system keeps for a connection, by 8 writers.
async fn write(service: &Service) {
    let mut writers = JoinSet::new();
    for writer in 0..8 {
        let visitor = Visitor::of(service);
        writers.spawn(async move {
            for n in 0..COMMENTS / 8 {
                let body = format!("{n} by {writer} {}", "word ".repeat(1_000));
                let key = format!("{n}-{writer}");
                let fields = [("name", "Ada"), ("body", &*body), ("key", &*key)];
                // A busy disk may keep Redis from answering in time; a page's script sends again.
                loop {
                    let answer = visitor.post(&format!("/thread/{THREAD}"), &fields).await;
                    if answer.status == 303 {
                        break;
                    }
                    assert_eq!(answer.status, 503, "{}", answer.text());
                }
            }
        });
    }
    writers.join_all().await;
}

async fn who_never_reads_is_let_go_of_and_misses_nothing(store: Store) {
    let service = store.start();
    let mut watchers = Vec::new();
    for _ in 0..SILENT {
        watchers.push(silent(&service).await);
    }
    until("they are open", async || {
        (count(&service, OPEN).await == SILENT as u64).then_some(())
    })
    .await;
    write(&service).await;
    // By the hub when the queue is full, or by the time-out of a send, whichever comes first. That
    // is what bounds the memory; what the process has in all is ruled by the allocator's moods.
    until("they are let go of", async || {
        (count(&service, OPEN).await == 0).then_some(())
    })
    .await;

    // One wakes up: what was on the way is whole frames, and its last token leads to all the rest.
    let mut woken = watchers.pop().unwrap();
    woken.closed().await;
    let (seen, resets) = (woken.page.shown.len(), woken.page.resets);
    assert!(seen < COMMENTS, "it was dropped before the end");
    let token = format!("?after={}", woken.page.token);
    let mut back = Watcher::after(&service, THREAD, &token).await;
    back.page = woken.page;
    back.until("the whole thread", |page| page.v() == COMMENTS as u64 + 1)
        .await;
    // After so many it is the first page, and the count says that there are more.
    let versions: HashSet<_> = back.page.shown.values().map(|comment| comment.v).collect();
    assert_eq!(
        (back.page.resets, back.page.shown.len()),
        (resets + 1, FIRST_PAGE)
    );
    assert_eq!(versions, (2..FIRST_PAGE as u64 + 2).collect());
    assert_eq!(back.page.count, format!("{COMMENTS} comments"));
    assert_eq!(
        store.log(THREAD),
        (1..=COMMENTS as u64 + 1).collect::<Vec<_>>()
    );
}
