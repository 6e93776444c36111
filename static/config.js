// How htmx shall be, told before it begins. It comes first in widget.js.
(() => {
  const meta = document.createElement("meta");
  meta.name = "htmx-config";
  meta.content = JSON.stringify({
    history: false,
    // data-hx-on:… and the like cannot be written by anybody: the sanitiser lets no attribute pass.
    metaCharacter: "-",
    includeIndicatorCSS: false,
    defaultTimeout: 15000,
    // A thread that was built into a page of the blog sends its forms to another origin.
    mode: "cors",
    ws: { reconnectMaxDelay: 8000, reconnectCodes: [1000, 1001, 1005, 1006, 1011, 1012, 1013, 1014] },
  });
  document.head.prepend(meta);
})();
