//! Gives each build a name that changes with anything that a page is made of, for its ETag.

use std::{fs, hash::Hasher, path::Path};

fn main() {
    let mut hash = std::hash::DefaultHasher::new();
    for folder in ["src", "templates", "static"] {
        println!("cargo:rerun-if-changed={folder}");
        digest(Path::new(folder), &mut hash);
    }
    println!(
        "cargo:rustc-env=BUILD_OF_PAGES={:08x}",
        hash.finish() as u32
    );
}

fn digest(folder: &Path, hash: &mut impl Hasher) {
    let entries = fs::read_dir(folder).expect("the sources are here");
    let mut paths: Vec<_> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            digest(&path, hash);
        } else {
            hash.write(path.to_string_lossy().as_bytes());
            hash.write(&fs::read(&path).expect("a source file can be read"));
        }
    }
}
