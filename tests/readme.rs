//! The README is true: its table has every setting, and its transcript is what happens.

#[path = "support/mod.rs"]
mod support;

use std::process::Command;

use support::service::Ground;

const README: &str = include_str!("../README.md");

#[test]
fn the_table_has_every_setting_and_its_default() {
    let help = Ground::sqlite().run(&["--help"]);
    let help = String::from_utf8(help.stdout).unwrap();
    let told: Vec<&str> = help
        .split("[env: ")
        .skip(1)
        .map(|rest| rest.split(['=', ']']).next().unwrap())
        .collect();
    assert!(told.len() >= 8, "{help}");
    for key in told.iter().chain(&["REDIS_ENDPOINT"]) {
        assert!(
            README.contains(&format!("\n| `{key}` |")),
            "{key} is missing in the README"
        );
    }
    let rows = README
        .lines()
        .filter(|line| line.starts_with("| `AFTERWORD_"));
    for row in rows {
        let mut cells = row.split('|').map(|cell| cell.trim().trim_matches('`'));
        let (key, default) = (cells.nth(1).unwrap(), cells.next().unwrap());
        assert!(told.contains(&key), "{key} is no setting");
        let spelt_out = ["none", "one made once and kept"];
        if !spelt_out.contains(&default) && !default.starts_with("sqlite:") {
            assert!(
                help.contains(&format!("[default: {default}]")),
                "{key}: {default}"
            );
        }
    }
}

#[test]
fn the_transcript_is_what_happens() {
    let ground = Ground::sqlite();
    let service = ground.start();
    let transcript = README
        .split("```console\n")
        .nth(1)
        .unwrap()
        .split("```")
        .next()
        .unwrap();
    let mut steps: Vec<(String, Vec<&str>)> = Vec::new();
    for line in transcript.lines() {
        match line.strip_prefix("$ ") {
            Some(command) => {
                steps.push((command.replace("127.0.0.1:8080", &service.url[7..]), vec![]))
            }
            None => steps.last_mut().unwrap().1.push(line),
        }
    }
    assert!(steps.len() >= 3);
    for (command, expected) in steps {
        let output = Command::new("sh").arg("-c").arg(&command).output().unwrap();
        let output = String::from_utf8(output.stdout).unwrap();
        assert!(
            matches(&expected, &output),
            "{command}\nprinted\n{output}\nnot {expected:#?}"
        );
    }
}

/// `cargo run` hands on what the build sets, and that must not look like a setting.
#[test]
fn it_starts_as_cargo_starts_it() {
    let output = Command::new(env!("CARGO_BIN_EXE_afterword"))
        .env_remove("AFTERWORD_TEST_ROUNDS")
        .arg("--version")
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{said}");
}

/// Whether the lines are these; a line `…` stands for any lines, a `…` in a line for anything.
fn matches(expected: &[&str], printed: &str) -> bool {
    let mut printed = printed.lines().map(str::trim_end);
    let mut skipping = false;
    for line in expected {
        if *line == "…" {
            skipping = true;
            continue;
        }
        let fits = |candidate: &str| {
            let mut rest = candidate;
            let mut parts = line.split('…');
            let first = parts.next().unwrap_or_default();
            rest.strip_prefix(first).is_some_and(|after| {
                rest = after;
                parts.all(|part| match rest.find(part) {
                    Some(at) => {
                        rest = &rest[at + part.len()..];
                        true
                    }
                    None => false,
                })
            })
        };
        let found = if skipping {
            printed.any(fits)
        } else {
            printed.next().is_some_and(fits)
        };
        if !found {
            return false;
        }
        skipping = false;
    }
    skipping || printed.next().is_none()
}
