//! The start: help for every setting, one owner for a file, and one line that tells where.

use std::time::Duration;

use crate::{support::service::Ground, web::Visitor};

#[test]
fn help_names_every_setting() {
    let ground = Ground::sqlite();
    let output = ground.run(&["--help"]);
    let help = String::from_utf8(output.stdout).unwrap();
    for key in [
        "AFTERWORD_LISTEN",
        "AFTERWORD_PUBLIC_URL",
        "AFTERWORD_DATA",
        "AFTERWORD_STORE",
        "AFTERWORD_SECRET",
        "AFTERWORD_RATE_LIMIT",
        "AFTERWORD_PACE",
        "AFTERWORD_TRUSTED_PROXIES",
        "AFTERWORD_LOG",
    ] {
        assert!(help.contains(key), "{key}");
    }
    // Whatever a wrong key is told to be one of, help explains.
    let mut wrong = ground.command();
    let said = wrong.env("AFTERWORD_X", "").output().unwrap().stderr;
    let said = String::from_utf8(said).unwrap();
    let known = said.split_once("There are:").unwrap().1;
    for key in known
        .split(',')
        .map(str::trim)
        .filter(|key| key.starts_with("AFTERWORD_"))
    {
        assert!(help.contains(key), "{key}");
    }
    assert!(help.contains("site") && help.contains("serve"));
}

#[test]
fn help_shows_no_secret() {
    let secret = "a-secret-of-more-than-32-characters";
    let ground = Ground::sqlite();
    let mut command = ground.command();
    let output = command
        .env("AFTERWORD_SECRET", secret)
        .arg("--help")
        .output()
        .unwrap();
    assert!(!String::from_utf8(output.stdout).unwrap().contains(secret));
}

#[tokio::test]
async fn a_second_owner_of_a_file_is_refused_by_name() {
    let ground = Ground::sqlite();
    let mut first = ground.start();
    let mut command = ground.command();
    let second = command
        .env("AFTERWORD_LISTEN", "127.0.0.1:0")
        .output()
        .unwrap();
    let said = String::from_utf8(second.stderr).unwrap();
    assert!(!second.status.success());
    assert!(said.contains(&format!("process {}", first.pid())), "{said}");
    assert!(said.contains("AFTERWORD_STORE=redis://"), "{said}");
    assert_eq!(Visitor::of(&first).get("/health/ready").await.status, 200);

    // The lock goes with the process, however it ends.
    first.kill9();
    let mut again = ground.start();
    again.terminate();
    let (_, good) = again.ended(Duration::from_secs(10));
    assert!(good);
    drop(ground.start());
}
