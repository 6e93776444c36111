//! The files that browsers load, each under an address that changes with its content. `build.rs`
//! makes most of them smaller than they are in `static`.

use sha2::{Digest, Sha256};

/// One served file.
pub struct Asset {
    /// Its name under `/static/{hash}/`.
    pub name: &'static str,
    /// Its media type.
    pub content_type: &'static str,
    /// Its bytes.
    pub body: &'static str,
}

/// The style of the thread.
pub const WIDGET_CSS: Asset = Asset {
    name: "widget.css",
    content_type: "text/css; charset=utf-8",
    body: include_str!(concat!(env!("OUT_DIR"), "/widget.css")),
};

/// htmx and the widget's own script in one file, since the one is nothing without the other.
pub const WIDGET_JS: Asset = Asset {
    name: "widget.js",
    content_type: "text/javascript; charset=utf-8",
    body: include_str!(concat!(env!("OUT_DIR"), "/widget.js")),
};

/// The style of the demo blog.
pub const DEMO_CSS: Asset = Asset {
    name: "demo.css",
    content_type: "text/css; charset=utf-8",
    body: include_str!("../../static/demo.css"),
};

/// The loader that blogs embed; its address never changes.
pub const EMBED_JS: Asset = Asset {
    name: "embed.js",
    content_type: "text/javascript; charset=utf-8",
    body: include_str!(concat!(env!("OUT_DIR"), "/embed.js")),
};

/// What takes over from other comment systems; the loader imports it, so its address never changes.
pub const MOVING_JS: Asset = Asset {
    name: "moving.js",
    content_type: "text/javascript; charset=utf-8",
    body: include_str!(concat!(env!("OUT_DIR"), "/moving.js")),
};

/// What takes the tokens of a blog that knows its readers; the widget imports it, so its address never
/// changes.
pub const SSO_JS: Asset = Asset {
    name: "sso.js",
    content_type: "text/javascript; charset=utf-8",
    body: include_str!(concat!(env!("OUT_DIR"), "/sso.js")),
};

/// What works for a comment, so that it is trusted more; the widget imports it, so its address never
/// changes.
pub const PROOF_JS: Asset = Asset {
    name: "proof.js",
    content_type: "text/javascript; charset=utf-8",
    body: include_str!(concat!(env!("OUT_DIR"), "/proof.js")),
};

/// What fills the counters of a blog; its address never changes.
pub const COUNT_JS: Asset = Asset {
    name: "count.js",
    content_type: "text/javascript; charset=utf-8",
    body: include_str!(concat!(env!("OUT_DIR"), "/count.js")),
};

/// The style of the moderators' desk.
pub const DESK_CSS: Asset = Asset {
    name: "desk.css",
    content_type: "text/css; charset=utf-8",
    body: include_str!(concat!(env!("OUT_DIR"), "/desk.css")),
};

/// The script of the moderators' desk.
pub const DESK_JS: Asset = Asset {
    name: "desk.js",
    content_type: "text/javascript; charset=utf-8",
    body: include_str!(concat!(env!("OUT_DIR"), "/desk.js")),
};

/// The style of our own pages.
pub const OWN_CSS: Asset = Asset {
    name: "own.css",
    content_type: "text/css; charset=utf-8",
    body: include_str!(concat!(env!("OUT_DIR"), "/own.css")),
};

/// The script of our own pages.
pub const OWN_JS: Asset = Asset {
    name: "own.js",
    content_type: "text/javascript; charset=utf-8",
    body: include_str!(concat!(env!("OUT_DIR"), "/own.js")),
};

impl Asset {
    /// 12 hex digits of the SHA-256 of the content.
    pub fn hash(&self) -> String {
        let digest = Sha256::digest(self.body.as_bytes());
        digest[..6]
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }

    fn url(&self) -> String {
        format!("/static/{}/{}", self.hash(), self.name)
    }
}

/// The addresses that pages link to.
#[derive(Debug, Clone)]
pub struct AssetUrls {
    /// [`WIDGET_CSS`].
    pub widget_css: String,
    /// [`WIDGET_JS`].
    pub widget_js: String,
    /// [`DEMO_CSS`].
    pub demo_css: String,
    /// [`DESK_CSS`].
    pub desk_css: String,
    /// [`DESK_JS`].
    pub desk_js: String,
    /// [`OWN_CSS`].
    pub own_css: String,
    /// [`OWN_JS`].
    pub own_js: String,
}

impl Default for AssetUrls {
    fn default() -> Self {
        Self {
            widget_css: WIDGET_CSS.url(),
            widget_js: WIDGET_JS.url(),
            demo_css: DEMO_CSS.url(),
            desk_css: DESK_CSS.url(),
            desk_js: DESK_JS.url(),
            own_css: OWN_CSS.url(),
            own_js: OWN_JS.url(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    #[test]
    fn each_property_of_the_style_is_documented_with_its_default() {
        let style = include_str!("../../static/widget.css");
        let (block, _) = style.split_once("\n}").unwrap();
        let set: BTreeMap<_, _> = block
            .lines()
            .filter_map(|line| line.trim().strip_suffix(';')?.split_once(": "))
            .filter(|(name, _)| name.starts_with("--"))
            .collect();
        let told: BTreeMap<_, _> = include_str!("../../docs/theming.md")
            .lines()
            .filter_map(|line| line.strip_prefix("| `--")?.split_once("` | `"))
            .map(|(name, rest)| (name, rest.split('`').next().unwrap()))
            .collect();
        let set: BTreeMap<_, _> = set.iter().map(|(name, it)| (&name[2..], *it)).collect();
        assert!(set.len() > 20, "{set:?}");
        assert_eq!(told, set);
    }
}
