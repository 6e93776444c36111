//! What the words must be in every language.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;
use time::macros::datetime;

use super::*;

/// The keys of a locale with the variables and attributes that each uses.
fn keys(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
    let source = lang.source();
    let resource = FluentResource::try_new(source.to_owned());
    assert!(
        resource.is_ok(),
        "{}.ftl is broken: {resource:?}",
        lang.tag()
    );
    let mut keys = BTreeMap::new();
    let mut key = String::new();
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        if let Some((name, _)) = line
            .split_once(" =")
            .filter(|_| !line.starts_with([' ', '.']))
        {
            key = name.to_owned();
            keys.insert(key.clone(), BTreeSet::new());
        }
        let used = line.split('$').skip(1).map(|rest| {
            rest.chars()
                .take_while(|c| c.is_alphanumeric())
                .collect::<String>()
        });
        if let Some(variables) = keys.get_mut(&key) {
            variables.extend(used);
        }
    }
    keys
}

#[test]
fn every_locale_says_everything_and_nothing_else() {
    let english = keys(Lang::En);
    for lang in Lang::ALL {
        let theirs = keys(lang);
        for (key, variables) in &english {
            let found = theirs.get(key);
            assert!(found.is_some(), "{}.ftl lacks {key}", lang.tag());
            assert_eq!(
                found,
                Some(variables),
                "{}.ftl: {key} uses other variables",
                lang.tag()
            );
        }
        for key in theirs.keys() {
            assert!(
                english.contains_key(key),
                "{}.ftl has {key} too much",
                lang.tag()
            );
        }
    }
}

#[test]
fn every_key_is_used() {
    let texts = Text::FIELDS.iter().map(|field| field.replace('_', "-"));
    let mut used: BTreeSet<_> = texts.collect();
    let others = [
        "count",
        "more",
        "rest",
        "when",
        "in-reply-to",
        "replying-to",
        "commenting-as",
        "continue-as",
        "continue-with",
        "sent-to",
        "invited-owner",
        "invited-moderator",
        "letter-subject",
        "letter",
        "letter-link",
        "letter-end",
        "moved-subject",
        "moved",
        "name-long",
        "body-long",
        "email-long",
        "website-long",
        "news",
        "desk-total",
        "desk-every",
        "desk-decided",
        "desk-deciding",
        "rules-words-wrong",
        "notify-subject",
        "notify-more",
        "notify-why",
    ];
    used.extend(others.map(str::to_owned));
    used.extend(Rule::ALL.map(|rule| format!("rule-{}", rule.name())));
    used.extend(WhoMayComment::ALL.map(|who| format!("who-{}", who.name())));
    let known: BTreeSet<_> = keys(Lang::En).into_keys().collect();
    assert_eq!(known, used);
}

#[test]
fn every_plural_category_of_a_language_has_its_form() {
    for lang in Lang::ALL {
        let script: serde_json::Value = serde_json::from_str(&Words::of(lang).script).unwrap();
        let forms = script["news"].as_object().unwrap();
        let forms: Vec<_> = forms.keys().map(String::as_str).collect();
        for category in lang.categories() {
            assert!(
                forms.contains(category),
                "{}.ftl: news has no .{category}",
                lang.tag()
            );
        }
        for form in script["news"].as_object().unwrap().values() {
            let text = form.as_str().unwrap();
            assert!(
                !text.contains("{n}") && !text.is_empty(),
                "{}: {text}",
                lang.tag()
            );
        }
    }
}

#[test]
fn counts_and_dates_are_told_as_the_language_tells_them() {
    let at = datetime!(2026-03-09 07:05 UTC);
    let english = Words::of(Lang::En);
    assert_eq!(
        [0, 1, 2].map(|n| english.count(n)),
        ["Comments", "1 comment", "2 comments"]
    );
    assert_eq!(english.when(at), "9 March 2026, 07:05 UTC");
    let german = Words::of(Lang::De);
    assert_eq!(
        [0, 1, 2].map(|n| german.count(n)),
        ["Kommentare", "1 Kommentar", "2 Kommentare"]
    );
    assert_eq!(german.when(at), "9. März 2026, 07:05 UTC");
    let reply = german.in_reply_to();
    assert_eq!((&*reply.before, &*reply.after), ("als Antwort auf ", ""));
    assert_eq!(
        english.too_long("name", 80),
        "The name is too long: at most 80 characters fit."
    );
}

