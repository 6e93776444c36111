//! `afterword health`: how a container engine asks, in an image without curl.

mod support;

use std::{net::TcpListener, process::Output};

use support::{redis::RedisServer, service::Ground};

#[test]
fn a_service_that_is_ready_says_so() {
    let ground = Ground::sqlite();
    let service = ground.start();
    let port = service.port;
    for listen in [format!("127.0.0.1:{port}"), format!("0.0.0.0:{port}")] {
        let output = ask(&ground, &listen);
        assert!(output.status.success(), "{listen}: {output:?}");
        assert_eq!(String::from_utf8_lossy(&output.stdout), "ready\n");
    }
}

#[test]
fn where_nothing_listens_nothing_is_ready() {
    let free = TcpListener::bind("127.0.0.1:0").unwrap();
    let listen = free.local_addr().unwrap().to_string();
    drop(free);
    let output = ask(&Ground::sqlite(), &listen);
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).contains(&listen), "{output:?}");
}

#[test]
fn without_its_store_a_service_is_not_ready() {
    let mut redis = RedisServer::start();
    let ground = Ground::redis(&redis);
    let service = ground.start();
    redis.kill9();
    let output = ask(&ground, &format!("127.0.0.1:{}", service.port));
    assert_eq!(output.status.code(), Some(1));
    assert!(
        told(&output).contains("the store does not answer"),
        "{output:?}"
    );
}

fn ask(ground: &Ground, listen: &str) -> Output {
    ground
        .command()
        .env("AFTERWORD_LISTEN", listen)
        .arg("health")
        .output()
        .unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
