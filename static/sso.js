// Afterword: a blog that knows its reader hands over a token, and the thread signs them in by it. The
// widget imports this where a page has a token: docs/single-sign-on.md.

const byId = (id) => document.getElementById(id);

// Each token once; the loader hands it over whenever the frame says how high it is.
let handed;

// Who the blog says that this is, as far as that may change.
const reader = (jwt) => {
  try {
    const json = atob(jwt.split(".")[1].replaceAll("-", "+").replaceAll("_", "/"));
    const { sub, name, website } = JSON.parse(json);
    return JSON.stringify([sub, name, website]);
  } catch {}
};

// `store` and `stored` are the widget's. An empty token says that nobody is signed in on the blog.
export const meet = (jwt, store, stored) => {
  const who = byId("who");
  if (jwt === handed || !who) return;
  handed = jwt;
  const key = "sso " + /live\/([^/]+)/.exec(byId("live").dataset.socket)[1];
  const tell = (verb, values) =>
    htmx.ajax("POST", who.dataset.session.replace("/session/", `/${verb}/`), { values, target: "#comments", swap: "own" });
  if (!jwt) {
    if (stored(key)) tell("signout");
    return store(key, "");
  }
  if (stored(key) === reader(jwt) && who.querySelector(".member")) return;
  document.addEventListener("htmx-before-swap", ({ detail: { ctx } }) => {
    if (ctx.values?.jwt === jwt && ctx.response?.status === 200) store(key, reader(jwt));
  });
  tell("session", { jwt });
};
