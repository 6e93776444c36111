//! Settings: what is wrong or unknown stops the start, and says which key and what to write.

use std::{fs, path::Path};

use crate::{
    support::{redis::RedisServer, service::Ground},
    web::Visitor,
};

/// Starts, which must fail; answers with what was said.
fn refusal(ground: &Ground, settings: &[(&str, &str)]) -> String {
    let mut command = ground.command();
    command
        .env("AFTERWORD_LISTEN", "127.0.0.1:0")
        .envs(settings.iter().copied());
    let output = command.output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        !output.status.success() && !said.contains("panicked"),
        "{settings:?}: {said}"
    );
    said
}

#[test]
fn an_unknown_key_is_named() {
    let ground = Ground::sqlite();
    for key in [
        "AFTERWORD_LISTNE",
        "AFTERWORD_",
        "AFTERWORD_listen",
        "AFTERWORD_REDIS_URL",
    ] {
        let said = refusal(&ground, &[(key, "x")]);
        assert!(said.contains(&format!("{key} is not a setting")), "{said}");
        assert!(
            said.contains("AFTERWORD_LISTEN") && said.contains("AFTERWORD_STORE"),
            "{said}"
        );
    }
}

#[test]
fn a_wrong_value_names_its_key_and_the_remedy() {
    let ground = Ground::sqlite();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = taken.local_addr().unwrap().to_string();
    let file = ground.folder().join("file");
    fs::write(&file, "").unwrap();
    let in_a_file = file.join("folder");
    let database = format!("sqlite:{}", in_a_file.join("x.db").display());
    for (key, value, remedy) in [
        ("AFTERWORD_LISTEN", "8080", "HOST:PORT"),
        ("AFTERWORD_LISTEN", "", "HOST:PORT"),
        ("AFTERWORD_LISTEN", "nowhere.invalid:0", "HOST:PORT"),
        ("AFTERWORD_LISTEN", &*taken, "is it free"),
        (
            "AFTERWORD_PUBLIC_URL",
            "comments.example",
            "https://comments.example",
        ),
        (
            "AFTERWORD_PUBLIC_URL",
            "https://comments.example/path",
            "https://comments.example",
        ),
        ("AFTERWORD_PUBLIC_URL", "", "https://comments.example"),
        ("AFTERWORD_DATA", "", "FOLDER"),
        ("AFTERWORD_DATA", in_a_file.to_str().unwrap(), "folder"),
        ("AFTERWORD_STORE", "", "sqlite:PATH or redis://HOST:PORT"),
        ("AFTERWORD_STORE", "sqlite:", "sqlite:PATH"),
        ("AFTERWORD_STORE", "postgres://x/y", "redis://HOST:PORT"),
        ("AFTERWORD_STORE", "redis://", "redis://"),
        ("AFTERWORD_STORE", "rediss://localhost", "redis://"),
        ("AFTERWORD_STORE", "redis://127.0.0.1:1/0", "Is it running"),
        ("AFTERWORD_STORE", &*database, "writable"),
        ("AFTERWORD_SECRET", "short", "openssl rand"),
        ("AFTERWORD_SECRET", "", "openssl rand"),
        ("AFTERWORD_RATE_LIMIT", "30", "30/m"),
        ("AFTERWORD_RATE_LIMIT", "0/m", "30/m"),
        ("AFTERWORD_RATE_LIMIT", "-1/m", "30/m"),
        ("AFTERWORD_RATE_LIMIT", "", "30/m"),
        ("AFTERWORD_RATE_LIMIT", "4/s,100/0m", "4/s,30/m,100/10m"),
        ("AFTERWORD_RATE_LIMIT", "4/s,off", "4/s,30/m,100/10m"),
        ("AFTERWORD_PACE", "5s", "5s,30s"),
        ("AFTERWORD_PACE", "", "5s,30s"),
        ("AFTERWORD_TRUSTED_PROXIES", "10.0.0.0/33", "172.16.0.0/12"),
        (
            "AFTERWORD_TRUSTED_PROXIES",
            "10.0.0.1,proxy",
            "172.16.0.0/12",
        ),
        ("AFTERWORD_SMTP", "", "smtps://USER:PASSWORD@HOST:465"),
        (
            "AFTERWORD_SMTP",
            "mail.example:25",
            "smtp://HOST:25?tls=none",
        ),
        (
            "AFTERWORD_MAIL_FROM",
            "Blog",
            "Blog <comments@blog.example>",
        ),
        ("AFTERWORD_MAIL_FROM", "", "Blog <comments@blog.example>"),
        ("AFTERWORD_GOOGLE_CLIENT", "", "ID:SECRET"),
        ("AFTERWORD_GITHUB_CLIENT", "Iv1.x", "ID:SECRET"),
        ("AFTERWORD_GITHUB_URL", "github.com", "https://github.com"),
        (
            "AFTERWORD_OIDC_ISSUER",
            "http://id.example",
            "https://id.example",
        ),
        (
            "AFTERWORD_OIDC_ISSUER",
            "https://id.example",
            "AFTERWORD_OIDC_CLIENT=ID:SECRET",
        ),
        (
            "AFTERWORD_OIDC_CLIENT",
            "a:b",
            "AFTERWORD_OIDC_ISSUER, such as",
        ),
        ("AFTERWORD_OIDC_NAME", "", "a name"),
        ("AFTERWORD_AKISMET_KEY", "", "https://akismet.com/account/"),
        (
            "AFTERWORD_AKISMET_URL",
            "http://rest.akismet.com",
            "https://rest.akismet.com",
        ),
        ("AFTERWORD_LOG", "afterword=chatty", "filter"),
        ("REDIS_ENDPOINT", "http://localhost", "redis://HOST:PORT"),
        ("REDIS_ENDPOINT", "", "redis://HOST:PORT"),
        ("REDIS_ENDPOINT", "127.0.0.1:1", "Is it running"),
    ] {
        let said = refusal(&ground, &[(key, value)]);
        assert!(
            said.contains(key) && said.contains(remedy),
            "{key}={value:?}: {said}"
        );
    }
    for (key, value, secret) in [
        ("AFTERWORD_SECRET", "too short a secret", "too short"),
        ("AFTERWORD_SMTP", "smtp://ada:hunter2@mail/x", "hunter2"),
        ("AFTERWORD_GOOGLE_CLIENT", "hunter2", "hunter2"),
        ("AFTERWORD_GITHUB_CLIENT", ":hunter2", "hunter2"),
        ("AFTERWORD_OIDC_CLIENT", "hunter2 :x", "hunter2"),
        ("AFTERWORD_AKISMET_KEY", "hunter2 x", "hunter2"),
    ] {
        let said = refusal(&ground, &[(key, value)]);
        assert!(!said.contains(secret), "a secret is shown: {said}");
    }
    for key in ["AFTERWORD_GOOGLE_CLIENT", "AFTERWORD_GITHUB_CLIENT"] {
        let open = [("AFTERWORD_LISTEN", "0.0.0.0:0"), (key, "a:hunter2")];
        let said = refusal(&ground, &open);
        assert!(
            said.contains(key) && said.contains("set AFTERWORD_PUBLIC_URL"),
            "{said}"
        );
        assert!(!said.contains("hunter2"));
    }
    let mut command = ground.command();
    let help = command
        .env("AFTERWORD_SMTP", "smtp://ada:hunter2@mail")
        .env("AFTERWORD_GITHUB_CLIENT", "ada:hunter2")
        .env("AFTERWORD_AKISMET_KEY", "hunter2")
        .arg("--help")
        .output()
        .unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    assert!(help.contains("AFTERWORD_SMTP") && !help.contains("hunter2"));
}

