//! Some work that only a script does: a comment that comes with it was not sent by the plainest of
//! robots. `static/proof.js` does it, while nobody notices, for pages whose composer has `data-proof`.
//!
//! It is no reason to refuse a comment: people without scripts, or with a slow machine, send none.

use sha2::{Digest, Sha256};

use crate::{repository::ThreadKey, views::Place};

/// A comment as its form came in, and what is said to be the work. All that makes it another wish than
/// another one is in here, so that the same work is good for one comment only: a wish is stored once.
#[derive(Debug, Clone, Copy)]
pub struct Proof<'a> {
    /// Where it is to stand.
    pub thread: &'a ThreadKey,
    /// The field `key`.
    pub key: &'a str,
    /// The field `parent`.
    pub parent: &'a str,
    /// The field `name` as it came, whoever is signed in.
    pub name: &'a str,
    /// The field `body`, as it came.
    pub body: &'a str,
    /// The field `proof`: a number.
    pub nonce: &'a str,
}

impl Proof<'_> {
    /// Whether the hash begins with so many zero bits; with more than 32 it never does.
    pub fn is_solved(&self, bits: u32) -> bool {
        let is_number = self.nonce.bytes().all(|digit| digit.is_ascii_digit());
        let nonce = self.nonce.parse::<u32>().ok().filter(|_| is_number);
        // Without a key the same wish can be stored again after a while.
        let Some(nonce) = nonce.filter(|_| !self.key.is_empty()) else {
            return false;
        };
        let hash = Sha256::new()
            .chain_update(Sha256::digest(self.wish()))
            .chain_update(nonce.to_be_bytes())
            .finalize();
        let [a, b, c, d, ..] = hash.0;
        u32::from_be_bytes([a, b, c, d]).leading_zeros() >= bits
    }

    /// As `JSON.stringify` writes it, which does not let one field pass for two.
    fn wish(&self) -> String {
        let ThreadKey { site, post } = self.thread;
        let path = Place::open(site, post, "", 0).action();
        serde_json::json!([path, self.key, self.parent, self.name, self.body]).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        moderation::PROOF_BITS,
        values::{PostKey, SiteKey},
    };

    /// What the script found for the wish below and [`PROOF_BITS`](crate::domain::moderation::PROOF_BITS).
    const FOUND: &str = "6585";

    fn thread(post: &str) -> ThreadKey {
        ThreadKey {
            site: SiteKey::parse("blog").unwrap(),
            post: PostKey::parse(post).unwrap(),
        }
    }

    fn proof(thread: &ThreadKey) -> Proof<'_> {
        Proof {
            thread,
            key: "0123456789abcdef",
            parent: "",
            name: "Ada",
            body: "a \"word\" \\ of\nmine \u{1} \u{7f} \u{2028} é \u{1f9d9}",
            nonce: FOUND,
        }
    }

    #[test]
    fn what_the_script_found_is_right_and_good_for_as_much_as_it_is() {
        let thread = thread("2026/é");
        assert!(proof(&thread).is_solved(PROOF_BITS) && proof(&thread).is_solved(0));
        assert!(!proof(&thread).is_solved(17) && !proof(&thread).is_solved(33));
    }

    #[test]
    fn it_is_good_for_no_other_comment() {
        let (here, there) = (thread("2026/é"), thread("2026/e"));
        let proof = proof(&here);
        for (what, other) in [
            (
                "thread",
                Proof {
                    thread: &there,
                    ..proof
                },
            ),
            (
                "key",
                Proof {
                    key: "0123456789abcdee",
                    ..proof
                },
            ),
            ("no key", Proof { key: "", ..proof }),
            (
                "parent",
                Proof {
                    parent: "1",
                    ..proof
                },
            ),
            (
                "name",
                Proof {
                    name: "Ada ",
                    ..proof
                },
            ),
            (
                "body",
                Proof {
                    body: "a word",
                    ..proof
                },
            ),
            (
                "nonce",
                Proof {
                    nonce: "6586",
                    ..proof
                },
            ),
        ] {
            assert!(!other.is_solved(PROOF_BITS), "{what}");
        }
    }

    #[test]
    fn a_word_does_not_move_from_one_field_to_the_next() {
        let thread = thread("x");
        let proof = proof(&thread);
        let one = Proof {
            parent: "a\",\"b",
            name: "",
            ..proof
        };
        let other = Proof {
            parent: "a",
            name: "b",
            ..proof
        };
        assert_ne!(one.wish(), other.wish());
    }

    #[test]
    fn what_is_no_number_is_no_work() {
        let thread = thread("x");
        for nonce in [
            "",
            "+1",
            "-1",
            "1 ",
            "0x1",
            "1e3",
            "4294967296",
            "१",
            &"1".repeat(100_000),
        ] {
            let proof = Proof {
                nonce,
                ..proof(&thread)
            };
            assert!(!proof.is_solved(0), "{nonce:.20}");
        }
        let longest = Proof {
            nonce: "4294967295",
            ..proof(&thread)
        };
        assert!(longest.is_solved(0));
    }

    #[test]
    fn without_a_key_there_is_no_work_at_all() {
        let thread = thread("x");
        let keyless = Proof {
            key: "",
            ..proof(&thread)
        };
        assert!(!keyless.is_solved(0));
    }
}
