// What htmx asks the widget before and after each request and swap.

// Who this person is to the server, where the browser keeps no cookie of it.
const [guest, session] = ["guest ", "session "].map((kind) => kind + /live\/([^/]+)/.exec(byId("live").dataset.socket)[1]);
const tokens = [[guest, "afterword-guest"], [session, "afterword-session"]];
const isSomebody = () => stored(guest) || stored(session);

htmx.registerExtension("afterword", {
  handle_swap(style, target, fragment) {
    const children = [...fragment.children];
    const whole = { redraw, more }[style];
    if (whole) {
      whole(target, children);
      return children;
    }
    if (style !== "place" && style !== "own") return false;
    children.filter((child) => child.matches("i")).forEach(tally);
    const articles = children.filter((child) => child.matches("article"));
    if (style === "place") {
      arrive(articles);
      return [];
    }
    // The answer to what this person did is shown at once.
    for (const article of articles) {
      const { id } = article;
      const known = byId(id) || (!posting && waiting.get(id));
      if (known) update(known, article, true);
      else {
        waiting.delete(id);
        if (home(article)) place(home(article), article);
      }
      if (posting) news.delete(id);
    }
    const reactions = children.filter((child) => child.id === "reactions");
    reactions.forEach((form) => byId("reactions")?.replaceWith(form));
    const who = children.find((child) => child.id === "who");
    if (who) changeWho(who);
    tellTimes();
    const own = posting && byId(articles[0].id);
    if (own) {
      posted = own;
      announce(own.querySelector(".note")?.textContent || words.published);
      own.classList.add("own");
      show(own);
    }
    return [...articles.map(({ id }) => byId(id)), ...reactions, who].filter((element) => element?.isConnected);
  },
  htmx_config_request(source, { ctx }) {
    const { body, headers } = ctx.request;
    for (const [key, header] of tokens) if (stored(key)) headers[header] = stored(key);
    if (!/^(composer|reactions)$/.test(source.id) && source.form?.id !== "composer") return;
    for (const field of ["url", "title"]) if (params.has(field)) body.set(field, params.get(field));
    if (source.id !== "composer") return;
    body.set("key", (key ||= newKey()));
    keepNames(source);
  },
  htmx_before_swap(_, { ctx, tasks }) {
    ctx.held = document.activeElement;
    // A message of the socket may come while an answer is being swapped in.
    if (!ctx.response) return;
    for (const [key, header] of tokens) {
      const token = ctx.response.headers?.get(header);
      if (token != null) store(key, token);
    }
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
    regain(ctx.held, isPosted(ctx) && posted);
    tellTimes();
    showPill();
  },
  htmx_error(_, { ctx }) {
    const form = ctx?.sourceElement?.closest?.(".composer, .comment, .thread");
    const error = form?.querySelector(".form-error") || byId("composer-error");
    if (error) error.textContent = words.unreachable;
  },
});
