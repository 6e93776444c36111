// Afterword: shows the comments of this page where this script tag stands.
// Attributes: data-site; data-post, data-theme (auto, light, dark), data-lang, data-sort.
(() => {
  const script =
    document.currentScript || document.querySelector('script[data-site][src*="/embed.js"]');
  if (!script) return;
  const home = new URL(".", script.src).href;
  const origin = new URL(home).origin;
  const frames = new Map();
  let theme;

  const send = (frame, message) => frame.contentWindow?.postMessage({ afterword: message }, origin);

  // `place` is an element that the thread goes into, or the script tag that it follows.
  const mount = (place, options = place.dataset) => {
    unmount(place);
    const page = new URL(document.querySelector("link[rel=canonical]")?.href || location.href);
    const post = options.post
      ? options.post.split("/").map(encodeURIComponent).join("/")
      : page.pathname;
    const query = new URLSearchParams({ url: page.href, title: document.title });
    for (const name of ["theme", "lang", "sort"]) if (options[name]) query.set(name, options[name]);
    if (theme) query.set("theme", theme);
    const path = "thread/" + options.site + "/" + post.replace(/^\/+/, "");
    const hash = /^#comment-\w+$/.test(location.hash) ? location.hash : "";
    const frame = document.createElement("iframe");
    // What was needed last time is reserved, so that the page does not jump. Storage may be blocked.
    let height = 420;
    try { height = +sessionStorage[path] || height; } catch {}
    frame.style.cssText = "display:block;width:100%;border:0;height:" + height + "px";
    frame.title = "Comments";
    frame.loading = hash ? "eager" : "lazy";
    frame.src = home + path + "?" + query + hash;
    if (place.tagName === "SCRIPT") place.after(frame);
    else place.replaceChildren(frame);
    frames.set(place, frame);
    return frame;
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
          // A frame that was not loaded yet has not heard of it.
          if (theme) send(frame, { theme });
          try { sessionStorage[new URL(frame.src).pathname.slice(new URL(home).pathname.length)] = height; } catch {}
        }
        if (top >= 0) {
          const y = frame.getBoundingClientRect().top + top;
          if (y < 0 || y > innerHeight - 160) scrollBy(0, y - 80);
        }
      }
    }
  });
  addEventListener("hashchange", () => frames.forEach((frame) => send(frame, { hash: location.hash })));

  const setTheme = (chosen) => {
    theme = chosen;
    frames.forEach((frame) => send(frame, { theme }));
  };

  // For pages that change without loading: Afterword.mount(element, { site, post }).
  window.Afterword = { mount, unmount, theme: setTheme };
  if (script.dataset.site) mount(script);
})();
