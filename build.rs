//! Gives each build a name that changes with anything that a page is made of, for its ETag.

use std::{env, fs, hash::Hasher, path::Path};

fn main() {
    let out = env::var("OUT_DIR").expect("cargo says where to build");
    for name in ["widget.js", "widget.css", "embed.js"] {
        let source = fs::read_to_string(Path::new("static").join(name));
        let source = source.expect("a source file can be read");
        fs::write(Path::new(&out).join(name), bare(&source)).expect("there is room");
    }
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

/// Without the comments that stand on lines of their own, and without indentation.
fn bare(source: &str) -> String {
    let mut bare = String::new();
    let mut comment = false;
    for line in source.lines().map(str::trim) {
        comment |= line.starts_with("/*");
        if !comment && !line.is_empty() && !line.starts_with("//") {
            bare.push_str(line);
            bare.push('\n');
        }
        comment &= !line.ends_with("*/");
    }
    bare
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
