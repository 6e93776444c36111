//! What the owner of a site chose about who may comment and what is held.

/// Who may comment at all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum WhoMayComment {
    /// Everybody; a name is enough.
    #[default]
    Everybody,
    /// Whoever is signed in.
    Members,
    /// The staff alone.
    Staff,
}

impl WhoMayComment {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Everybody, Self::Members, Self::Staff];

    /// Its name in forms and in the log.
    pub fn name(self) -> &'static str {
        match self {
            Self::Everybody => "everybody",
            Self::Members => "members",
            Self::Staff => "staff",
        }
    }

    /// Reads what [`WhoMayComment::name`] says.
    pub fn parse(raw: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == raw)
    }
}

/// How often the staff gets letters about what waits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Notify {
    /// None.
    Never,
    /// As soon as something waits, gathered for some minutes.
    #[default]
    Soon,
    /// Once an hour at most.
    Hourly,
    /// Once a day at most.
    Daily,
}

impl Notify {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Never, Self::Soon, Self::Hourly, Self::Daily];

    /// Its name in forms and in the log.
    pub fn name(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::Soon => "soon",
            Self::Hourly => "hourly",
            Self::Daily => "daily",
        }
    }

    /// Reads what [`Notify::name`] says.
    pub fn parse(raw: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == raw)
    }
}

/// What a site holds, closes and allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// Who may comment at all.
    pub who: WhoMayComment,
    /// Every comment waits.
    pub hold_all: bool,
    /// The first so many comments of a person wait.
    pub hold_first: u32,
    /// More links than this wait, if their writer is not known; none for any number.
    pub most_links: Option<u32>,
    /// What has one of these waits.
    pub words: WordList,
    /// Who has been here before is published at once.
    pub publish_known: bool,
    /// What looks like the work of a machine waits: the hidden field, haste, the same words
    /// elsewhere, several new hosts, what was learned.
    pub suspicion: bool,
    /// Browsers are asked for some work; what comes without it waits.
    pub proof: bool,
    /// Akismet is asked, where the settings of the service have a key.
    pub akismet: bool,
    /// A thread takes no comments so many days after its first; none for never.
    pub close_after: Option<u32>,
    /// So many reports hold a comment; none for never.
    pub reports: Option<u32>,
    /// How often the staff gets letters about what waits.
    pub notify: Notify,
    /// The language of these letters: that of whoever saved the rules last.
    pub lang: Option<String>,
}

impl Rules {
    /// How long after its first event a thread takes comments, in milliseconds.
    pub fn open_for(&self) -> Option<i64> {
        let days = self.close_after.map(i64::from);
        days.map(|days| days * 24 * 60 * 60 * 1000)
    }
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            who: WhoMayComment::Everybody,
            hold_all: false,
            hold_first: 0,
            most_links: Some(3),
            words: WordList::default(),
            publish_known: true,
            suspicion: true,
            proof: false,
            akismet: false,
            close_after: None,
            reports: Some(3),
            notify: Notify::default(),
            lang: None,
        }
    }
}

/// Words and hosts, each of which holds a comment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WordList(Vec<String>);

impl WordList {
    /// The most entries, and the most characters of one.
    pub const MOST: usize = 1_000;
    /// See [`WordList::MOST`].
    pub const LONGEST: usize = 100;

    /// One entry a line: a word, some words, or a host. None if there are too many, or one is too
    /// long.
    pub fn parse(raw: &str) -> Option<Self> {
        let lines = raw.lines().map(|line| line.trim().to_lowercase());
        let mut entries: Vec<_> = lines.filter(|line| !line.is_empty()).collect();
        entries.dedup();
        let fits = |entry: &String| entry.chars().count() <= Self::LONGEST;
        (entries.len() <= Self::MOST && entries.iter().all(fits)).then_some(Self(entries))
    }

    /// The entries, in lower case.
    pub fn entries(&self) -> &[String] {
        &self.0
    }

    /// The entries, one a line.
    pub fn text(&self) -> String {
        self.0.join("\n")
    }

    /// The first entry that is in the text as a word of its own, or that is one of the hosts or
    /// above one.
    pub fn find(&self, text: &str, hosts: &[String]) -> Option<String> {
        let is_host = |entry: &str| {
            hosts.iter().any(|host| {
                let above = host.strip_suffix(entry);
                above.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
            })
        };
        let is_word = |entry: &str| {
            let mut found = text.match_indices(entry);
            found.any(|(start, _)| stands_alone(text, start, entry))
        };
        let mut entries = self.0.iter();
        entries.find(|it| is_host(it) || is_word(it)).cloned()
    }
}

/// Whether a word that was found is not a part of another. Scripts that write without spaces know
/// no such thing.
fn stands_alone(text: &str, start: usize, word: &str) -> bool {
    let spaced = |c: char| c.is_alphanumeric() && c < '\u{2e80}';
    let end = start + word.len();
    let joins = |inner: Option<char>, outer: Option<char>| {
        inner.is_some_and(spaced) && outer.is_some_and(spaced)
    };
    let before = joins(word.chars().next(), text[..start].chars().next_back());
    let after = joins(word.chars().next_back(), text[end..].chars().next());
    !before && !after
}
