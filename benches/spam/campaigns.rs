//! Spam: campaigns of many kinds, each with words, names and hosts of its own.

use super::people::{Topic, word};
use super::spin::{Chance, sections, spin, values};
use super::stream::Written;

const CITIES: &[&str] = &["London", "Delhi", "Dubai", "Paris", "Lahore", "Berlin"];

/// Whose words mail filters know, so that they are written in other letters.
const KNOWN: &[&str] = &["pharma", "casino", "dating", "loans", "replica"];

/// One spammer's run: the same few sentences over and over, with variations.
pub struct Campaign {
    id: usize,
    kind: &'static str,
    names: Vec<&'static str>,
    says: Vec<&'static str>,
    hosts: Vec<String>,
    brand: String,
    trader: String,
    disguise: Option<usize>,
    /// Whether it hides among the words of people.
    pads: bool,
    /// Percent of messages which are signed with the host as a website.
    signs: usize,
}

impl Campaign {
    /// `number` of each kind.
    pub fn all(number: usize, chance: &mut Chance) -> Vec<Self> {
        let kinds = sections(include_str!("campaigns.txt"));
        let mut all: Vec<Self> = Vec::new();
        for (kind, lines) in kinds.iter().flat_map(|kind| (0..number).map(move |_| kind)) {
            all.push(Self::new(all.len(), kind, lines, chance));
        }
        let praise = kinds.iter().find(|(kind, _)| *kind == "praise");
        for _ in 0..number {
            all.push(Self {
                kind: "copied",
                pads: false,
                ..Self::new(all.len(), "praise", &praise.unwrap().1, chance)
            });
        }
        all
    }

    fn new(id: usize, kind: &'static str, lines: &[&'static str], chance: &mut Chance) -> Self {
        let mut campaign = Self {
            id,
            kind,
            names: values(lines, "names")[0].split(", ").collect(),
            says: some(values(lines, "say"), 4, chance),
            hosts: Vec::new(),
            brand: word(chance),
            trader: word(chance),
            disguise: None,
            pads: false,
            signs: match kind {
                "praise" => 100,
                "quiet" => 0,
                _ => 40,
            },
        };
        if let Some(sites) = values(lines, "sites").first() {
            let hosts = 0..1 + chance.below(3);
            campaign.hosts = hosts.map(|_| campaign.fill(sites, None, chance)).collect();
        }
        if KNOWN.contains(&kind) && chance.percent(35) {
            campaign.disguise = Some(chance.below(4));
            campaign.kind = "disguised";
        } else if chance.percent(12) {
            campaign.pads = true;
            campaign.kind = "padded";
        }
        campaign
    }

    /// Its next message under a post of this topic, when people have said this.
    pub fn write(&self, topic: &Topic, said: &[String], chance: &mut Chance) -> Written {
        let copied = |chance: &mut Chance| said[chance.below(said.len())].as_str();
        let body = match self.kind {
            "copied" if chance.percent(50) => copied(chance).to_owned(),
            "copied" => format!("{} https://{}/", copied(chance), self.hosts[0]),
            _ => {
                let number = 1 + chance.below(self.says.len());
                let says = some(self.says.clone(), number, chance);
                let filled = says.iter().map(|line| self.fill(line, Some(topic), chance));
                filled.collect::<Vec<_>>().join(" ")
            }
        };
        let body = match self.disguise {
            Some(how) => disguised(&body, how, chance),
            None if self.pads => format!("{} {body} {}", copied(chance), copied(chance)),
            None => body,
        };
        let signs = !self.hosts.is_empty() && chance.percent(self.signs);
        Written {
            kind: self.kind,
            campaign: Some(self.id),
            new: false,
            name: self.fill(chance.one(&self.names), Some(topic), chance),
            site: signs.then(|| format!("https://{}/{}", self.host(chance), word(chance))),
            body,
        }
    }

    fn host(&self, chance: &mut Chance) -> &str {
        &self.hosts[chance.below(self.hosts.len())]
    }

    fn fill(&self, line: &str, topic: Option<&Topic>, chance: &mut Chance) -> String {
        spin(line, chance, &mut |slot, chance| match (slot, topic) {
            ("brand", _) => self.brand.clone(),
            ("trader", _) => self.trader.clone(),
            ("city", _) => chance.one(CITIES).into(),
            ("link", _) => format!("https://{}/{}", self.host(chance), word(chance)),
            ("thing", Some(topic)) => chance.one(&topic.things).into(),
            _ => panic!("no slot {slot}"),
        })
    }
}

/// At most so many of the lines, in their order.
fn some<'a>(mut lines: Vec<&'a str>, most: usize, chance: &mut Chance) -> Vec<&'a str> {
    while lines.len() > most {
        lines.remove(chance.below(lines.len()));
    }
    lines
}

/// Written so that people read it and filters do not.
fn disguised(body: &str, how: usize, chance: &mut Chance) -> String {
    match how {
        0 => swapped(body, ("aeopci", "аеорсі"), 50, chance),
        1 => swapped(body, ("aioes", "@103$"), 40, chance),
        2 => body
            .replace("https://", "hxxps://")
            .replace(".com", "[.]com"),
        _ => {
            let unseen = |c: char, chance: &mut Chance| {
                let follows = c.is_alphabetic() && chance.percent(20);
                [Some(c), follows.then_some('\u{200b}')]
            };
            let letters = body.chars().flat_map(|c| unseen(c, chance));
            letters.flatten().collect()
        }
    }
}

/// Some letters for others, but in addresses, which must still work.
fn swapped(body: &str, (from, to): (&str, &str), percent: usize, chance: &mut Chance) -> String {
    let mut swap = |c: char| {
        let pair = from.chars().zip(to.chars()).find(|(it, _)| *it == c);
        pair.filter(|_| chance.percent(percent))
            .map_or(c, |it| it.1)
    };
    let words = body.split(' ').map(|word| match word.contains('/') {
        true => word.to_owned(),
        false => word.chars().map(&mut swap).collect(),
    });
    words.collect::<Vec<String>>().join(" ")
}
