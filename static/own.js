// Our own pages: a window that signed somebody in hands a code to the thread that opened it.
(() => {
  const windows = "BroadcastChannel" in self && new BroadcastChannel("afterword");
  // What was typed wrongly is there still; whoever types again replaces it.
  document.querySelector("#typed[aria-invalid]")?.setSelectionRange(0, 99);
  const handover = document.getElementById("handover");
  if (handover) {
    const { code, origin } = handover.dataset;
    opener?.postMessage({ afterword: { code } }, origin);
    if (opener) close();
  }
  // The link of the letter was opened in another tab: this one need not wait for the code.
  if (document.getElementById("code") && windows) {
    windows.onmessage = () => {
      const url = new URL(location);
      url.searchParams.delete("sent");
      location.replace(url);
    };
  }
  document.getElementById("link")?.addEventListener("submit", () => addEventListener("pagehide", () => windows?.postMessage("in")));
})();
