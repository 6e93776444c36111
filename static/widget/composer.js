// Writing: replies where one reads, quotes, drafts, and the focus.

// Names this wish, so that sending it again after a lost answer does not say it twice.
let key = null;
let posting = false;
// The comment that the last answer brought.
let posted;
const isPosted = (ctx) => ctx.sourceElement?.id === "composer" && ctx.response?.status === 200;
const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");

const composerHome = () => {
  const composer = byId("composer");
  if (composer && composer.parentNode.id !== "thread") byId("conversation").before(composer);
  return composer;
};

// To the comment that is being answered, if it is still there.
const composerBack = () => {
  const composer = byId("composer");
  const parent = composer?.elements.parent.value;
  const replies = parent && byId("replies-" + parent);
  if (replies) replies.closest("details").before(composer);
  else if (parent) endAnswer();
};

// What somebody has marked in a comment before answering it is quoted.
const quote = (article) => {
  const marked = getSelection();
  const text = part(article, "comment-body").contains(marked.anchorNode) && marked.toString().trim();
  return text ? "> " + text.replace(/\n/g, "\n> ") + "\n\n" : "";
};

const answer = (article) => {
  const composer = byId("composer");
  const author = article.querySelector(".comment-author").textContent;
  composer.elements.parent.value = article.id.slice("comment-".length);
  let line = composer.querySelector(".replying");
  if (!line) {
    line = document.createElement("p");
    line.className = "replying";
    composer.prepend(line);
  }
  const to = document.createElement("a");
  const name = document.createElement("bdi");
  const cancel = document.createElement("a");
  to.href = "#" + article.id;
  name.textContent = author;
  to.append(name);
  cancel.href = "#composer";
  cancel.className = "cancel";
  cancel.textContent = words.cancel;
  line.replaceChildren(words.replyingTo[0], to, words.replyingTo[1] + " ", cancel);
  part(article, "comment-replies").before(composer);
  const { body } = composer.elements;
  body.value += quote(article);
  body.focus();
  keepDraft(composer);
};

// The next words are a comment of their own.
const endAnswer = () => {
  const composer = composerHome();
  composer.querySelector(".replying")?.remove();
  composer.elements.parent.value = "";
  keepDraft(composer);
  return composer;
};

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("#thread a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const act = link.closest(".acting");
  if (link.matches(".reply") && byId("composer")) {
    event.preventDefault();
    answer(link.closest(".comment"));
  } else if (link.matches(".cancel") && !act?.querySelector("[name=reason]")) {
    event.preventDefault();
    if (!act) return endAnswer().elements.body.focus();
    const asked = act.querySelector(".farewell") ? ".delete" : ".edit";
    act.replaceChildren();
    act.parentNode.querySelector(asked)?.focus();
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.target.closest("#thread textarea, #thread input")?.form.requestSubmit();
});

const remembered = ["name", "email", "website"];
const keepNames = ({ elements }) => {
  for (const field of remembered) if (elements[field]) store(field, elements[field].value);
};
const draft = "draft " + location.pathname;
const keepDraft = ({ elements }) => store(draft, elements.body.value && JSON.stringify([elements.body.value, elements.parent.value]));
document.addEventListener("input", ({ target }) => {
  if (target.form?.id === "composer") keepDraft(target.form);
});
const recall = (composer) => {
  for (const field of remembered) if (composer.elements[field]) composer.elements[field].value ||= stored(field);
  const [body, parent] = JSON.parse(stored(draft) || "[]");
  if (!body || composer.elements.body.value) return;
  composer.elements.body.value = body;
  const article = byId("comment-" + parent);
  if (article && !composer.elements.parent.value) {
    answer(article);
    document.activeElement.blur();
  }
};

// What had the focus may be drawn anew; whoever works with the keyboard goes on where they were.
const regain = (held, own) => {
  if (own && held.closest("#composer")) return focusOn(own);
  if (held.isConnected || document.activeElement !== document.body) return;
  const acting = held.closest(".acting");
  const article = acting && byId(acting.id.replace("acting", "comment"));
  if (held.title) byId("reactions")?.querySelector(`[title="${held.title}"]`)?.focus();
  else if (held.closest("#composer, #who")) byId("composer")?.elements.body.focus();
  else if (article) {
    const edit = part(article, "comment-foot").querySelector(".edit");
    edit ? edit.focus() : focusOn(article);
  }
};
