//! Makes the scripts and the style small, and gives each build a name that changes with anything
//! that a page is made of, for its ETag.

use std::{env, fs, hash::Hasher, path::Path};

use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_minifier::{Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

/// htmx, as published. It begins with a line that tells its licence.
const HTMX: &str = "vendor/htmx-4.0.1.js";

/// The widget's own script; what the parts share is defined before it is used.
const PARTS: [&str; 10] = [
    "page",
    "place",
    "news",
    "fragments",
    "socket",
    "composer",
    "swaps",
    "who",
    "times",
    "host",
];

fn main() {
    let source = |name: &str| {
        fs::read_to_string(Path::new("static").join(name)).expect("a source file can be read")
    };
    let out = env::var("OUT_DIR").expect("cargo says where to build");
    let write = |name: &str, content: String| {
        fs::write(Path::new(&out).join(name), content).expect("there is room");
    };
    let htmx = source(HTMX);
    let notice = htmx.lines().next().unwrap_or_default();
    let parts = PARTS
        .map(|part| source(&format!("widget/{part}.js")))
        .concat();
    // As one script, so that a name is short in all of it.
    let widget = format!(
        "{}{htmx}(() => {{\n{parts}}})();",
        source("widget/config.js")
    );
    write("widget.js", format!("{notice}\n{}", minified(&widget)));
    for name in [
        "embed.js",
        "moving.js",
        "count.js",
        "own.js",
        "desk.js",
        "sso.js",
        "proof.js",
    ] {
        write(name, minified(&source(name)));
    }
    for name in ["widget.css", "own.css", "desk.css"] {
        write(name, tight(&source(name)));
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

/// A script that does the same in fewer bytes. What cannot be parsed fails the build.
fn minified(source: &str) -> String {
    let memory = Allocator::default();
    // A module if it imports or exports anything.
    let parsed = Parser::new(&memory, source, SourceType::unambiguous()).parse();
    assert!(
        !parsed.panicked && parsed.diagnostics.is_empty(),
        "a script is not valid: {:?}",
        parsed.diagnostics
    );
    let mut program = parsed.program;
    let minified = Minifier::new(MinifierOptions::default()).minify(&memory, &mut program);
    Codegen::new()
        .with_options(CodegenOptions::minify())
        .with_scoping(minified.scoping)
        .build(&program)
        .code
}

/// A style without its comments and the spaces that mean nothing.
fn tight(style: &str) -> String {
    let mut parts = style.split("/*");
    let mut bare = parts.next().unwrap_or_default().to_owned();
    bare.extend(parts.filter_map(|part| Some(part.split_once("*/")?.1)));
    let mut tight = String::new();
    for word in bare.split_whitespace() {
        if !tight.is_empty()
            && !tight.ends_with(['{', '}', ';', ',', ':'])
            && !word.starts_with(['{', '}'])
        {
            tight.push(' ');
        }
        tight.push_str(word);
    }
    tight.replace(";}", "}")
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
