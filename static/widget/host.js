// The page around the iframe, and the beginning of it all.

const host = (() => {
  try {
    return parent === window ? null : location.ancestorOrigins?.[0] || new URL(document.referrer).origin;
  } catch {
    return null;
  }
})();
const height = () => Math.ceil(byId("thread").getBoundingClientRect().height);
const tell = (message) => { if (host) parent.postMessage({ afterword: message }, host); };

function show(element) {
  element.scrollIntoView({ block: "nearest" });
  // With the height, since the frame may not be high enough yet to be scrolled so far.
  tell({ height: height(), top: element.getBoundingClientRect().top + scrollY });
}
const showTarget = () => {
  const target = /^#(comment-|report$)/.test(location.hash) && byId(location.hash.slice(1));
  if (target) show(target);
};

addEventListener("message", (event) => {
  if (event.source !== parent || event.origin !== host) return;
  const { theme, hash, sso } = event.data?.afterword || {};
  meet(sso);
  if (/^(light|dark)$/.test(theme)) document.documentElement.dataset.theme = theme;
  else if (theme === "auto") delete document.documentElement.dataset.theme;
  const id = /^#comment-(\w+)$/.exec(hash)?.[1];
  if (!id) return;
  if (byId("comment-" + id)) {
    location.hash = hash;
  } else {
    // On another page of the thread.
    params.set("comment", id);
    location.href = "?" + params + hash;
  }
});
addEventListener("hashchange", showTarget);

const start = () => {
  const composer = byId("composer");
  if (composer) recall(composer);
  // Work that the site wants with a comment.
  if (composer?.dataset.proof) import(service + "/proof.js");
  tellTimes();
  if (host) {
    document.documentElement.classList.add("framed");
    new ResizeObserver(() => tell({ height: height() })).observe(byId("thread"));
  }
  showTarget();
  // Where cookies are blocked the page does not know what this person said.
  if (isSomebody() && !("guest" in byId("thread").dataset)) drawOwn();
  // Of a page into which the thread was built.
  meet(document.querySelector("[data-sso]")?.dataset.sso);
  connect();
};
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
