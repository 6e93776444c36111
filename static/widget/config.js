// How htmx shall be, told before it begins. It comes before it in widget.js.
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
  });
  document.head.prepend(meta);
})();
