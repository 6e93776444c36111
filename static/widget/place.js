// Comments in their place.

// Whose answer is being swapped in.
let actor;
const parts = ["comment-head", "comment-body", "acting", "comment-foot"];
const part = (article, name) => article.querySelector(":scope > ." + name);

// A comment that is here already gets its new words; its replies, and a reply that is being
// written to it, stay as they are.
const update = (old, fresh, own) => {
  // What the socket tells of a version that is here already knows less of this viewer.
  if (fresh.dataset.v - old.dataset.v < !own) return;
  const focused = document.activeElement;
  const foot = part(old, "comment-foot");
  const turns = /gone|held/.test(fresh.className + old.className);
  // What a viewer may do with a comment only the answers to that viewer know.
  if (turns && !own && (!fresh.matches(".gone") || foot.querySelector(".delete, .decide"))) drawOwnSoon();
  for (const name of own || turns ? parts : parts.slice(0, 2)) {
    const [before, after] = [part(old, name), part(fresh, name)];
    // Words that are being changed stay, whatever else is done to the comment.
    const open = name === "acting" && before?.firstElementChild && !before.contains(actor);
    if (open && own && !after?.firstElementChild && !fresh.matches(".gone")) continue;
    if (before && after) before.replaceWith(after);
    else if (after) part(old, "comment-body").after(after);
    else before?.remove();
  }
  const isOwn = old.matches(".own");
  old.className = fresh.className;
  old.classList.toggle("own", isOwn);
  old.ariaLabel = fresh.ariaLabel;
  if (fresh.matches(".gone")) {
    for (const name of document.querySelectorAll(`a[href="#${old.id}"] bdi`)) name.textContent = "…";
  }
  old.dataset.v = fresh.dataset.v;
  // The socket may have been faster than the answer to a decision.
  const held = own && focused === old && actor.matches(".decide") ? actor : focused;
  if (held === document.activeElement) return;
  // What had the focus is gone: it goes to the same link, or to what is left of the comment.
  const same = held.matches(".decide") ? (/pin$/.test(held.name) ? "[name$=pin]" : "[name=undo]") : "." + (held.classList[0] || "edit");
  const next = parts.map((name) => part(old, name)?.querySelector(same)).find(Boolean);
  old.tabIndex = -1;
  (next || old).focus({ preventScroll: true });
};

// Where a comment goes: into the replies of what it answers, or among the comments on the post.
// Nowhere, if that part of the conversation is not loaded, or there is nothing to read in it.
const home = (article) => {
  if (article.matches(".gone")) return;
  const { under } = article.dataset;
  const root = byId("comments");
  if (!under) return root.dataset.under ? null : root;
  const id = "replies-" + under;
  // On the page of one conversation what it stands in elsewhere may be missing.
  const parent = part(article, "comment-head").querySelector(".in-reply-to")?.hash.slice(9);
  return byId(id) || byId("replies-" + parent) || [...waiting.values()].map((other) => other.querySelector("#" + id)).find(Boolean);
};

// After which element: in the order of the log, unless the newest come first.
// Not by `data-v`: that of a comment grows with each change to it.
const said = (article) => Date.parse(article.querySelector("time")?.dateTime);
const before = (list, article) => {
  if (list.dataset.order === "newest") return [...list.querySelectorAll(":scope > .pinned")].pop() || null;
  let last = list.lastElementChild;
  while (last && said(last) > said(article)) last = last.previousElementSibling;
  return last;
};
const place = (list, article) => {
  const last = before(list, article);
  if (last) last.after(article);
  else list.prepend(article);
};
