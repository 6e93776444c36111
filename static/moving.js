// Afterword: moves in where another comment system was, and takes over comments that were built into
// the page. embed.js imports it when the page has the markup of either: the thread goes into its
// element, with what the page told it, and its counters become ours. What the page told may be
// wrong; then it counts as not said.

// ---- What we take ----------------------------------------------------------------------------

// As the server takes keys: PostKey in src/domain/values/keys.rs.
const UNSEEN =
  /[\p{Cc}\p{Cs}\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]/u;
const asKey = (value) => {
  const text = ["string", "number"].includes(typeof value) ? String(value).trim() : "";
  const key = text.replace(/^[\s/]+|[\s/]+$/g, "");
  const unseen = UNSEEN.test(key);
  const steps = /(^|\/)\.\.?(\/|$)/.test(key);
  if (text && !unseen && !steps && [...key].length <= 300) return key || "/";
};

const asPath = (url) => asKey(decodeURIComponent(url.pathname));

// An address whose path may be a key.
const asUrl = (value) => {
  if (!value || typeof value !== "string") return;
  try {
    const url = new URL(value, location.href);
    if (/^https?:$/.test(url.protocol) && asPath(url)) return url;
  } catch {}
};

const asTitle = (value) => (typeof value === "string" ? value.trim().slice(0, 300) : "");
const asTheme = (value) => value && (["light", "dark"].includes(value) ? value : "auto");
const asLang = (value) =>
  typeof value === "string" && /^[a-z]{2,3}([-_][a-z0-9]{1,8})*$/i.test(value) ? value : "";

// ---- What the page told ----------------------------------------------------------------------

// Disqus calls a function of the page with itself as `this`, or reads older variables.
const disqus = () => {
  const told = { page: {}, callbacks: {} };
  try { window.disqus_config.call(told); } catch {}
  const { identifier, url, title } = told.page || {};
  return {
    post: identifier || window.disqus_identifier,
    url: url || window.disqus_url,
    title: title || window.disqus_title,
    lang: told.language,
  };
};

const isso = ({ issoId: post, title }) => {
  const lang = document.querySelector("script[data-isso-lang]")?.dataset.issoLang;
  return { post, title, lang };
};

const remark42 = () => {
  const { url, page_title: title, theme, locale: lang } = window.remark_config || {};
  return { url, title, theme, lang };
};

const cusdis = ({ pageId: post, pageUrl: url, pageTitle: title, theme }) => ({ post, url, title, theme });

// Its script has what it is told, not its element.
const giscus = () => {
  const { mapping, term, theme, lang } = document.querySelector("[data-repo-id]")?.dataset || {};
  return { post: /^(specific|number)$/.test(mapping) ? term : "", theme, lang };
};

const waline = ({ path: post, theme, lang }) => ({ post, theme, lang });

// Where the thread of each system is, and what it was told.
const systems = [
  ["#disqus_thread", disqus],
  ["#isso-thread", isso],
  ["#remark42", remark42],
  ["#cusdis_thread", cusdis],
  [".giscus, script[data-repo-id]", giscus],
  ["#waline", waline],
];

// Its counters: the key or the address that an element names; else its link tells, or the page.
// Some are the bare number, for they stand beside a word of the page.
const counters = [
  ["a[href$='#disqus_thread'], .disqus-comment-count", (data) => [data.disqusIdentifier, data.disqusUrl]],
  ["a[href$='#isso-thread']", (data) => [data.issoId]],
  [".remark42__counter", (data) => ["", data.url], "number"],
  ["[data-cusdis-count-page-id]", (data) => [data.cusdisCountPageId], "number"],
  [".waline-comment-count", (data) => [data.path], "number"],
];

// ---- Moving ----------------------------------------------------------------------------------

// The script of giscus is on the page still, for it has what it was told, and may run before or
// after us. So it must find no element of its name, which it would empty, and not stand anywhere,
// for there it would put one.
const freePlace = (place) => {
  const script = document.querySelector("script[data-repo-id]");
  if (!script) return place;
  const free = document.querySelector(".giscus") || document.createElement("div");
  if (!free.isConnected) script.after(free);
  free.classList.remove("giscus");
  free.classList.add("afterword");
  script.remove();
  return free;
};

// Comments that were built into the page are there already: what is missing is their style, their
// script, and what was said since.
const attach = (thread) => {
  const at = (address) => new URL(address, import.meta.url).href;
  const { style, script } = thread.dataset;
  document.head.append(
    Object.assign(document.createElement("link"), { rel: "stylesheet", href: at(style) }),
    Object.assign(document.createElement("script"), { src: at(script) }),
  );
  window.Afterword.theme = (theme) => { thread.dataset.theme = theme; };
};

// The thread, in the other's place if there is one; answers with the post, if the page names it.
const takePlace = (tag) => {
  const built = document.querySelector("#thread[data-script]");
  if (built) {
    window.Afterword.unmount(tag);
    if (tag.dataset.theme) built.dataset.theme = tag.dataset.theme;
    attach(built);
    return tag.dataset.post;
  }
  const [selector, read] = systems.find(([selector]) => document.querySelector(selector)) || [];
  if (!selector) {
    window.Afterword.mount(tag);
    return tag.dataset.post;
  }
  const place = document.querySelector(selector);
  const told = read(place.dataset);
  const url = asUrl(told.url);
  const options = {
    post: asKey(told.post),
    url: url?.href,
    title: asTitle(told.title),
    theme: asTheme(told.theme),
    lang: asLang(told.lang),
    // Our own tag has the last word.
    ...tag.dataset,
  };
  window.Afterword.unmount(tag);
  window.Afterword.mount(freePlace(place), options);
  return options.post || (url && asPath(url));
};

const takeCounters = (tag, post) => {
  let found = false;
  for (const [selector, read, number] of counters) {
    for (const element of document.querySelectorAll(selector)) {
      const { dataset, pathname } = element;
      const [key, address] = read(dataset);
      const url = asUrl(address);
      const here = (pathname || location.pathname) === location.pathname;
      dataset.afterwordCount ??= asKey(key) || (url ? asPath(url) : here && post) || "";
      if (number) dataset.afterwordNumber = "";
      found = true;
    }
  }
  if (!found) return;
  if (window.Afterword.count) return window.Afterword.count();
  const script = document.createElement("script");
  script.src = new URL("count.js", import.meta.url);
  script.dataset.site = tag.dataset.site;
  document.head.append(script);
};

let moved = false;

// Takes over, once, when the whole page is there: the other's element may come before what tells it.
export const move = (tag) => {
  if (moved || document.readyState === "loading") return;
  moved = true;
  takeCounters(tag, takePlace(tag));
};
