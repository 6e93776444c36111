// What the server sends, as the swap styles of the widget.

// What only this person may do with their comments: no page that all share knows it.
const drawOwn = () => {
  if (isSomebody() || "guest" in byId("thread").dataset) htmx.ajax("GET", byId("live").dataset.own, { target: "#comments", swap: "own" });
};
let ownTimer;
const drawOwnSoon = () => {
  clearTimeout(ownTimer);
  ownTimer = setTimeout(drawOwn, 99);
};

// All comments anew; what is being written outlives it.
const redraw = (root, articles) => {
  const composer = byId("composer");
  const focused = document.activeElement.closest(".composer") && document.activeElement;
  composerHome();
  waiting.clear();
  edits.clear();
  const open = [...root.querySelectorAll(".acting:not(:empty)")];
  root.replaceChildren(...articles);
  for (const form of open) {
    const article = byId(form.id.replace("acting", "comment"));
    if (article && !article.matches(".gone")) part(article, "comment-body").after(form);
  }
  composerBack();
  if (focused) focused.focus({ preventScroll: true });
  drawOwn();
};

// The next page of comments, or of a conversation, in the place of the link to it.
const more = (link, nodes) => {
  const rest = link.closest(".rest");
  composerHome();
  for (const node of nodes) {
    for (const article of [node, ...node.querySelectorAll(".comment")]) {
      const early = byId(article.id) || waiting.get(article.id);
      if (article.id && early && !early.contains(rest)) early.remove();
      waiting.delete(article.id);
    }
    rest.before(node);
  }
  rest.remove();
  composerBack();
  tellTimes();
  if (nodes[0]?.matches(".comment")) focusOn(nodes[0]);
};

// How many like a comment or reacted to the post, and whether people may comment.
const tally = (mark) => {
  const { likes, reacted, locked } = mark.dataset;
  const count = likes ? document.querySelector(`#comment-${likes} > .comment-foot > .like span`) : byId("reacted-" + reacted);
  if (count) count.textContent = mark.textContent;
  if (locked === "true") {
    byId("thread").classList.add("locked");
    document.querySelector(".closed").hidden = false;
  } else if (locked && !built && byId("thread").classList.contains("locked")) location.reload();
};
