//! Texts with choices, `{one|another}`, and slots, `$name`: what spammers write, and we for people.

/// Chance that is the same on every run and every machine (SplitMix64).
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// One of 0 to `n` - 1.
    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    pub fn percent(&mut self, of: usize) -> bool {
        self.below(100) < of
    }

    pub fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

/// Makes each choice and fills each slot. `\n` is a new line.
pub fn spin(
    text: &str,
    chance: &mut Chance,
    fill: &mut impl FnMut(&str, &mut Chance) -> String,
) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '$', '\\']) {
        out.push_str(&rest[..at]);
        let (head, tail) = rest[at..].split_at(1);
        match head {
            "{" => {
                let (choices, after) = choices(tail);
                out.push_str(&spin(chance.one(&choices), chance, fill));
                rest = after;
            }
            "$" => {
                let end = tail.find(|c: char| !c.is_ascii_lowercase());
                let (name, after) = tail.split_at(end.unwrap_or(tail.len()));
                match name {
                    "" => out.push('$'),
                    "n" => out.push_str(&(chance.below(990) + 10).to_string()),
                    _ => out.push_str(&fill(name, chance)),
                }
                rest = after;
            }
            _ => {
                out.push('\n');
                rest = tail.strip_prefix('n').unwrap_or(tail);
            }
        }
    }
    out + rest
}

/// What can be chosen after an opening brace, and what comes after the closing one.
fn choices(text: &str) -> (Vec<&str>, &str) {
    let (mut depth, mut from, mut found) = (0, 0, Vec::new());
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '|' if depth == 0 => {
                found.push(&text[from..at]);
                from = at + 1;
            }
            '}' if depth == 0 => {
                found.push(&text[from..at]);
                return (found, &text[at + 1..]);
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    panic!("a brace is not closed: {text}");
}

/// The sections of a file: `== name`, then its lines.
pub fn sections(file: &'static str) -> Vec<(&'static str, Vec<&'static str>)> {
    let mut found: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in file.lines() {
        match line.strip_prefix("== ") {
            Some(name) => found.push((name, Vec::new())),
            None => found
                .last_mut()
                .expect("a file starts with a section")
                .1
                .push(line),
        }
    }
    found
}

/// What stands behind `key: ` in the lines of a section.
pub fn values<'a>(lines: &[&'a str], key: &str) -> Vec<&'a str> {
    let of_key = |line: &&'a str| line.strip_prefix(key)?.strip_prefix(": ");
    lines.iter().filter_map(of_key).collect()
}
