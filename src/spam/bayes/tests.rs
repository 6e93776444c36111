//! What it learns, unlearns, says and forgets.

use super::*;
use crate::domain::{thread::Said, values::Body};

const SPAM: &[&str] = &[
    "Win big at our casino, bonus https://win.example/a",
    "Cheap pills online https://pills.example",
    "Casino bonus for new players https://bet.example/join",
    "Pills without prescription, cheap and online",
];
const HAM: &[&str] = &[
    "I measured it and the cache was the slow part",
    "Thanks, the second example helped me",
    "I disagree, the cache is not the problem here",
    "Does the example also work without the cache?",
];

fn tokens(text: &str) -> Tokens {
    Tokens::of(&Said {
        author: None,
        body: Body::parse(text).unwrap(),
        network: None,
    })
}

fn taught(times: usize) -> Bayes {
    let mut bayes = Bayes::default();
    for n in 0..times {
        bayes.learn(&tokens(SPAM[n % SPAM.len()]), Label::Spam);
        bayes.learn(&tokens(HAM[n % HAM.len()]), Label::Ham);
    }
    bayes
}

fn probability(bayes: &Bayes, text: &str) -> f32 {
    bayes.weigh(&tokens(text)).unwrap().probability
}

/// All that it has learned; not when.
fn known(bayes: &Bayes) -> (HashMap<u64, PerLabel<u32>>, PerLabel<u32>, PerLabel<u64>) {
    let words = bayes.words.iter();
    (
        words
            .map(|(hash, it)| (*hash, it.comments.clone()))
            .collect(),
        bayes.comments.clone(),
        bayes.tokens.clone(),
    )
}

#[test]
fn it_says_nothing_before_it_has_learned_enough_of_both() {
    let mut bayes = taught(9);
    bayes.learn(&tokens("casino"), Label::Spam);
    assert_eq!(bayes.weigh(&tokens("casino")), None);
    bayes.learn(&tokens("cache"), Label::Ham);
    assert!(bayes.weigh(&tokens("casino")).is_some());
    bayes.unlearn(&tokens("cache"), Label::Ham);
    assert_eq!(bayes.weigh(&tokens("casino")), None);
}

#[test]
fn it_tells_spam_from_people_and_by_which_words() {
    let bayes = taught(40);
    let weighed = bayes
        .weigh(&tokens("The best casino bonus, cheap pills online"))
        .unwrap();
    assert!(weighed.probability > 0.9, "{weighed:?}");
    let told = |word| weighed.words.iter().find(|(it, _)| it == word);
    assert!(told("casino").is_some_and(|(_, p)| *p > 0.9), "{weighed:?}");
    assert!(told("the").is_some_and(|(_, p)| *p < 0.2), "{weighed:?}");
    assert!(told("best").is_none(), "nobody has used it before");
    assert!(weighed.words.len() <= TOLD);
    assert!(probability(&bayes, "The example without the cache helped") < 0.1);
    assert_eq!(
        probability(&bayes, "unheard"),
        probability(&bayes, "unseen")
    );
}

#[test]
fn contradicting_words_tell_nothing() {
    let bayes = taught(40);
    let p = probability(&bayes, "casino cache");
    assert!((0.2..0.8).contains(&p), "{p}");
}

#[test]
fn unlearning_leaves_exactly_what_was() {
    let text = |n: usize| {
        let words = (0..5 + n % 7).map(|m| format!("w{} ", (n * 31 + m * m * 17) % 90));
        tokens(&words.collect::<String>())
    };
    let label = |n: usize| [Label::Spam, Label::Ham][n * 7 % 3 % 2];
    let mut bayes = Bayes::default();
    (0..200).for_each(|n| bayes.learn(&text(n), label(n)));
    let before = known(&bayes);
    for round in 1..20 {
        let some = || (0..50).map(|n| n * round);
        some().for_each(|n| bayes.learn(&text(n), label(n + round)));
        assert_ne!(known(&bayes), before);
        some()
            .rev()
            .for_each(|n| bayes.unlearn(&text(n), label(n + round)));
        assert_eq!(known(&bayes), before);
    }
    (0..200).for_each(|n| bayes.unlearn(&text(n), label(n)));
    assert_eq!(known(&bayes), known(&Bayes::default()));
}

#[test]
fn few_comments_of_people_make_no_word_of_theirs_spam() {
    let mut bayes = taught(10);
    for n in 0..2_000 {
        let spam = format!("{} {}", SPAM[n % SPAM.len()], ["rare", "odd"][n / 7 % 2]);
        bayes.learn(&tokens(&spam), Label::Spam);
    }
    for n in 0..6 {
        let said = format!("gardening n{n} slugs frost compost ducks lettuce");
        bayes.learn(&tokens(&said), Label::Spam);
    }
    let p = probability(&bayes, "My slugs eat the lettuce in the frost");
    assert!(p < 0.5, "{p}");
}

#[test]
fn spam_padded_with_words_of_people_turns_none_of_them_into_spammers() {
    let mut bayes = taught(100);
    for n in 0..100 {
        let padded = format!("{} {} {}", HAM[n % 4], SPAM[n / 4 % 4], HAM[(n + 1) % 4]);
        bayes.learn(&tokens(&padded), Label::Spam);
    }
    for said in HAM {
        let p = probability(&bayes, said);
        assert!(p < 0.5, "{p}: {said}");
    }
}

#[test]
fn it_forgets_what_is_rare_and_old_first() {
    let mut bayes = Bayes::default();
    bayes.learn(&tokens("old often"), Label::Spam);
    bayes.learn(&tokens("young often"), Label::Ham);
    let has = |bayes: &Bayes, word: &str| {
        let hash = bayes.key.hash_one(word);
        bayes.words.contains_key(&hash)
    };
    bayes.forget_rare(3);
    assert!(!has(&bayes, "old") && has(&bayes, "young") && has(&bayes, "often"));
    bayes.forget_rare(2);
    assert!(!has(&bayes, "young") && has(&bayes, "often"));
}

#[test]
fn its_memory_has_a_bound() {
    let mut bayes = Bayes::default();
    for n in 0..650 {
        let words = (0..390).map(|m| format!("w{n}x{m} "));
        bayes.learn(&tokens(&words.collect::<String>()), Label::Spam);
        assert!(bayes.words.len() <= Bayes::MOST);
    }
    assert!(bayes.words.len() > Bayes::MOST / 2);
    assert!(bayes.words.capacity() < Bayes::MOST * 5 / 4);
    assert_eq!(size_of::<(u64, Counted)>(), 24);
}