#[tokio::test]
async fn a_file_env_is_read_and_the_environment_wins() {
    let ground = Ground::sqlite();
    let write = |text: &str| fs::write(ground.folder().join(".env"), text).unwrap();
    let there = |path: &str| Path::new(&ground.folder().join(path)).exists();

    write("AFTERWORD_STORE=sqlite:from-file.db\n# a remark\nOTHER=x\n");
    assert_eq!(
        Visitor::of(&ground.start())
            .get("/health/ready")
            .await
            .status,
        200
    );
    assert!(there("from-file.db") && !there("afterword.db"));

    let store = [("AFTERWORD_STORE", "sqlite:from-environment.db")];
    drop(ground.start_with(&store));
    assert!(there("from-environment.db"));

    write("AFTERWORD_LISTNE=x\n");
    assert!(refusal(&ground, &[]).contains("AFTERWORD_LISTNE is not a setting"));
    write("AFTERWORD_SECRET=short\n");
    assert!(refusal(&ground, &[]).contains("AFTERWORD_SECRET wants"));
    write("this is no setting\n");
    assert!(refusal(&ground, &[]).contains(".env"));
}

#[tokio::test]
async fn the_older_name_of_the_store_works() {
    let server = RedisServer::start();
    let ground = Ground::sqlite();
    let address = format!("127.0.0.1:{}", server.port);
    for endpoint in [address.clone(), format!("redis://{address}/0")] {
        let service = ground.start_with(&[("REDIS_ENDPOINT", &endpoint)]);
        let visitor = Visitor::of(&service);
        visitor
            .say("/thread/demo/x", &[("name", "Ada"), ("body", &endpoint)])
            .await;
    }
    let service = Ground::redis(&server).start();
    assert_eq!(
        Visitor::of(&service)
            .get("/thread/demo/x")
            .await
            .page()
            .comments()
            .len(),
        2
    );
    assert!(!ground.folder().join("afterword.db").exists());
}
