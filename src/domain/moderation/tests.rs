//! What each rule says, and which is asked first.

use super::*;

/// A person whom nobody knows says something plain.
fn plain() -> Facts {
    Facts {
        text: "i think that it rains".into(),
        written_for: Some(20_000),
        length: 400,
        ..Facts::default()
    }
}

fn known() -> Facts {
    Facts {
        approved: 3,
        ..plain()
    }
}

fn says(rules: &Rules, facts: &Facts) -> (&'static str, bool) {
    let judgement = judge(rules, facts);
    (judgement.rule.name(), judgement.held)
}

fn words(list: &str) -> WordList {
    WordList::parse(list).unwrap()
}

#[test]
fn by_default_what_is_plain_is_shown_and_what_is_suspicious_waits() {
    let rules = Rules::default();
    let links = |links| Facts { links, ..plain() };
    for (facts, rule, held) in [
        (plain(), "open", false),
        (known(), "known", false),
        (links(3), "open", false),
        (links(4), "links", true),
        (
            Facts {
                links: 9,
                ..known()
            },
            "known",
            false,
        ),
        (
            Facts {
                refused: 1,
                ..known()
            },
            "open",
            false,
        ),
        (
            Facts {
                trapped: true,
                ..known()
            },
            "trap",
            true,
        ),
        (
            Facts {
                written_for: Some(1_999),
                ..plain()
            },
            "haste",
            true,
        ),
        (
            Facts {
                written_for: None,
                ..plain()
            },
            "open",
            false,
        ),
        (
            Facts {
                elsewhere: 1,
                ..known()
            },
            "duplicate",
            true,
        ),
        (
            Facts {
                new_hosts: 3,
                ..plain()
            },
            "new-hosts",
            true,
        ),
        (
            Facts {
                learned: Some((0.95, "pills".into())),
                ..plain()
            },
            "learned",
            true,
        ),
        (
            Facts {
                learned: Some((0.5, String::new())),
                ..plain()
            },
            "open",
            false,
        ),
        (
            Facts {
                network_banned: true,
                ..known()
            },
            "network",
            true,
        ),
        (
            Facts {
                is_staff: true,
                trapped: true,
                network_banned: true,
                ..plain()
            },
            "staff",
            false,
        ),
        (
            Facts {
                akismet: Some(Some(true)),
                ..plain()
            },
            "akismet",
            true,
        ),
        (
            Facts {
                akismet: Some(None),
                ..plain()
            },
            "akismet",
            true,
        ),
        (
            Facts {
                akismet: Some(Some(false)),
                ..plain()
            },
            "open",
            false,
        ),
    ] {
        assert_eq!(says(&rules, &facts), (rule, held), "{facts:?}");
    }
}

#[test]
fn an_owner_may_hold_everything_or_what_is_first() {
    let all = Rules {
        hold_all: true,
        ..Rules::default()
    };
    assert_eq!(says(&all, &known()), ("everything", true));
    let staff = Facts {
        is_staff: true,
        ..plain()
    };
    assert_eq!(says(&all, &staff), ("staff", false));
    let first = Rules {
        hold_first: 2,
        publish_known: false,
        ..Rules::default()
    };
    let after = |approved| Facts {
        approved,
        ..plain()
    };
    assert_eq!(says(&first, &after(1)), ("first", true));
    assert_eq!(says(&first, &after(2)), ("open", false));
}

#[test]
fn what_an_owner_switches_off_holds_nothing() {
    let off = Rules {
        suspicion: false,
        most_links: None,
        ..Rules::default()
    };
    let suspicious = Facts {
        trapped: true,
        written_for: Some(1),
        elsewhere: 4,
        links: 50,
        new_hosts: 50,
        learned: Some((1.0, String::new())),
        proven: Some(false),
        ..plain()
    };
    assert_eq!(says(&off, &suspicious), ("open", false));
    let proof = Rules { proof: true, ..off };
    assert_eq!(says(&proof, &suspicious), ("proof", true));
    let proven = Facts {
        proven: Some(true),
        ..suspicious
    };
    assert_eq!(says(&proof, &proven), ("open", false));
}

#[test]
fn a_list_holds_words_and_hosts_and_not_parts_of_words() {
    let rules = Rules {
        words: words("Casino\n\n  pills.example \nкредит\n賭博\nearn $$$"),
        ..Rules::default()
    };
    let said = |text: &str, host: Option<&str>| Facts {
        text: text.to_lowercase(),
        hosts: host.into_iter().map(str::to_owned).collect(),
        ..known()
    };
    for (text, host, why) in [
        ("The CASINO is open", None, Some("casino")),
        ("the casinos are open", None, None),
        ("a casino-like place", None, Some("casino")),
        ("see", Some("pills.example"), Some("pills.example")),
        ("see", Some("eu.pills.example"), Some("pills.example")),
        ("see", Some("goodpills.example"), None),
        ("Кредит сейчас", None, Some("кредит")),
        ("オンライン賭博です", None, Some("賭博")),
        ("how to earn $$$ now", None, Some("earn $$$")),
    ] {
        let judgement = judge(&rules, &said(text, host));
        assert_eq!(judgement.why.as_deref(), why, "{text}");
        assert_eq!(judgement.rule == Rule::Words, why.is_some(), "{text}");
    }
    assert_eq!(WordList::parse(&"x".repeat(101)), None);
    assert_eq!(WordList::parse(&"x\ny\n".repeat(501)), None);
}

#[test]
fn every_rule_has_a_name_of_its_own() {
    for (n, rule) in Rule::ALL.into_iter().enumerate() {
        assert_eq!(Rule::parse(rule.name()), Some(rule));
        assert_eq!(Rule::ALL.iter().position(|it| *it == rule), Some(n));
    }
}
