//! People who comment: regulars and passers-by, of several languages, on a dozen topics.

use super::spin::{Chance, sections, spin, values};
use super::stream::Written;

const LANGUAGES: &[&str] = &["de", "fr", "es", "pt", "ru", "ja", "zh"];

/// A post that comments are about.
pub struct Topic {
    pub name: &'static str,
    pub things: Vec<&'static str>,
    say: Vec<&'static str>,
    code: Vec<&'static str>,
}

struct Person {
    name: String,
    site: Option<String>,
    language: &'static str,
    topics: [usize; 2],
}

/// What people are called, and what they cite.
struct Lists {
    first: Vec<&'static str>,
    last: Vec<&'static str>,
    docs: Vec<&'static str>,
}

/// Everybody, and what they say.
pub struct People {
    lines: Vec<(&'static str, Vec<&'static str>)>,
    lists: Lists,
    pub topics: Vec<Topic>,
    regulars: Vec<Person>,
    last: String,
}

impl People {
    pub fn new(chance: &mut Chance) -> Self {
        let topics = sections(include_str!("topics.txt"))
            .into_iter()
            .map(|(name, lines)| Topic {
                name: name.trim_start_matches("topic."),
                things: values(&lines, "things")[0].split(", ").collect(),
                say: values(&lines, "say"),
                code: values(&lines, "code"),
            });
        let topics: Vec<_> = topics.collect();
        let lines = sections(include_str!("people.txt"));
        let list = |key| values(&lines[0].1, key)[0].split(", ").collect();
        let lists = Lists {
            first: list("first"),
            last: list("last"),
            docs: list("docs"),
        };
        let regulars = (0..60).map(|_| lists.person(chance, topics.len()));
        Self {
            regulars: regulars.collect(),
            lines,
            lists,
            topics,
            last: "I never thought of it like that.".into(),
        }
    }

    /// What somebody writes next.
    pub fn write(&mut self, chance: &mut Chance) -> Written {
        let stranger = self.lists.person(chance, self.topics.len());
        let regular = chance.percent(55);
        let who = if regular {
            &self.regulars[chance.below(self.regulars.len())]
        } else {
            &stranger
        };
        let topic = &self.topics[chance.one(&who.topics)];
        let (kind, body) = if who.language != "en" {
            ("another language", self.foreign(who, topic, chance))
        } else {
            self.english(who, topic, chance)
        };
        let touchy = ["money", "health", "games", "crypto", "blogging", "cars"];
        let kind = match kind {
            "plain" if touchy.contains(&topic.name) => "what spam is about",
            _ => kind,
        };
        let written = Written {
            kind,
            campaign: None,
            new: !regular,
            name: who.name.clone(),
            site: who.site.clone(),
            body,
        };
        self.last = written.body.lines().last().unwrap_or_default().to_owned();
        written
    }

    fn english(&self, who: &Person, topic: &Topic, chance: &mut Chance) -> (&'static str, String) {
        let (kind, sections): (_, Vec<&str>) = match chance.below(100) {
            0..14 => ("a few words", vec!["en.short"]),
            14..22 => ("praise as spam has it", vec!["en.polite"]),
            22..32 => ("plain", vec!["en.say", "en.ask"]),
            32..40 => ("plain", vec!["en.quote", "en.differ", "en.say"]),
            40..52 => ("with links", vec!["en.say", "en.links"]),
            52..58 => ("with code", vec!["en.say", "en.code"]),
            58..66 => ("long", vec!["en.story", "en.say", "topic"]),
            66..72 => ("plain", vec!["en.differ", "topic"]),
            _ => ("plain", vec!["topic", "en.say", "en.say", "en.ask"]),
        };
        let keep = if kind == "plain" {
            1 + chance.below(sections.len())
        } else {
            sections.len()
        };
        let said = sections.iter().take(keep).map(|section| {
            let line = match *section {
                "topic" => chance.one(&topic.say),
                _ => chance.one(self.section(section)),
            };
            self.fill(line, who, topic, chance)
        });
        (kind, slips(&said.collect::<Vec<_>>().join(" "), chance))
    }

