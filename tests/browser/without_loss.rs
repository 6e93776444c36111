//! Narrow pages, large text, forced colours, reduced motion: nothing gets lost.

use serde_json::json;

use crate::{axe::emulate, browser::Browser, scenery::furnish, support::service::Ground};

const FITS: &str = "const page = document.documentElement;
    const cut = [...document.querySelectorAll('.thread *')].filter((it) =>
        it.checkVisibility() && !it.closest('pre, .visually-hidden, textarea, input, summary')
        && it.scrollWidth > it.clientWidth + 1 && getComputedStyle(it).overflowX !== 'visible');
    const out = page.scrollWidth <= page.clientWidth ? [] : [...document.querySelectorAll('body *')]
        .filter((it) => it.getBoundingClientRect().right > page.clientWidth || it.getBoundingClientRect().left < 0);
    return [...out, ...cut].map((it) => it.outerHTML.slice(0, 200))";

const SMALL: &str = "return [...document.querySelectorAll('.thread :is(a, button, summary, input, textarea)')]
    .filter((it) => it.checkVisibility() && !it.closest('[inert], .comment-body, .one-conversation, .replying > a:not(.cancel)'))
    .filter((it) => { const { width, height } = it.getBoundingClientRect(); return width < 24 || height < 24; })
    .map((it) => it.outerHTML)";

#[tokio::test]
async fn nothing_is_cut_or_too_small_to_hit() {
    let ground = Ground::sqlite();
    let service = ground.start();
    let browser = Browser::open().await;
    let scene = furnish(&ground, &service, &browser).await;
    let own = &scene.own;
    for lang in ["en", "de", "ar"] {
        for (width, size) in [(320, "100%"), (320, "200%"), (1000, "100%"), (1000, "200%")] {
            browser.resize(width, 800).await;
            let page = format!("{}?under={own}&lang={lang}", scene.thread);
            for act in ["none", "edit", "delete", "reply"] {
                browser.goto(&page).await;
                let larger = format!("document.documentElement.style.fontSize = {size:?}");
                browser.run(&larger).await;
                if act != "none" {
                    let press = format!("document.querySelector('#comment-{own} .{act}').click()");
                    browser.run(&press).await;
                    let shown = "return document.querySelector('.acting form, .replying')";
                    browser.wait(act, shown).await;
                }
                let state = format!("{lang}, {width} pixels, {size}, {act}");
                assert_eq!(browser.run(FITS).await, json!([]), "{state}");
                assert_eq!(browser.run(SMALL).await, json!([]), "{state}");
            }
        }
        browser.goto(&format!("{}?lang={lang}", scene.thread)).await;
        assert_eq!(browser.run(FITS).await, json!([]), "{lang}");
        assert_eq!(browser.run(SMALL).await, json!([]), "{lang}");
    }
    browser.was_quiet(&[]).await;
}

#[tokio::test]
async fn forced_colours_and_reduced_motion_are_kept() {
    let ground = Ground::sqlite();
    let service = ground.start();
    let browser = Browser::open().await;
    furnish(&ground, &service, &browser).await;
    emulate(&browser, "forced-colors", "active").await;
    for button in [".like", ".reactions button"] {
        let ground = |pressed| {
            format!(
                "return getComputedStyle(document.querySelector('{button}[aria-pressed={pressed}]')).backgroundColor"
            )
        };
        browser.find(&format!("{button}[aria-pressed=true]")).await;
        let pressed = browser.run(&ground(true)).await;
        assert_ne!(pressed, browser.run(&ground(false)).await, "{button}");
    }
    let border = "return getComputedStyle(document.querySelector('.avatar')).borderTopWidth";
    assert_eq!(browser.run(border).await, "1px");

    let moving = "return [...document.querySelectorAll('.thread *')].some((it) => {
        it.classList.add('own');
        const { animationName, transitionDuration } = getComputedStyle(it);
        return animationName !== 'none' || parseFloat(transitionDuration) > 0;
    })";
    emulate(&browser, "prefers-reduced-motion", "no-preference").await;
    assert_eq!(browser.run(moving).await, true);
    emulate(&browser, "prefers-reduced-motion", "reduce").await;
    assert_eq!(browser.run(moving).await, false);
    browser.was_quiet(&[]).await;
}
