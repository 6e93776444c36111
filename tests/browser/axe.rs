//! Asks axe-core whether people of all abilities can use what is shown (WCAG 2.2 AA and more).

use serde_json::{Value, json};

use crate::browser::Browser;

const AXE: &str = include_str!("vendor/axe.min.js");

// A canvas that the color scheme makes dark counts as white for axe, so it is painted. A thread is
// a part of a page: the page has the main landmark and the first heading. They are
// asked for only from the page around it: the pages of the demo have them.
const ASK: &str = "
    const done = arguments[arguments.length - 1];
    const alone = document.querySelector('.widget > .thread');
    if (document.querySelector('.widget')) document.documentElement.style.background = 'Canvas';
    for (const animation of document.getAnimations()) animation.finish();
    const rules = alone
        ? { 'landmark-one-main': { enabled: false }, 'page-has-heading-one': { enabled: false } } : {};
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    axe.run(document, { runOnly: tags, rules, resultTypes: ['violations'] }).then(
        ({ violations, passes }) => done([passes.length, ...violations.map(({ id, nodes }) =>
            id + ':\\n' + nodes.map((node) => node.target + ' ' + node.html + '\\n' + node.failureSummary).join('\\n'))]),
        (error) => done([1, String(error)]));";

/// No rule is broken, neither in the light nor in the dark colours.
pub async fn is_accessible(browser: &Browser, what: &str) {
    for scheme in ["light", "dark"] {
        emulate(browser, "prefers-color-scheme", scheme).await;
        let script = format!("{AXE};{ASK}");
        let answer = browser.client.execute_async(&script, Vec::new()).await;
        let answer = answer.unwrap_or_else(|error| panic!("axe fails on {what}: {error}"));
        let answer = answer.as_array().unwrap();
        assert!(answer[0].as_u64() > Some(5), "axe saw little of {what}");
        let broken: Vec<_> = answer[1..].iter().filter_map(Value::as_str).collect();
        assert!(
            broken.is_empty(),
            "{what}, {scheme}:\n{}",
            broken.join("\n")
        );
    }
}

/// Makes the frame that was entered last known to the axe of the page around it.
pub async fn bring_into_frame(browser: &Browser) {
    browser.run(AXE).await;
}

/// What the reader's system prefers, such as `forced-colors` and `active`.
pub async fn emulate(browser: &Browser, feature: &str, value: &str) {
    let features = json!({ "features": [{ "name": feature, "value": value }] });
    browser
        .devtools("Emulation.setEmulatedMedia", features)
        .await;
}