    fn foreign(&self, who: &Person, topic: &Topic, chance: &mut Chance) -> String {
        let (section, sentences) = match chance.percent(25) {
            true => ("short", 1),
            false => ("say", 1 + chance.below(3)),
        };
        let lines = self.section(&format!("{}.{section}", who.language));
        let said = (0..sentences).map(|_| self.fill(chance.one(lines), who, topic, chance));
        said.collect::<Vec<_>>().join(" ")
    }

    fn section(&self, name: &str) -> &[&'static str] {
        let found = self.lines.iter().find(|(it, _)| *it == name);
        &found.unwrap_or_else(|| panic!("no section {name}")).1
    }

    fn fill(&self, line: &str, who: &Person, topic: &Topic, chance: &mut Chance) -> String {
        spin(line, chance, &mut |slot, chance| match slot {
            "thing" => {
                let thing = chance.one(&topic.things);
                let bare = ["the ", "a ", "an ", "my "]
                    .iter()
                    .find_map(|it| thing.strip_prefix(it));
                bare.filter(|_| who.language != "en")
                    .unwrap_or(thing)
                    .to_owned()
            }
            "doc" => format!("https://{}{}", chance.one(&self.lists.docs), word(chance)),
            "own" => match &who.site {
                Some(site) => format!("{site}{}", word(chance)),
                None => format!("https://{}.github.io/{}", word(chance), word(chance)),
            },
            "code" => match topic.code.as_slice() {
                [] => "make -j4 test".into(),
                code => chance.one(code).into(),
            },
            "name" => chance.one(&self.lists.first).to_owned(),
            "author" => "Robin".into(),
            "quoted" => self.last.clone(),
            _ => panic!("no slot {slot}"),
        })
    }
}

impl Lists {
    fn person(&self, chance: &mut Chance, topics: usize) -> Person {
        let (first, last) = (chance.one(&self.first), chance.one(&self.last));
        let site = chance.percent(25).then(|| {
            let host: String = last.chars().filter(char::is_ascii_alphanumeric).collect();
            let top = chance.one(&["org", "dev", "net", "de", "com", "me"]);
            format!("https://{}{}.{top}/", host.to_lowercase(), word(chance))
        });
        Person {
            name: match chance.percent(30) {
                true => first.into(),
                false => format!("{first} {last}"),
            },
            site,
            language: match chance.percent(75) {
                true => "en",
                false => chance.one(LANGUAGES),
            },
            topics: [chance.below(topics), chance.below(topics)],
        }
    }
}

/// A word that nobody has used before.
pub fn word(chance: &mut Chance) -> String {
    let syllables = [
        "ka", "lo", "mi", "ner", "ta", "ru", "vel", "so", "pin", "da", "gro", "est", "um", "bri",
        "fo", "xa",
    ];
    (0..2 + chance.below(2))
        .map(|_| chance.one(&syllables))
        .collect()
}

/// People slip on the keyboard, forget capitals and stretch words.
fn slips(text: &str, chance: &mut Chance) -> String {
    let mut text = text.to_owned();
    if chance.percent(15) {
        text = text.to_lowercase();
    }
    if chance.percent(20) {
        let letters: Vec<char> = text.chars().collect();
        let at = chance.below(letters.len());
        if letters[at].is_alphabetic() {
            text = letters
                .iter()
                .enumerate()
                .filter(|(i, _)| *i != at)
                .map(|(_, c)| *c)
                .collect();
        }
    }
    if chance.percent(10) {
        text.push_str(chance.one(&[
            " :)",
            " 😄",
            " ;-)",
            " ...",
            " (sorry for my English)",
            " Regards, M.",
        ]));
    }
    text
}
