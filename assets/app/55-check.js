// Checks symbols where one stands, also without a network: with the issuer's keys and the lists of what was revoked as this
// device last read them. Without a list that is still good it says that the state is not known, never that all is well.
import { base64url, inflate, opened, signed } from "app/50-cose.js";

const place = document.querySelector("[data-check]");
const words = place.dataset;
const answer = place.querySelector("[data-answer]");
const STORE = "wasl-check";
const KEYS = "/.well-known/wasl-keys.json";

// What is published is read anew when there is a network, and kept.
async function published(path) {
  const store = await caches.open(STORE);
  try {
    const fresh = await fetch(path, { credentials: "omit", cache: "no-cache" });
    if (fresh.ok) {
      await store.put(path, fresh.clone());
      return fresh;
    }
    if (fresh.status === 404) return null;
  } catch {
    // Without a network what was kept serves.
  }
  return store.match(path);
}

const plain = (part) => Uint8Array.from(atob(part.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
const json = (part) => JSON.parse(new TextDecoder().decode(plain(part)));

// The state of one place of a list: 0 stands, 1 and 2 revoked, 3 replaced; nothing if no list that is good can be had.
async function state({ uri, index }, keys) {
  const found = await published(new URL(uri).pathname);
  if (!found) return null;
  const [header, claims, seal] = (await found.text()).split(".");
  const { alg, typ, kid } = json(header);
  const key = keys.keys.find((one) => one.use === "status" && one.kid === kid);
  if (!key || alg !== "ES256" || typ !== "statuslist+jwt") return null;
  if (!(await signed(key, plain(seal), new TextEncoder().encode(`${header}.${claims}`)))) return null;
  const list = json(claims);
  if (list.iss !== keys.issuer || list.sub !== uri || list.exp * 1000 <= Date.now() || list.status_list.bits !== 2) return null;
  const bits = await inflate(plain(list.status_list.lst), 1 << 15);
  return index >> 2 < bits.length ? (bits[index >> 2] >> (2 * (index & 3))) & 3 : 1;
}

function show(tone, heading, facts = []) {
  answer.className = `banner banner-${tone}`;
  answer.textContent = "";
  answer.append(Object.assign(document.createElement("h2"), { textContent: heading }));
  for (const fact of facts.filter(Boolean)) {
    const line = document.createElement("p");
    line.append(Object.assign(document.createElement("bdi"), { textContent: fact }));
    answer.append(line);
  }
  answer.hidden = false;
}

async function check(text) {
  let keys;
  try {
    keys = await (await published(KEYS)).json();
  } catch {
    return show("wait", words.nokeys);
  }
  let read;
  try {
    read = await opened(text.trim(), keys);
  } catch (failure) {
    console.warn("no credential", failure.message);
    return show("wrong", words.wrong);
  }
  const own = read.claims.get(-70001);
  const list = read.claims.get(65535).get("status_list");
  const stands = await state({ uri: list.get("uri"), index: list.get("idx") }, keys).catch(() => null);
  const day = new Date(read.claims.get(6) * 1000).toLocaleDateString(document.documentElement.lang === "ar" ? "ar-EG" : "en-GB", { dateStyle: "long", timeZone: "Africa/Cairo" });
  const facts = [own.get(3), own.get(4), own.get(2), day, read.key.test ? words.test : ""];
  if (stands === null) show("wait", words.unknown, facts);
  else if (stands === 0) show("ok", words.genuine, facts);
  else show("wrong", stands === 3 ? words.replaced : words.revoked, facts);
}

const form = place.querySelector("form");
form.addEventListener("submit", (event) => {
  event.preventDefault();
  check(form.elements.text.value);
});

// The camera, where this browser reads symbols by itself.
const button = place.querySelector("[data-camera]");
const film = place.querySelector("video");
async function look() {
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  film.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  film.hidden = false;
  await film.play();
  const stop = () => {
    film.srcObject.getTracks().forEach((track) => track.stop());
    film.hidden = true;
  };
  const glance = async () => {
    const [found] = await detector.detect(film).catch(() => []);
    if (!found) return requestAnimationFrame(glance);
    stop();
    form.elements.text.value = found.rawValue;
    return check(found.rawValue);
  };
  glance();
}
if ("BarcodeDetector" in self && navigator.mediaDevices) {
  button.hidden = false;
  button.addEventListener("click", () => look().catch(() => show("wait", words.nocamera)));
}
place.querySelector("[data-able]").hidden = "DecompressionStream" in self && Boolean(self.caches);
// Read now, while there is a network, what is needed later: the keys, and every list there is.
(async () => {
  await published(KEYS);
  for (let list = 0; list < 64; list += 1) if (!(await published(`/status/${list}`)) && list > 0) break;
})().catch(() => {});
