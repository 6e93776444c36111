//! SIGTERM: what is in flight is finished, and the process is gone within ten seconds.

use std::time::Duration;

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::{both::Store, support::service::until, web::Visitor};

on_both! { a_stop_finishes_what_is_in_flight }

async fn a_stop_finishes_what_is_in_flight(store: Store) {
    let mut service = store.start();
    // Kept open and idle, as browsers do.
    let visitor = Visitor::of(&service);
    assert_eq!(visitor.get("/thread/demo/hello").await.status, 200);

    // Half a form is on its way when the stop comes.
    let form = "name=Ada&body=just+in+time";
    let (first, rest) = form.split_at(12);
    let mut sending = TcpStream::connect(("127.0.0.1", service.port))
        .await
        .unwrap();
    let head = format!(
        "POST /thread/demo/hello HTTP/1.1\r\nHost: localhost\r\nContent-Length: {}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\n\r\n{first}",
        form.len()
    );
    sending.write_all(head.as_bytes()).await.unwrap();
    until("the half form has arrived", async || {
        (visitor.get("/health/ready").await.status == 200).then_some(())
    })
    .await;
    service.terminate();
    until("no new visitors are taken", async || {
        let new = TcpStream::connect(("127.0.0.1", service.port)).await;
        new.is_err().then_some(())
    })
    .await;
    sending.write_all(rest.as_bytes()).await.unwrap();
    let mut answer = String::new();
    sending.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");

    let (_, well) = service.ended(Duration::from_secs(10));
    assert!(well);
    assert_eq!(store.log("demo/hello"), [1, 2]);
}
