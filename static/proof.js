// Some work that only a script does: a site may trust a comment more that comes with it. It is done
// when the comment is sent, which says what it is good for; src/http/proof.rs looks at it. The widget
// imports this where the composer wants it.

// How long somebody waits for it, in milliseconds; then the comment is sent without.
const PATIENCE = 4000;
// How long the page does nothing else.
const TURN = 8;

// SHA-256 (FIPS 180-4). What browsers have takes twenty times as long for so short a text, too long for
// a phone, and is not there on pages without TLS.
const primes = [];
for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p)) primes.push(n);
const fractions = (power) => Int32Array.from(primes, (p) => (p ** power % 1) * 2 ** 32);
const [roots, cubic] = [fractions(1 / 2), fractions(1 / 3)];
const turned = (x, n) => (x >>> n) | (x << (32 - n));
const w = new Int32Array(64);
const padded = (bytes) => {
  const text = new DataView(new ArrayBuffer(((bytes.length + 72) >> 6) << 6));
  new Uint8Array(text.buffer).set(bytes);
  text.setUint8(bytes.length, 128);
  text.setUint32(text.byteLength - 4, bytes.length * 8);
  return text;
};
const sha256 = (text) => {
  const hash = roots.slice(0, 8);
  for (let at = 0; at < text.byteLength; at += 64) {
    let [a, b, c, d, e, f, g, h] = hash;
    for (let i = 0; i < 64; i++) {
      if (i < 16) w[i] = text.getInt32(at + 4 * i);
      else {
        const x = w[i - 15];
        const y = w[i - 2];
        w[i] = w[i - 16] + w[i - 7] + (turned(x, 7) ^ turned(x, 18) ^ (x >>> 3)) + (turned(y, 17) ^ turned(y, 19) ^ (y >>> 10));
      }
      const t = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + cubic[i] + w[i]) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + t) | 0;
      d = c;
      const s = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      c = b;
      b = a;
      a = (t + s) | 0;
    }
    [a, b, c, d, e, f, g, h].forEach((x, i) => (hash[i] += x));
  }
  return hash;
};

// A number with which the hash begins with so many zero bits.
export const solve = async (wish, bits) => {
  const text = padded(new Uint8Array(36));
  const words = sha256(padded(new TextEncoder().encode(JSON.stringify(wish))));
  words.forEach((word, i) => text.setInt32(4 * i, word));
  const end = performance.now() + PATIENCE;
  for (let n = 0, now; (now = performance.now()) < end; ) {
    do {
      for (let i = 0; i < 256; i++, n++) {
        text.setUint32(32, n);
        if (Math.clz32(sha256(text)[0]) >= bits) return n;
      }
    } while (performance.now() < now + TURN);
    await new Promise((go) => setTimeout(go));
  }
  return "";
};

document.addEventListener("htmx-config-request", ({ detail: { ctx } }) => {
  const { id, dataset } = ctx.sourceElement;
  if (id !== "composer" || !dataset.proof) return;
  ctx.fetch = async (url, request) => {
    const { body } = request;
    const fields = ["key", "parent", "name", "body"].map((name) => body.get(name) || "");
    body.set("proof", await solve([new URL(url, document.baseURI).pathname, ...fields], dataset.proof));
    return fetch(url, request);
  };
});
