//! The thread: as a document for an iframe, and as a fragment.

use askama::Template;

use super::{
    Audience, Composer, Lang, Order, Reactions, Rows, Scene, Theme, Typed, View,
    assets::AssetUrls,
    place,
    who::StaffLinks,
    words::{Text, Words},
};
use crate::domain::{Aggregate, thread::Thread};

/// The thread alone, without `<html>`: for htmx, for a page built ahead, for an include.
#[derive(Template)]
#[template(path = "thread/thread.html", whitespace = "minimize")]
pub struct ThreadFragment<'a> {
    count: String,
    notice: Option<&'a str>,
    reactions: Option<Reactions>,
    /// None where nobody can comment.
    composer: Option<Composer>,
    comments: Rows<'a>,
    /// How the comments can be sorted; empty where there is nothing to sort.
    orders: Vec<Sorted>,
    view: View,
    /// What the staff can do with the thread.
    staff: Option<StaffLinks>,
    all_href: String,
    like_action: String,
    own_href: String,
    live_url: String,
    /// What a page of another host loads, if it is drawn for one.
    built: Option<&'a AssetUrls>,
    /// Whether this was drawn for somebody.
    is_for_viewer: bool,
    words: &'static Words,
    text: &'static Text,
    lang: Lang,
}

/// One way to sort.
struct Sorted {
    href: String,
    label: &'static str,
    current: bool,
}

impl<'a> ThreadFragment<'a> {
    /// This part of the thread around a composer with these words; `notice` stands above it, and
    /// `built` is told to a page of another host.
    pub fn new(
        scene: &Scene,
        thread: &'a Thread,
        view: View,
        typed: Typed,
        notice: Option<&'a str>,
        built: Option<&'a AssetUrls>,
    ) -> Self {
        let place = &scene.place;
        Self {
            count: scene.words.count(thread.count()),
            notice,
            reactions: Reactions::new(scene, thread),
            composer: (!thread.is_locked() && !scene.over).then(|| Composer::new(scene, typed)),
            comments: Rows::page(scene, thread, view),
            orders: orders(scene, thread, view),
            view,
            staff: StaffLinks::of(scene),
            all_href: place.action(),
            like_action: place.of("like"),
            own_href: view.address(&place.with("own", 1)),
            live_url: place.live_url(&place.resume(thread.version()), scene.words.lang()),
            built,
            is_for_viewer: scene.viewer.is_some(),
            words: scene.words,
            text: &scene.words.text,
            lang: scene.words.lang(),
        }
    }
}

fn orders(scene: &Scene, thread: &Thread, view: View) -> Vec<Sorted> {
    let to = Audience::of(scene.viewer.as_ref(), thread);
    let roots = thread.tree().roots().filter(|it| to.sees(thread, it));
    if roots.take(2).count() < 2 || view.under.is_some() {
        return Vec::new();
    }
    let text = &scene.words.text;
    let likes = scene.site.settings().likes;
    let orders = Order::ALL.into_iter();
    let orders = orders.filter(|order| likes || *order != Order::Liked);
    orders
        .map(|order| {
            let mut href = scene.place.action();
            place::add(&mut href, "sort", order.name());
            Sorted {
                href,
                label: match order {
                    Order::Oldest => &text.sort_oldest,
                    Order::Newest => &text.sort_newest,
                    Order::Liked => &text.sort_liked,
                },
                current: order == view.order,
            }
        })
        .collect()
}

/// The thread as a full document, made for an iframe.
#[derive(Template)]
#[template(path = "thread/document.html", whitespace = "minimize")]
pub struct ThreadDocument<'a> {
    /// What the page loads.
    pub assets: &'a AssetUrls,
    /// A style sheet of the site's own.
    pub stylesheet: Option<&'a str>,
    /// Its colours.
    pub theme: Theme,
    /// Its language.
    pub lang: Lang,
    /// What it shows.
    pub thread: ThreadFragment<'a>,
}
