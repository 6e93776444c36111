//! The comments of a blog in the order in which they come, each known to be spam or not.

use super::{campaigns::Campaign, people::People, spin::Chance};

/// A comment, and what it is.
pub struct Written {
    pub kind: &'static str,
    /// Whose spam it is; nobody's if a person wrote it.
    pub campaign: Option<usize>,
    /// Whether the blog has seen this person or this campaign before.
    pub new: bool,
    pub name: String,
    pub site: Option<String>,
    pub body: String,
}

/// How many campaigns there are of each kind.
const OF_A_KIND: usize = 5;
/// How many of a campaign's messages are called new.
const NEW: usize = 3;

/// About so many comments of people and of spam. Campaigns begin at any time, also before the blog
/// began, and each lasts for a while: so the blog meets spam that it has never seen until the end.
pub fn comments(of_people: usize, of_spam: usize, seed: u64) -> Vec<Written> {
    const END: u64 = 1 << 40;
    let mut chance = Chance::new(seed);
    let mut people = People::new(&mut chance);
    let campaigns = Campaign::all(OF_A_KIND, &mut chance);
    let mut due: Vec<(u64, Option<usize>)> = Vec::new();
    due.extend((0..of_people).map(|_| (chance.next() % END, None)));
    // Some campaigns are far busier than others.
    let mut share = |_| 1 + chance.below(8) * chance.below(8);
    let shares: Vec<usize> = campaigns.iter().map(&mut share).collect();
    let whole: usize = shares.iter().sum();
    for (campaign, share) in shares.iter().enumerate() {
        let lasts = END / 20 + chance.next() % (END / 4);
        let begins = chance.next() % (END + lasts);
        // Half of the first and of the last campaigns is not of this time.
        let number = (share * of_spam * 6).div_ceil(whole * 5);
        let times = (0..number).map(|_| begins + chance.next() % lasts);
        let times = times
            .filter_map(|at| at.checked_sub(lasts))
            .filter(|at| *at < END);
        due.extend(times.map(|at| (at, Some(campaign))));
    }
    due.sort_unstable();
    let mut said = vec!["Thanks, this is exactly what I was looking for.".to_owned()];
    let mut met = vec![0; campaigns.len()];
    let written = due.into_iter().map(|(_, campaign)| match campaign {
        None => {
            let written = people.write(&mut chance);
            said.push(written.body.clone());
            written
        }
        Some(it) => {
            met[it] += 1;
            let topic = &people.topics[chance.below(people.topics.len())];
            Written {
                new: met[it] <= NEW,
                ..campaigns[it].write(topic, &said, &mut chance)
            }
        }
    });
    written.collect()
}
