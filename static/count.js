// Afterword: tells in each element with data-afterword-count how many comments a post has: the one
// that it names, else the one that it links to. data-afterword-number: the bare number.
(() => {
  const { src, dataset } = document.currentScript || document.querySelector('script[src*="/count.js"]');

  const postOf = (element) => {
    const path = element.pathname || location.pathname;
    try { return element.dataset.afterwordCount || decodeURIComponent(path); } catch { return path; }
  };

  const ask = async (posts, as, places) => {
    const query = new URLSearchParams({ as, lang: document.documentElement.lang });
    for (const post of posts) query.append("post", post);
    const answer = await fetch(new URL("counts/" + dataset.site + "?" + query, src));
    const texts = answer.ok ? await answer.json() : {};
    for (const place of places) {
      const text = texts[postOf(place)];
      if (typeof text === "string") place.textContent = text;
    }
  };

  const fill = (as, selector) => {
    const places = document.querySelectorAll("[data-afterword-count]" + selector);
    const posts = [...new Set([...places].map(postOf))];
    // Few enough for proxies that refuse long addresses.
    while (posts.length) ask(posts.splice(0, 50), as, places).catch(() => {});
  };

  const count = () => {
    fill("words", ":not([data-afterword-number])");
    fill("number", "[data-afterword-number]");
  };

  window.Afterword = { ...window.Afterword, count };
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", count);
  else count();
})();
