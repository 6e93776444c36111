// The socket. Whatever ends it, the page resumes from the newest token it holds.

let socket, retry;
let tries = 0;
let heard = Date.now();
let receiving = Promise.resolve();

const receive = async (live, message) => {
  // It only says that the server is there.
  if (message === "{}") return;
  await htmx.swap({ sourceElement: live, target: live, swap: "none", text: message });
  const token = /^\s*<div data-after="([\d.]+)"/.exec(message)?.[1];
  if (token) live.dataset.socket = live.dataset.socket.replace(/after=[\d.]*/, "after=" + token);
};

// Up to which version the socket has told the page.
const told = () => +/after=\d+\.(\d+)/.exec(byId("live").dataset.socket)?.[1];

const connect = () => {
  clearTimeout(retry);
  heard = Date.now();
  socket?.close();
  const live = byId("live");
  if (!live) return;
  const url = new URL(live.dataset.socket, location.href);
  url.protocol = url.protocol.replace("http", "ws");
  const mine = (socket = new WebSocket(url));
  mine.onmessage = ({ data }) => {
    if (mine !== socket) return;
    // The thread may have left a page that goes on.
    if (!live.isConnected) return mine.close();
    tries = 0;
    heard = Date.now();
    receiving = receiving.then(() => receive(live, data)).catch(console.error);
  };
  mine.onclose = () => {
    if (mine !== socket || document.hidden) return;
    // Half a second, then longer, and not all readers at once.
    retry = setTimeout(connect, Math.min(8000, 500 * 2 ** tries++) * (0.7 + 0.6 * Math.random()));
  };
};

// A tab that nobody sees costs the server nothing.
const wake = () => {
  if (document.hidden) return socket?.close();
  tries = 0;
  if (!(socket?.readyState < WebSocket.CLOSING)) connect();
};
document.addEventListener("visibilitychange", wake);
addEventListener("pageshow", ({ persisted }) => persisted && wake());
addEventListener("pagehide", () => socket?.close());
addEventListener("online", () => document.hidden || connect());

// The server says something every 20 seconds. Silence means a network that drops packets, which
// a browser may take many minutes to notice.
setInterval(() => {
  if (!document.hidden && Date.now() - heard > 50000) connect();
}, 5000);
