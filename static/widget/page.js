// What every part of the widget uses. The parts are one script, in the order of build.rs, and share
// their names. Everything works without them: they put new comments in their place when nobody is
// reading there, let the socket resume, answer where one reads, keep what is being written, and talk
// to the page around the iframe.

const byId = (id) => document.getElementById(id);
const words = JSON.parse(byId("thread").dataset.words);
const language = byId("thread").lang;
// What the page is: in a frame the loader tells, in a page of the blog it is this one.
const built = "script" in byId("thread").dataset;
const params = new URLSearchParams(built ? "" : location.search);
if (built) {
  params.set("url", document.querySelector("link[rel=canonical]")?.href || location.href);
  params.set("title", document.title);
}
const plural = new Intl.PluralRules(language);
const newComments = (n) => (words.news[plural.select(n)] || words.news.other).replace("#", n);
const announce = (text) => { byId("announcer").textContent = text; };

// Storage may be blocked for frames of other sites; then it lasts as long as the page.
const memory = {};
const store = (key, value) => {
  memory[key] = value;
  try { localStorage["afterword-" + key] = value; } catch {}
};
const stored = (key) => {
  try { return memory[key] ?? localStorage["afterword-" + key] ?? ""; } catch { return memory[key] || ""; }
};
