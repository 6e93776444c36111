// New comments wait where somebody reads.

const waiting = new Map();
const look = (...elements) => new Promise((seen) => {
  const eye = new IntersectionObserver((entries) => { eye.disconnect(); seen(entries); });
  elements.forEach((element) => eye.observe(element));
});

// Whether a comment can be put there without moving anything that is being read or written.
const isQuiet = async (list, article) => {
  const [{ isIntersecting, intersectionRect }] = await look(byId("thread"));
  // Out of sight as a whole: the browser keeps the page around it where it is.
  if (!isIntersecting) return true;
  const last = before(list, article);
  const anchor = last || list.closest(".comment")?.querySelector(".comment-foot") || list;
  const at = last || anchor !== list ? anchor.getBoundingClientRect().bottom : list.getBoundingClientRect().top;
  if (at > intersectionRect.bottom - 1) return true;
  const follows = (element) => anchor.compareDocumentPosition(element) & 4 && !(last || list).contains(element);
  const next = [...document.querySelectorAll(".comment, .rest, .composer")].find(follows);
  return at >= intersectionRect.top && !(next?.getBoundingClientRect().top < intersectionRect.bottom);
};

// Other words for a comment above would move what is being written: they wait until that is left.
// What is gone does not.
const edits = new Map();
const isBeingWritten = (article) => {
  const form = document.activeElement?.closest(".composer");
  return form && article.compareDocumentPosition(form) & 4;
};
document.addEventListener("focusout", () => {
  // After the click that took the focus away.
  setTimeout(() => {
    if (document.activeElement?.closest(".composer")) return;
    for (const [id, article] of edits) if (byId(id)) update(byId(id), article);
    edits.clear();
    tellTimes();
  }, 400);
});

// One after the other, so that a reply finds what it answers.
let arriving = Promise.resolve();
const arrive = (articles) => {
  arriving = arriving.then(async () => {
    const news = [];
    for (const article of articles) {
      const known = byId(article.id) || waiting.get(article.id);
      if (known) {
        if (known.isConnected && isBeingWritten(known) && !article.matches(".gone")) edits.set(article.id, article);
        else update(known, article);
        continue;
      }
      const list = home(article);
      if (!list) continue;
      const quiet = !list.isConnected || (!document.hidden && (await isQuiet(list, article)));
      // Meanwhile the answer to this person's own form may have come.
      if (byId(article.id)) continue;
      news.push(article.id);
      if (!quiet) {
        waiting.set(article.id, article);
        continue;
      }
      place(list, article);
      if (!list.isConnected) continue;
      unseen.add(article);
      eyes.observe(article);
    }
    tellTimes();
    announceNews(news);
    showPill();
    // The staff decides about what is new as well.
    if (news.length && document.querySelector("#who [name=lock]")) drawOwnSoon();
  });
};

// What came below the part that is being read is in its place, and counted until it was seen.
const unseen = new Set();
const eyes = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) continue;
    unseen.delete(target);
    eyes.unobserve(target);
  }
  showPill();
});

const pill = document.createElement("button");
pill.type = "button";
pill.className = "news";
const showPill = async () => {
  for (const article of unseen) if (!article.isConnected) unseen.delete(article);
  let count = unseen.size;
  for (const article of waiting.values()) count += 1 + article.querySelectorAll(".comment").length;
  if (!count) return pill.remove();
  pill.textContent = newComments(count);
  // Put there again it would lose the focus.
  if (!pill.isConnected) byId("thread").append(pill);
  if (!host) return;
  // The frame is as high as the thread: the pill goes where the reader is in it.
  const [{ isIntersecting, intersectionRect }] = await look(byId("comments"));
  pill.style.top = isIntersecting ? Math.max(0, intersectionRect.bottom + scrollY - 64) + "px" : "0";
};
setInterval(() => pill.isConnected && showPill(), 500);
pill.addEventListener("click", () => {
  for (const article of waiting.values()) {
    const list = home(article);
    if (list) place(list, article);
    unseen.add(article);
  }
  waiting.clear();
  const first = [...document.querySelectorAll(".comment")].find((article) => unseen.has(article));
  for (const article of unseen) article.classList.add("own");
  unseen.clear();
  showPill();
  tellTimes();
  if (first) focusOn(first);
});

const focusOn = (article) => {
  article.tabIndex = -1;
  article.focus({ preventScroll: true });
  show(article);
};

// A burst becomes one sentence.
const news = new Set();
let newsTimer;
const announceNews = (ids) => {
  ids.forEach((id) => news.add(id));
  clearTimeout(newsTimer);
  newsTimer = setTimeout(() => {
    if (news.size) announce(newComments(news.size));
    news.clear();
  }, 700);
};