#[test]
fn every_plural_form_is_the_one_of_its_number() {
    let told = |lang, numbers: &[usize]| {
        let words = Words::of(lang);
        let counts = numbers.iter().map(|&n| words.count(n));
        counts.collect::<Vec<_>>().join(" | ")
    };
    assert_eq!(
        told(Lang::Ru, &[0, 1, 2, 5, 11, 21, 22, 111]),
        "Комментарии | 1 комментарий | 2 комментария | 5 комментариев | 11 комментариев | \
         21 комментарий | 22 комментария | 111 комментариев"
    );
    assert_eq!(
        told(Lang::Pl, &[0, 1, 2, 5, 21, 22]),
        "Komentarze | 1 komentarz | 2 komentarze | 5 komentarzy | 21 komentarzy | 22 komentarze"
    );
    assert_eq!(
        told(Lang::Ar, &[0, 1, 2, 3, 11, 100]),
        "التعليقات | تعليق واحد | تعليقان | 3 تعليقات | 11 تعليقًا | 100 تعليق"
    );
    assert_eq!(told(Lang::Zh, &[0, 1, 2]), "评论 | 1 条评论 | 2 条评论");
    assert_eq!(
        told(Lang::Ja, &[0, 1, 2]),
        "コメント | 1件のコメント | 2件のコメント"
    );
}

#[test]
fn every_language_writes_dates_in_its_own_way() {
    let at = datetime!(2026-03-01 07:05 UTC);
    for (lang, when) in [
        (Lang::Fr, "1er mars 2026, 07:05 UTC"),
        (Lang::Es, "1 de marzo de 2026, 07:05 UTC"),
        (Lang::Pt, "1º de março de 2026, 07:05 UTC"),
        (Lang::It, "1 marzo 2026, 07:05 UTC"),
        (Lang::Nl, "1 maart 2026, 07:05 UTC"),
        (Lang::Pl, "1 marca 2026, 07:05 UTC"),
        (Lang::Ru, "1 марта 2026\u{a0}г., 07:05 UTC"),
        (Lang::Ja, "2026年3月1日 07:05 UTC"),
        (Lang::Zh, "2026年3月1日 07:05 UTC"),
        (Lang::Ar, "1 مارس 2026، 07:05 UTC"),
    ] {
        assert_eq!(Words::of(lang).when(at), when);
    }
    let reply = Words::of(Lang::Ja).in_reply_to();
    assert_eq!((&*reply.before, &*reply.after), ("", "さんへの返信"));
}

#[test]
fn every_name_has_its_place_and_no_text_is_unfinished() {
    for lang in Lang::ALL {
        let words = Words::of(lang);
        for around in [
            words.in_reply_to(),
            words.replying_to(),
            words.commenting_as(),
            words.continue_as(),
            words.sent_to(),
            words.invited(Role::Owner),
            words.invited(Role::Moderator),
        ] {
            let text = format!("{}{}", around.before, around.after);
            assert!(!text.is_empty() && !text.contains(HERE), "{}", lang.tag());
        }
        let counted = [0, 1, 2, 3, 11, 100].into_iter();
        let counted = counted.flat_map(|n| [words.count(n), words.more(n), words.rest(n)]);
        let desk = [0, 1, 2, 3, 11, 100].into_iter().flat_map(|n| {
            let decided = [words.decided(&n, &None), words.decided(&n, &Some(100))];
            [words.desk_total(&n), words.desk_every(&n)]
                .into_iter()
                .chain(decided)
        });
        let fields = ["name", "body", "email", "website"];
        let long = fields.map(|field| words.too_long(field, 254));
        for text in &long {
            assert!(text.contains("254"), "{}: {text}", lang.tag());
        }
        let (subject, letter) =
            words.letter("ABCD-EFGH", "blog.example", Some("https://x.example/"));
        for told in ["ABCD-EFGH", "blog.example", "https://x.example/"] {
            assert!(letter.contains(told), "{}: {letter}", lang.tag());
        }
        assert!(subject.contains("ABCD-EFGH"));
        for text in counted
            .chain(desk)
            .chain([words.word_list_too_long()])
            .chain(long)
            .chain([subject, letter])
            .chain([format!("{:?}", words.text)])
        {
            // So Fluent writes a variable that it was not given.
            assert!(!text.contains("{$"), "{}: {text}", lang.tag());
        }
    }
}
