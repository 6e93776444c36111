//! Words of many languages, disguises, and texts that mean harm.

use super::*;
use crate::domain::{
    thread::Author,
    values::{AuthorName, Website},
};

fn said(body: &str) -> Said {
    Said {
        author: None,
        body: Body::parse(body).unwrap(),
        network: None,
    }
}

fn tokens(body: &str) -> String {
    let tokens = Tokens::of(&said(body));
    tokens.iter().collect::<Vec<_>>().join(" ")
}

#[test]
fn words_of_any_language_are_found() {
    for (body, expected) in [
        ("Don’t panic, DON'T 'panic'!", "links:0 don't panic"),
        ("ÜBER Straße E\u{301}te\u{301}", "links:0 über straße été"),
        ("Спасибо, ΟΔΥΣΣΕΥΣ", "links:0 спасибо οδυσσευς"),
        ("हिन्दी में", "links:0 हिन्दी में"),
        ("我喜欢Rust语言。好", "links:0 我喜 喜欢 rust 语言 好"),
        ("ありがとう", "links:0 あり りが がと とう"),
        ("감사합니다", "links:0 감사 사합 합니 니다"),
        ("win $500 🎰🎰", "links:0 win $ 500 🎰"),
        ("a 1 x2 +1 234 56789", "links:0 x2 234 digits:5 56789"),
    ] {
        assert_eq!(tokens(body), expected, "{body}");
    }
}

#[test]
fn a_disguise_is_seen_through() {
    for disguised in ["vi\u{200b}a\u{ad}gra", "𝐯𝐢𝐚𝐠𝐫𝐚", "ＶＩＡＧＲＡ", "ⓥⓘⓐⓖⓡⓐ"]
    {
        assert_eq!(tokens(disguised), "links:0 viagra");
    }
    assert_eq!(tokens("vі\u{430}gr\u{430}"), "links:0 odd:letters viagra");
}

#[test]
fn hosts_and_names_are_tokens_of_their_own() {
    let said = Said {
        author: Some(Author {
            name: AuthorName::parse("Ada Best-Loans").unwrap(),
            email: None,
            website: Some(Website::parse("https://www.loans.example/now").unwrap()),
        }),
        body: Body::parse("loans: https://a.b.cash.example/apply http://1.2.3.4/").unwrap(),
        network: None,
    };
    let found = Tokens::of(&said);
    assert_eq!(
        found.iter().collect::<Vec<_>>(),
        [
            "links:2",
            "host:cash.example",
            "host:b.cash.example",
            "host:a.b.cash.example",
            "host:1.2.3.4",
            "name:ada",
            "name:best",
            "name:loans",
            "site:loans.example",
            "loans",
            "cash",
            "example",
            "apply",
        ]
    );
    assert_eq!(found, Tokens::of(&said));
}

#[test]
fn a_long_comment_counts_with_its_beginning_and_its_end() {
    let many: String = (0..3_000).map(|n| format!("w{n} ")).collect();
    let found = Tokens::of(&said(&many));
    let found: Vec<&str> = found.iter().collect();
    assert_eq!(found.len(), Tokens::MAX);
    for word in ["links:0", "w0", "w190", "w2810", "w2999"] {
        assert!(found.contains(&word), "{word}");
    }
    assert!(!found.contains(&"w1500"));
    assert_eq!(
        tokens(&"ä".repeat(900)),
        format!("links:0 {}", "ä".repeat(LONGEST))
    );
}

#[test]
fn no_text_gives_more_tokens_than_fit() {
    let squares: String = ('\u{3300}'..='\u{3357}').take(80).collect();
    let links: String = (0..500)
        .map(|n| format!("https://a{n}.b{n}.c{n}.d/x "))
        .collect();
    let hostile = Said {
        author: Some(Author {
            name: AuthorName::parse(&squares).unwrap(),
            email: None,
            website: None,
        }),
        body: Body::parse(&links).unwrap(),
        network: None,
    };
    let found = Tokens::of(&hostile);
    assert_eq!(found.iter().len(), Tokens::MAX);
    let words = found.iter().filter(|token| !token.contains(':'));
    assert!(words.count() >= Tokens::MAX / 2);
    let swelling = "\u{fdfa}".repeat(Body::MAX);
    assert!(normal(&swelling).chars().count() <= Body::MAX);
}
