//! The demo: a small blog with this very widget under its posts.

use askama::Template;

use super::assets::AssetUrls;

/// A post of the demo blog, and what people have said about it.
pub struct DemoPost {
    /// Its place under `/posts/`.
    pub slug: &'static str,
    /// Its title.
    pub title: &'static str,
    /// When it was written, for machines.
    pub date: &'static str,
    /// When it was written, for people.
    pub day: &'static str,
    /// One sentence for the front page.
    pub teaser: &'static str,
    /// Its text.
    pub paragraphs: &'static [&'static str],
    /// What was said, in order: the name, the words, and which earlier remark it answers.
    pub remarks: &'static [(&'static str, &'static str, Option<usize>)],
}

/// The posts, newest first. The last has no comments: somebody must be able to be the first.
pub const POSTS: &[DemoPost] = &[
    DemoPost {
        slug: "bringing-the-comments-home",
        title: "Bringing the comments home",
        date: "2026-11-12",
        day: "12 November 2026",
        teaser: "For ten years the best part of this blog lived on somebody else's server. A short account of moving it back.",
        paragraphs: &[
            "For ten years the best part of this blog lived on somebody else's server. You wrote to me there, under my own words, and a company in the middle watched us both, set a handful of cookies for its trouble, and now and then put a picture of a miracle diet between your sentence and mine.",
            "I had told myself that it was only plumbing. Then a reader wrote that she could no longer see the replies to a question she had asked in 2019, and I found that I could not see them either. The conversation had been mine in every way but the one that counts.",
            "So this is the first post whose comments are part of the page. They arrive with the text, they can be read with scripts switched off, and they are kept in a file that I can copy, search and, one day, print. Say something. It stays here.",
        ],
        remarks: &[
            (
                "Mira Okafor",
                "I was that reader, I think! For the record, the question was whether **sourdough** freezes well.\n\nIt does.",
                None,
            ),
            (
                "Jonas Lindqvist",
                "> a picture of a miracle diet between your sentence and mine\n\nI laughed, then I went and looked at my own blog. You don't want to know.",
                None,
            ),
            (
                "Mira Okafor",
                "Was it the one with the grapefruit?",
                Some(1),
            ),
            (
                "Jonas Lindqvist",
                "It was *always* the one with the grapefruit.",
                Some(2),
            ),
            (
                "Aiko T.",
                "The page loaded on the train today, in the tunnel, with the comments in it. That has never happened to me before.",
                None,
            ),
            (
                "Sam",
                "How do you keep it backed up? I run mine on a small box at home and copy it with:\n\n```\nrsync -a blog:/var/lib/afterword/ ~/backups/\n```",
                None,
            ),
        ],
    },
    DemoPost {
        slug: "a-window-seat",
        title: "Notes from a window seat",
        date: "2026-10-30",
        day: "30 October 2026",
        teaser: "Four hours by rail along the coast, one notebook, and the discovery that herons ignore timetables.",
        paragraphs: &[
            "The slow train leaves at nine and follows the coast so closely that at high tide the spray reaches the glass. I took a notebook, meaning to work, and instead counted herons: eleven, each alone, each with the air of somebody who has been promised a meeting and means to wait for it.",
            "Near the third station the line runs between allotments. Every one of them has a chair in it, turned towards the railway. I had always thought that we were the ones who watched.",
        ],
        remarks: &[
            (
                "Ruth Alvarez",
                "My grandfather had one of those chairs. He knew every driver by how they braked.",
                None,
            ),
            (
                "Pip",
                "Eleven is a *low* count for that stretch. Go in March.",
                None,
            ),
            (
                "Ruth Alvarez",
                "He would have agreed with you about March.",
                Some(1),
            ),
        ],
    },
    DemoPost {
        slug: "an-index-of-small-repairs",
        title: "An index of small repairs",
        date: "2026-10-04",
        day: "4 October 2026",
        teaser: "A drawer that sticks, a lamp that hums, a coat without its second button: a list of things that took less than an hour.",
        paragraphs: &[
            "A drawer that sticks: candle wax along both runners, four minutes. A lamp that hums: a quarter turn of the bulb. A coat without its second button: an evening, if you count the search for a button that is nearly right.",
            "I have begun to write these down with the date, because each of them waited for months and none took an hour. The list is not long, but it is oddly good company.",
        ],
        remarks: &[],
    },
];

/// The front page of the demo.
#[derive(Template)]
#[template(path = "demo/index.html", whitespace = "minimize")]
pub struct DemoIndex<'a> {
    /// The style sheet.
    pub assets: &'a AssetUrls,
    /// What there is to read.
    pub posts: &'static [DemoPost],
}

/// One post of the demo, with the thread under it.
#[derive(Template)]
#[template(path = "demo/post.html", whitespace = "minimize")]
pub struct DemoPage<'a> {
    /// The style sheet.
    pub assets: &'a AssetUrls,
    /// Where the loader is, if it is on another origin than the page.
    pub base: &'a str,
    /// What to read.
    pub post: &'static DemoPost,
}
