// The widget's own script. Everything works without it: it puts new comments in their place,
// lets the socket resume, answers where one reads, and talks to the page around the iframe.
(() => {
  const byId = (id) => document.getElementById(id);
  const params = new URLSearchParams(location.search);
  const remembered = ["name", "email", "website"];

  // ---- New comments ------------------------------------------------------------------------

  // Once each, in the order of the log, under what they answer; applying it twice changes nothing.
  const place = (root, article) => {
    const list = byId("replies-" + article.dataset.under) || root;
    let before = list.lastElementChild;
    while (before && +before.dataset.v > +article.dataset.v) before = before.previousElementSibling;
    if (before) before.after(article);
    else list.prepend(article);
  };

  // All of them anew; a reply that is being written outlives it.
  const redraw = (root, articles) => {
    const composer = byId("composer");
    const focused = composer.contains(document.activeElement) && document.activeElement;
    composerHome();
    root.replaceChildren(...articles);
    const parent = composer.elements.parent.value;
    const replies = byId("replies-" + parent);
    if (replies) replies.before(composer);
    else if (parent) endAnswer();
    if (focused) focused.focus({ preventScroll: true });
  };

  const news = new Set();
  let newsTimer;
  const announce = (text) => { byId("announcer").textContent = text; };
  // A burst becomes one sentence.
  const announceNews = (articles) => {
    for (const article of articles) news.add(article.id);
    clearTimeout(newsTimer);
    newsTimer = setTimeout(() => {
      if (news.size) announce(news.size === 1 ? "1 new comment" : news.size + " new comments");
      news.clear();
    }, 700);
  };

  // ---- The socket --------------------------------------------------------------------------

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
  const told = () => +byId("live").dataset.hxWsConnect.split(".").pop();

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

  // ---- The composer ------------------------------------------------------------------------

  // Names this wish, so that sending it again after a lost answer does not say it twice.
  let key = null;
  let posting = false;
  const isPosted = (ctx) => ctx.sourceElement?.id === "composer" && ctx.response?.status === 200;
  const newKey = () =>
    Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");

  const composerHome = () => {
    const composer = byId("composer");
    if (composer.parentNode.id !== "thread") byId("comments").before(composer);
    return composer;
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
    cancel.textContent = "Cancel";
    line.replaceChildren("Replying to ", to, " ", cancel);
    byId("replies-" + composer.elements.parent.value).before(composer);
    composer.elements.body.focus();
  };

  // The next words are a comment of their own.
  const endAnswer = () => {
    const composer = composerHome();
    composer.querySelector(".replying")?.remove();
    composer.elements.parent.value = "";
    return composer;
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.matches(".reply")) {
      event.preventDefault();
      answer(link.closest(".comment"));
    } else if (link.matches(".cancel")) {
      event.preventDefault();
      endAnswer().elements.body.focus();
    }
  });

  // Storage may be blocked for frames of other sites; then nothing is remembered, and that is all.
  const remember = (composer) => {
    try {
      for (const field of remembered) localStorage["afterword-" + field] = composer.elements[field].value;
    } catch {}
  };
  const recall = (composer) => {
    try {
      for (const field of remembered) composer.elements[field].value ||= localStorage["afterword-" + field] || "";
    } catch {}
  };

  htmx.registerExtension("afterword", {
    handle_swap(style, target, fragment) {
      if (style !== "place" && style !== "redraw") return false;
      const articles = [...fragment.children];
      if (style === "redraw") {
        redraw(target, articles);
        return articles;
      }
      const fresh = articles.filter((article) => !byId(article.id));
      for (const article of fresh) place(target, article);
      tellTimes();
      if (posting) {
        const own = byId(articles[0].id);
        news.delete(own.id);
        announce("Your comment is published");
        own.classList.add("own");
        show(own);
      } else {
        announceNews(fresh);
      }
      return fresh;
    },
    htmx_ws_after_connection() {
      heard = Date.now();
    },
    htmx_ws_before_message_incoming() {
      heard = Date.now();
    },
    htmx_ws_after_message_incoming(_, { message, connection }) {
      keepToken(message, connection);
      tellTimes();
    },
    htmx_config_request(composer, { ctx }) {
      if (composer.id !== "composer") return;
      const { body } = ctx.request;
      body.set("key", (key ||= newKey()));
      for (const field of ["url", "title"]) if (params.has(field)) body.set(field, params.get(field));
      remember(composer);
    },
    htmx_before_swap(_, { ctx, tasks }) {
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
        composerHome();
      } else if (ctx.response?.status >= 400) {
        document.querySelector("#composer [aria-invalid]")?.focus();
      }
    },
    htmx_error(_, { ctx }) {
      if (ctx?.sourceElement?.id !== "composer") return;
      byId("composer-error").textContent =
        "The server cannot be reached. Your words are still here: try again in a moment.";
    },
  });

  // ---- Times -------------------------------------------------------------------------------

  const relative = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" });
  const units = [["year", 31557600], ["month", 2629800], ["week", 604800], ["day", 86400], ["hour", 3600], ["minute", 60]];
  function tellTimes() {
    for (const time of document.querySelectorAll(".comment time")) {
      const seconds = (Date.parse(time.dateTime) - Date.now()) / 1000;
      const [unit, length] = units.find(([, length]) => -seconds >= length) || ["minute", Infinity];
      time.title ||= time.textContent;
      time.textContent = length === Infinity ? "just now" : relative.format(Math.round(seconds / length), unit);
    }
  }
  setInterval(tellTimes, 60000);

  // ---- The page around the iframe ----------------------------------------------------------

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
    if (/^#comment-\w+$/.test(hash)) location.hash = hash;
  });
  addEventListener("hashchange", showTarget);

  document.addEventListener("DOMContentLoaded", () => {
    recall(byId("composer"));
    tellTimes();
    if (host) {
      document.documentElement.classList.add("framed");
      new ResizeObserver(() => tell({ height: height() })).observe(byId("thread"));
    }
    showTarget();
  });
})();
