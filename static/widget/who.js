// Signing in: a window of the service's own does it, and hands over a code that is good once.

const service = new URL(byId("live").dataset.socket, location.href).origin;

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("#thread .sign-in");
  if (!link) return;
  const url = new URL(link.href);
  // Where to go on if it opens no window.
  if (params.has("url")) url.searchParams.set("url", params.get("url"));
  link.href = url;
  url.searchParams.set("opener", location.origin);
  if (open(url, "afterword", "popup,width=480,height=640")) event.preventDefault();
});

addEventListener("message", ({ origin, data }) => {
  const code = origin === service && data?.afterword?.code;
  if (code) htmx.ajax("POST", byId("who").dataset.session, { values: { code }, target: "#comments", swap: "own" });
});

// A blog that knows its reader hands over a token; what to do with it only such pages load.
const meet = (jwt) => jwt != null && import(service + "/sso.js").then((sso) => sso.meet(jwt, store, stored));

const changeWho = (who) => {
  const old = byId("who");
  // The same person, who may be in the middle of a name.
  if (!old || old.textContent === who.textContent) return;
  keepNames(byId("composer"));
  old.replaceWith(who);
  announce(who.querySelector(".member span")?.textContent || "");
  recall(byId("composer"));
};
