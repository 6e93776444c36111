// Afterword: shows the comments of this page where this tag stands: docs/embedding.md.
(() => {
  const script = document.currentScript || document.querySelector('script[src*="/embed.js"]');
  if (!script) return;
  const { href: home, origin } = new URL(".", script.src);
  const frames = new Map();
  let theme;

  const send = (frame, message) => frame.contentWindow?.postMessage({ afterword: message }, origin);

  // `place` is an element for the thread, or the script tag that it follows.
  const mount = (place, options = place.dataset) => {
    unmount(place);
    const page = new URL(options.url || document.querySelector("link[rel=canonical]")?.href || location);
    const post = options.post ? encodeURIComponent(options.post).replaceAll("%2F", "/") : page.pathname;
    const query = new URLSearchParams({ url: page.href, title: options.title || document.title });
    for (const name of ["theme", "lang", "sort"]) if (options[name]) query.set(name, options[name]);
    if (theme) query.set("theme", theme);
    const [hash, comment] = location.hash.match(/^#comment-(\w+)$/) || [""];
    if (hash) query.set("comment", comment);
    const path = "thread/" + options.site + "/" + post.replace(/^\/+/, "");
    const frame = document.createElement("iframe");
    // As high as last time, against jumps. Storage may be blocked.
    let height = 420;
    try { height = +sessionStorage[path] || height; } catch {}
    frame.dataset.path = path;
    frame.style.cssText = "display:block;width:100%;border:0;height:" + height + "px";
    frame.title = "Comments";
    // A token is soon too old to wait for a reader who comes near.
    frame.sso = options.sso;
    frame.loading = hash || frame.sso ? "eager" : "lazy";
    frame.src = home + path + "?" + query + hash;
    if (place.tagName === "SCRIPT") place.after(frame);
    else place.replaceChildren(frame);
    frames.set(place, frame);
  };

  const unmount = (place) => {
    frames.get(place)?.remove();
    frames.delete(place);
  };

  addEventListener("message", ({ source, origin: from, data }) => {
    if (from !== origin || !data?.afterword) return;
    for (const [place, frame] of frames) {
      if (!frame.isConnected) frames.delete(place);
      else if (source === frame.contentWindow) {
        const { height, top } = data.afterword;
        if (height > 0) {
          frame.style.height = height + "px";
          // It may be younger than the choice.
          send(frame, { theme, sso: frame.sso });
          try { sessionStorage[frame.dataset.path] = height; } catch {}
        }
        const y = frame.getBoundingClientRect().y + top;
        if (y < 0 || y > innerHeight - 160) scrollBy(0, y - 80);
      }
    }
  });
  addEventListener("hashchange", () => frames.forEach((frame) => send(frame, { hash: location.hash })));

  // For pages that change without loading.
  window.Afterword = {
    ...window.Afterword,
    mount,
    unmount,
    theme(chosen) {
      theme = chosen;
      frames.forEach((frame) => send(frame, { theme }));
    },
  };

  // moving.js knows what other systems have in a page.
  const others =
    "[id$=thread], [href$=thread], .disqus-comment-count, .waline-comment-count, #waline, #remark42, " +
    ".remark42__counter, [data-cusdis-count-page-id], .giscus, [data-repo-id]";
  const start = () => {
    if (document.querySelector(others)) import(home + "moving.js").then(({ move }) => move(script));
    else if (!frames.has(script)) mount(script);
  };
  if (script.dataset.site) {
    start();
    addEventListener("DOMContentLoaded", start);
  }
})();
