//! A full disk under the embedded store: no false success, the words kept, no restart needed.

use std::{fs, path::Path, process::Command};

use crate::{
    support::service::{Ground, until},
    web::Visitor,
};

const HERE: &str = "/thread/demo/full";

/// A small disk of its own, gone when dropped.
struct Disk(tempfile::TempDir);

impl Disk {
    /// None where this user may not mount one.
    fn mount() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mut mount = Command::new("mount");
        mount
            .args(["-t", "tmpfs", "-o", "size=2m", "tmpfs"])
            .arg(folder.path());
        let output = mount.output().unwrap();
        if output.status.success() {
            return Some(Self(folder));
        }
        let why = String::from_utf8_lossy(&output.stderr);
        assert!(
            std::env::var_os("CI").is_none(),
            "CI must mount a small disk: {why}"
        );
        println!("SKIPPED: a full disk needs the right to mount a small one: {why}");
        None
    }

    fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        Command::new("umount")
            .arg("--lazy")
            .arg(self.path())
            .status()
            .ok();
    }
}

#[tokio::test]
async fn a_full_disk_keeps_the_words_and_needs_no_restart() {
    let Some(disk) = Disk::mount() else { return };
    let ground = Ground::sqlite();
    let data = [("AFTERWORD_DATA", disk.path().to_str().unwrap())];
    let mut service = ground.start_with(&data);
    let visitor = Visitor::of(&service);
    let mut promised = vec![
        visitor
            .say(HERE, &[("name", "Ada"), ("body", "first")])
            .await,
    ];

    let filler = disk.path().join("filler");
    let free = vec![0; 2 * 1024 * 1024];
    assert!(fs::write(&filler, free).is_err(), "the disk is full");
    // What the log file still has room for is stored; then there is none.
    let mut n = 0;
    let (refused, words) = until("a comment is refused", async || {
        n += 1;
        let words = format!("comment {n} {}", "word ".repeat(2_000));
        let answer = visitor
            .post(HERE, &[("name", "Ada"), ("body", &words)])
            .await;
        if answer.status == 303 {
            promised.push(answer.comment_id());
            return None;
        }
        Some((answer, words))
    })
    .await;
    assert_eq!(refused.status, 503, "{}", refused.text());
    assert_eq!(refused.page().field("body"), words);
    assert_eq!(
        visitor.get(HERE).await.page().comments().len(),
        promised.len()
    );

    fs::remove_file(filler).unwrap();
    let fields = [("name", "Ada"), ("body", &*words)];
    promised.push(
        until("comments are taken again", async || {
            let answer = visitor.post(HERE, &fields).await;
            (answer.status == 303).then(|| answer.comment_id())
        })
        .await,
    );
    service.kill9();
    let service = ground.start_with(&data);
    let page = Visitor::of(&service).get(HERE).await.page();
    let shown: Vec<_> = page
        .comments()
        .into_iter()
        .map(|comment| comment.id)
        .collect();
    assert_eq!(shown, promised);
}
