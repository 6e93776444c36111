// The widget's own script. Everything works without it: it puts new comments in their place when
// nobody is reading there, lets the socket resume, answers where one reads, keeps what is being
// written, and talks to the page around the iframe.
(() => {
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

  // ---- Comments in their place --------------------------------------------------------------

  // Whose answer is being swapped in.
  let actor;
  const parts = ["comment-head", "comment-body", "acting", "comment-foot"];
  const part = (article, name) => article.querySelector(":scope > ." + name);

  // A comment that is here already gets its new words; its replies, and a reply that is being
  // written to it, stay as they are.
  const update = (old, fresh, own) => {
    if (+fresh.dataset.v < +old.dataset.v) return;
    const focused = document.activeElement;
    // What a viewer may do with a comment only the answers to that viewer know.
    for (const name of own || fresh.matches(".gone") ? parts : parts.slice(0, 2)) {
      const [before, after] = [part(old, name), part(fresh, name)];
      // Words that are being changed stay, whatever else is done to the comment.
      const open = name === "acting" && before?.firstElementChild && !before.contains(actor);
      if (open && own && !after?.firstElementChild && !fresh.matches(".gone")) continue;
      if (before && after) before.replaceWith(after);
      else if (after) part(old, "comment-body").after(after);
      else before?.remove();
    }
    old.className = fresh.className;
    old.ariaLabel = fresh.ariaLabel;
    if (fresh.matches(".gone")) {
      for (const name of document.querySelectorAll(`.in-reply-to[href="#${old.id}"] bdi`)) name.textContent = "…";
    }
    old.dataset.v = fresh.dataset.v;
    if (focused === document.activeElement) return;
    // What had the focus is gone: it goes to the same link, or to what is left of the comment.
    const same = "." + (focused.classList[0] || "edit");
    const next = parts.map((name) => part(old, name)?.querySelector(same)).find(Boolean);
    old.tabIndex = -1;
    (next || old).focus({ preventScroll: true });
  };

  // Where a comment goes: into the replies of what it answers, or among the comments on the post.
  // Nowhere, if that part of the conversation is not loaded.
  const home = (article) => {
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

  // ---- New comments wait where somebody reads -------------------------------------------------

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
          if (known.isConnected && isBeingWritten(known)) edits.set(article.id, article);
          else update(known, article);
          continue;
        }
        const list = !article.matches(".gone") && home(article);
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

  // ---- Fragments ------------------------------------------------------------------------------

  // All comments anew; a reply that is being written outlives it.
  const redraw = (root, articles) => {
    const composer = byId("composer");
    const focused = composer?.contains(document.activeElement) && document.activeElement;
    composerHome();
    waiting.clear();
    edits.clear();
    root.replaceChildren(...articles);
    composerBack();
    if (focused) focused.focus({ preventScroll: true });
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

  // ---- The socket -----------------------------------------------------------------------------

  // The page resumes from the newest token it holds, however the connection was lost.
  let heard = Date.now();
  const keepToken = (message, connection) => {
    const token = /^\s*<div data-after="([\d.]+)"/.exec(message.data);
    if (!token) return;
    const resume = (url) => url.replace(/after=[\d.]*/, "after=" + token[1]);
    const live = byId("live");
    connection.url = resume(connection.url);
    live.dataset.hxWsConnect = resume(live.dataset.hxWsConnect);
  };

  // Up to which version the socket has told the page.
  const told = () => +/after=\d+\.(\d+)/.exec(byId("live").dataset.hxWsConnect)?.[1];

  const reconnect = () => {
    heard = Date.now();
    htmx.process(byId("live"), true);
  };

  // The server says something every 20 seconds. Silence means a network that drops packets, which
  // a browser may take many minutes to notice.
  setInterval(() => {
    if (!document.hidden && Date.now() - heard > 50000) reconnect();
  }, 5000);
  addEventListener("online", reconnect);

  // ---- The composer ---------------------------------------------------------------------------

  // Names this wish, so that sending it again after a lost answer does not say it twice.
  let key = null;
  let posting = false;
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
    } else if (link.matches(".cancel")) {
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
  const draft = "draft " + location.pathname;
  const keepDraft = ({ elements }) => store(draft, elements.body.value && JSON.stringify([elements.body.value, elements.parent.value]));
  document.addEventListener("input", ({ target }) => {
    if (target.form?.id === "composer") keepDraft(target.form);
  });
  const recall = (composer) => {
    for (const field of remembered) composer.elements[field].value ||= stored(field);
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
  let held = document.body;
  const regain = (posted) => {
    if (posted && held.closest("#composer")) return focusOn(posted);
    if (held.isConnected || document.activeElement !== document.body) return;
    const acting = held.closest(".acting");
    const article = acting && byId(acting.id.replace("acting", "comment"));
    if (held.title) byId("reactions")?.querySelector(`[title="${held.title}"]`)?.focus();
    else if (held.closest(".sort")) document.querySelector(".sort [aria-current]")?.focus();
    else if (held.closest("#composer")) byId("composer")?.elements.body.focus();
    else if (article) {
      const edit = part(article, "comment-foot").querySelector(".edit");
      edit ? edit.focus() : focusOn(article);
    }
  };

  // ---- htmx -----------------------------------------------------------------------------------

  const guest = "guest " + /live\/([^/]+)/.exec(byId("live").dataset.hxWsConnect)[1];

  htmx.registerExtension("afterword", {
    handle_swap(style, target, fragment) {
      const children = [...fragment.children];
      if (style === "redraw") redraw(target, children);
      else if (style === "more") more(target, children);
      else if (style !== "place" && style !== "own") return false;
      if (style === "redraw" || style === "more") return children;
      children.filter((child) => child.matches("i")).forEach(tally);
      const articles = children.filter((child) => child.matches("article"));
      if (style === "place") {
        arrive(articles);
        return [];
      }
      // The answer to what this person did is shown at once.
      for (const article of articles) {
        const known = byId(article.id);
        if (known) update(known, article, true);
        else if (home(article)) place(home(article), article);
        news.delete(article.id);
        waiting.delete(article.id);
      }
      const reactions = children.filter((child) => child.id === "reactions");
      reactions.forEach((form) => byId("reactions")?.replaceWith(form));
      tellTimes();
      const own = posting && byId(articles[0].id);
      if (own) {
        announce(words.published);
        own.classList.add("own");
        show(own);
      }
      return [...articles.map(({ id }) => byId(id)), ...reactions].filter((element) => element?.isConnected);
    },
    htmx_ws_after_connection() {
      heard = Date.now();
    },
    htmx_ws_before_message_incoming() {
      heard = Date.now();
    },
    htmx_ws_after_message_incoming(_, { message, connection }) {
      keepToken(message, connection);
    },
    htmx_config_request(source, { ctx }) {
      const { body, headers } = ctx.request;
      if (stored(guest)) headers["afterword-guest"] = stored(guest);
      if (!/^(composer|reactions)$/.test(source.id) && source.form?.id !== "composer") return;
      for (const field of ["url", "title"]) if (params.has(field)) body.set(field, params.get(field));
      if (source.id !== "composer") return;
      body.set("key", (key ||= newKey()));
      for (const field of remembered) store(field, source.elements[field].value);
    },
    htmx_before_swap(_, { ctx, tasks }) {
      const token = ctx.response?.headers?.get("afterword-guest");
      if (token) store(guest, token);
      held = document.activeElement;
      actor = ctx.sourceElement;
      if (ctx.target?.id === "conversation") {
        composerHome();
        waiting.clear();
      }
      posting = isPosted(ctx);
      if (!posting) return;
      // The socket may have been faster, and may have told of more than this answer knows.
      const known = tasks.some(({ fragment }) => +fragment.querySelector(".comment")?.dataset.v <= told());
      const count = tasks.findIndex(({ target }) => target.id === "comment-count");
      if (known && count >= 0) tasks.splice(count, 1);
    },
    htmx_after_swap(_, { ctx }) {
      // Not `posting`: a message of the socket may have come in between.
      if (isPosted(ctx)) {
        key = null;
        store(draft, "");
        composerHome();
      } else if (ctx.response?.status >= 400) {
        document.querySelector(".composer [aria-invalid]")?.focus();
      } else if (ctx.target?.matches?.(".acting")) {
        ctx.target.querySelector("textarea, button")?.focus();
      } else if (ctx.target?.id === "conversation") {
        document.querySelector(".sort [aria-current]")?.focus({ preventScroll: true });
      }
      regain(isPosted(ctx) && document.querySelector(".comment.own:not([tabindex])"));
      tellTimes();
      showPill();
    },
    htmx_error(_, { ctx }) {
      const form = ctx?.sourceElement?.closest?.(".composer, .comment, .thread");
      const error = form?.querySelector(".form-error") || byId("composer-error");
      if (error) error.textContent = words.unreachable;
    },
  });

  // ---- Times ----------------------------------------------------------------------------------

  const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const units = [["year", 31557600], ["month", 2629800], ["week", 604800], ["day", 86400], ["hour", 3600], ["minute", 60]];
  function tellTimes() {
    for (const time of document.querySelectorAll(".comment time")) {
      const seconds = (Date.parse(time.dateTime) - Date.now()) / 1000;
      const [unit, length] = units.find(([, length]) => -seconds >= length) || ["minute", Infinity];
      time.title ||= time.textContent;
      time.textContent = length === Infinity ? words.now : relative.format(Math.round(seconds / length), unit);
    }
  }
  setInterval(tellTimes, 60000);

  // ---- The page around the iframe --------------------------------------------------------------

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
    const target = /^#comment-/.test(location.hash) && byId(location.hash.slice(1));
    if (target) show(target);
  };

  addEventListener("message", (event) => {
    if (event.source !== parent || event.origin !== host) return;
    const { theme, hash } = event.data?.afterword || {};
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
    tellTimes();
    if (host) {
      document.documentElement.classList.add("framed");
      new ResizeObserver(() => tell({ height: height() })).observe(byId("thread"));
    }
    showTarget();
    // Where cookies are blocked the page does not know what this person said.
    const live = byId("live");
    if (stored(guest) && !("guest" in byId("thread").dataset)) {
      htmx.ajax("GET", live.dataset.own, { target: "#comments", swap: "own" });
    }
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else {
    // htmx has begun before its socket extension was there.
    start();
    reconnect();
  }
})();
