// Reads the text of a symbol: base45, zlib, CBOR, and the signature of its issuer (docs/qr-claims.md). It believes nothing that
// is not signed, and refuses whatever it does not know.
const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
const MOST = 4096;
const fail = (what) => {
  throw new TypeError(what);
};

/** The bytes of a text in base45 (RFC 9285). */
export function base45(text) {
  const out = [];
  for (let at = 0; at < text.length; at += 3) {
    const part = [...text.slice(at, at + 3)].map((sign) => SIGNS.indexOf(sign));
    if (part.length < 2 || part.includes(-1)) fail("base45");
    const sum = part.reduceRight((all, one) => all * 45 + one, 0);
    if (sum > (part.length === 3 ? 0xffff : 0xff)) fail("base45");
    if (part.length === 3) out.push(sum >> 8);
    out.push(sum & 0xff);
  }
  return new Uint8Array(out);
}

/** Inflates a zlib stream to no more than `most` bytes. */
export async function inflate(bytes, most = MOST) {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
  const parts = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > most) {
      reader.cancel();
      fail("too large");
    }
    parts.push(value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** The one value in these bytes: whole numbers, bytes, text, arrays, maps and tags. */
export function cbor(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const take = (length) => {
    if (at + length > bytes.length) fail("cut off");
    at += length;
    return bytes.subarray(at - length, at);
  };
  const length = (low) => {
    if (low < 24) return low;
    const size = [1, 2, 4, 8][low - 24] || fail("length");
    const from = at;
    take(size);
    if (size === 8) return Number(view.getBigUint64(from));
    return size === 1 ? view.getUint8(from) : size === 2 ? view.getUint16(from) : view.getUint32(from);
  };
  const value = (depth) => {
    if (depth > 8) fail("depth");
    const [first] = take(1);
    const count = length(first & 31);
    switch (first >> 5) {
      case 0: return count;
      case 1: return -1 - count;
      case 2: return take(count);
      case 3: return new TextDecoder("utf-8", { fatal: true }).decode(take(count));
      case 4: return count > MOST ? fail("count") : Array.from({ length: count }, () => value(depth + 1));
      case 5: {
        const map = new Map();
        for (let pair = 0; pair < count; pair += 1) {
          const key = value(depth + 1);
          if (map.has(key)) fail("twice");
          map.set(key, value(depth + 1));
        }
        return map;
      }
      case 6: return { tag: count, value: value(depth + 1) };
      default: return fail("kind");
    }
  };
  const whole = value(0);
  return at === bytes.length ? whole : fail("more");
}

const head = (major, size) => (size < 24 ? [(major << 5) | size] : size < 256 ? [(major << 5) | 24, size] : [(major << 5) | 25, size >> 8, size & 255]);
const bytesOf = (part) => [...head(2, part.length), ...part];
export const base64url = (bytes) => btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

/** Whether this key signed these bytes. */
export async function signed(key, signature, bytes) {
  const how = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
  const jwk = { kty: key.kty, crv: key.crv, x: key.x, y: key.y };
  return crypto.subtle.verify(how, await crypto.subtle.importKey("jwk", jwk, how, false, ["verify"]), signature, bytes);
}

/** The claims of a text and the key that signed them; throws for whatever is no credential of this issuer. */
export async function opened(text, keys) {
  if (!text.startsWith("EGA1:") || text.length > 2000) fail("foreign");
  const cose = cbor(await inflate(base45(text.slice(5))));
  if (cose.tag !== 18 || !Array.isArray(cose.value) || cose.value.length !== 4) fail("no signature");
  const [guarded, open, payload, signature] = cose.value;
  const header = cbor(guarded);
  if (header.get(1) !== -7 || open.size !== 0) fail("algorithm");
  const key = keys.keys.find((one) => one.use === "qr" && one.kid === base64url(header.get(4)));
  if (!key) fail("key");
  const context = [0x84, ...head(3, 10), ...new TextEncoder().encode("Signature1"), ...bytesOf(guarded), 0x40, ...bytesOf(payload)];
  if (!(await signed(key, signature, new Uint8Array(context)))) fail("changed");
  const claims = cbor(payload);
  const issued = claims.get(6);
  if (claims.get(1) !== keys.issuer || !(issued >= key.nbf && issued < key.exp)) fail("period");
  if ([...claims.keys()].some((name) => ![1, 6, 65535, -70001].includes(name))) fail("claim");
  return { claims, key };
}
