// The desk with a script: decisions without a new page, keys, and the news of others.
(() => {
  const desk = () => document.getElementById("desk");
  const cards = () => [...document.querySelectorAll(".card")];
  let current = -1;
  let busy = false;

  const focus = (n) => {
    const all = cards();
    if (!all.length) return;
    current = Math.max(0, Math.min(n, all.length - 1));
    all.forEach((card, at) => card.classList.toggle("current", at === current));
    all[current].focus({ preventScroll: true });
    all[current].scrollIntoView({ block: "nearest" });
  };

  // The keys go on from the card in which one works otherwise.
  const stay = (element) => {
    const card = element?.closest(".card");
    if (card) current = cards().indexOf(card);
  };

  // The page that an address or a form brings, in the place of this one; what is ticked stays so.
  const load = async (url, options) => {
    if (busy) return;
    busy = true;
    try {
      const answer = await fetch(url, options);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("desk");
      if (!fresh) return location.assign(answer.url);
      const ticked = [...document.querySelectorAll(".card [name=c]:checked")].map((box) => box.value);
      desk().replaceWith(fresh);
      for (const box of fresh.querySelectorAll(".card [name=c]")) box.checked = ticked.includes(box.value);
      history.replaceState(null, "", answer.url);
      begin();
      if (cards().length) focus(current);
      else fresh.querySelector(".done [name=undo]")?.focus();
    } catch {
      options ? location.reload() : 0;
    } finally {
      busy = false;
    }
  };

  addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || !desk()?.contains(form)) return;
    event.preventDefault();
    // Not every browser puts the focus on a button that is clicked.
    stay(event.submitter);
    const body = new URLSearchParams(new FormData(form, event.submitter));
    load(form.action, { method: "POST", body });
  });
  addEventListener("focusin", (event) => stay(event.target));

  const press = (name) => {
    const button = cards()[current]?.querySelector(`.card-foot > button[name="${name}"]`);
    if (button) button.click();
  };
  const keys = {
    j: () => focus(current + 1),
    k: () => focus(current - 1),
    a: () => press("approve"),
    s: () => press("spam"),
    d: () => press("reject"),
    u: () => (document.querySelector(".done [name=undo]") || cards()[current]?.querySelector("[name=undo]"))?.click(),
    x: () => cards()[current]?.querySelector("[name=c]").click(),
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input:not([type=checkbox]), textarea, select")) return;
    if (desk() && keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });

  // What has changed since: the numbers at once, the comments when they are asked for.
  const tell = (page) => {
    const fresh = page.getElementById("desk");
    if (!fresh) return;
    const tabs = desk().querySelector(".tabs");
    if (!tabs.matches(":focus-within")) tabs.replaceWith(fresh.querySelector(".tabs"));
    desk().dataset.changes = fresh.dataset.changes;
    const newest = fresh.querySelector(".card")?.id;
    const done = fresh.querySelector(".done span");
    const known = desk().querySelector(".done span");
    if (done && known) known.textContent = done.textContent;
    if (!newest || document.getElementById(newest) || document.querySelector(".pill")) return;
    const pill = document.createElement("button");
    pill.className = "pill";
    pill.type = "button";
    pill.textContent = desk().dataset.news;
    pill.onclick = () => {
      current = 0;
      load(location.href);
    };
    const status = document.createElement("div");
    status.setAttribute("role", "status");
    desk().append(status);
    status.append(pill);
  };
  const listen = async () => {
    for (;;) {
      const after = desk().dataset.changes;
      try {
        const changes = await (await fetch("/moderate/news?after=" + after)).json();
        if (String(changes) === after || busy) continue;
        const answer = await fetch(location.href);
        tell(new DOMParser().parseFromString(await answer.text(), "text/html"));
        await new Promise((wait) => setTimeout(wait, 500));
      } catch {
        await new Promise((wait) => setTimeout(wait, 5000));
      }
    }
  };

  const begin = () => {
    const all = document.getElementById("tick-all");
    if (all) {
      all.hidden = false;
      all.onchange = () => {
        for (const box of document.querySelectorAll(".card [name=c]")) box.checked = all.checked;
      };
    }
    for (const line of document.querySelectorAll(".keys")) line.hidden = false;
  };
  if (desk()) {
    begin();
    listen();
  }
})();
