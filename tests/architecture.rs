//! The rooms of the house: who may use whom. Reads the sources and fails on a breach.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Each room, and the rooms that it may use. `src/lib.rs` draws the same.
const MAY_USE: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("config", &[]),
    ("telemetry", &[]),
    ("secrets", &["domain"]),
    ("spam", &["domain"]),
    ("store", &["domain"]),
    ("views", &["domain"]),
    ("desk", &["domain", "store", "repository", "spam"]),
    ("mail", &["domain", "config", "telemetry"]),
    ("providers", &["domain", "config"]),
    ("repository", &["domain", "store"]),
    (
        "live",
        &[
            "domain",
            "store",
            "repository",
            "views",
            "telemetry",
            "desk",
        ],
    ),
    (
        "http",
        &[
            "domain",
            "store",
            "repository",
            "views",
            "live",
            "mail",
            "providers",
            "telemetry",
            "config",
            "secrets",
            "desk",
            "spam",
        ],
    ),
    (
        "app",
        &[
            "domain",
            "store",
            "repository",
            "views",
            "live",
            "mail",
            "providers",
            "http",
            "telemetry",
            "config",
            "secrets",
            "desk",
        ],
    ),
];

/// What the domain and what is pure beside it must not know: the world outside of them.
const IMPURE: &[&str] = &[
    "async fn",
    "std::fs",
    "std::net",
    "std::time",
    "tokio",
    "rand::",
    "SystemTime",
    "Instant",
];

#[test]
fn no_room_uses_one_above_it() {
    for (path, room, code) in sources() {
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == room) else {
            assert!(
                matches!(room.as_str(), "lib" | "main"),
                "{room} has no place in the house"
            );
            continue;
        };
        for used in rooms_used(&code) {
            let fits = used == room || allowed.contains(&used.as_str());
            assert!(fits, "{}: {room} may not use {used}", path.display());
        }
    }
}

#[test]
fn only_the_composition_root_names_a_concrete_store() {
    for (path, room, code) in sources() {
        // The desk is no store: its file can be thrown away.
        let is_desk = |name: &str| room == "desk" && name == "rusqlite";
        if !matches!(room.as_str(), "store" | "app") {
            for name in [
                "SqliteStore",
                "RedisStore",
                "rusqlite",
                "deadpool_redis",
                "redis::",
            ] {
                let names = code.contains(name) && !is_desk(name);
                assert!(!names, "{}: names {name}", path.display());
            }
        }
    }
}

#[test]
fn the_pure_rooms_are_pure() {
    for (path, room, code) in sources() {
        if matches!(room.as_str(), "domain" | "spam") {
            for word in IMPURE {
                assert!(!code.contains(word), "{}: {word}", path.display());
            }
        }
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    for (path, _, code) in sources() {
        assert!(
            code.starts_with("//! "),
            "{} has no first sentence",
            path.display()
        );
    }
}

/// Every source file: its path, its room, and its code without the tests at its end.
fn sources() -> Vec<(PathBuf, String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let first = path
                    .strip_prefix(&root)
                    .unwrap()
                    .components()
                    .next()
                    .unwrap();
                let room = Path::new(first.as_os_str()).file_stem().unwrap();
                let code = fs::read_to_string(&path).unwrap();
                let code = code.split("#[cfg(test)]").next().unwrap().to_owned();
                found.push((path.clone(), room.to_string_lossy().into_owned(), code));
            }
        }
    }
    assert!(found.len() > 20, "the sources were not found");
    found
}

/// The rooms behind each `crate::…`, also in groups: `use crate::{domain::X, store::Y}`.
fn rooms_used(code: &str) -> Vec<String> {
    let word = |text: &str| -> String {
        text.trim_start()
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect()
    };
    let mut used = Vec::new();
    for after in code.split("crate::").skip(1) {
        let Some(group) = after.strip_prefix('{') else {
            used.push(word(after));
            continue;
        };
        let mut depth = 1;
        let mut top_level = String::new();
        for c in group.chars() {
            depth += i32::from(c == '{') - i32::from(c == '}');
            match depth {
                0 => break,
                1 => top_level.push(c),
                _ => {}
            }
        }
        used.extend(
            top_level
                .split(',')
                .map(word)
                .filter(|room| !room.is_empty()),
        );
    }
    used
}

#[test]
fn the_reader_of_imports_sees_groups() {
    let code = "use crate::{\n    domain::{a, b},\n    store::X,\n};\nuse crate::views::Y;";
    assert_eq!(rooms_used(code), ["domain", "store", "views"]);
}
