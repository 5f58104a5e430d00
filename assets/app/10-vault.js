// What one's own device keeps, encrypted with AES-GCM under a key of this browser that no script can read out. Every value is
// bound to the account, the device and its name: moved to another it does not open. After thirty days it is gone.
const DAY = 24 * 60 * 60 * 1000;
const utf8 = new TextEncoder();

const opened = () =>
  new Promise((yes, no) => {
    const asked = indexedDB.open("wasl", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("kept");
    asked.onsuccess = () => yes(asked.result);
    asked.onerror = () => no(asked.error);
  });

async function run(mode, act) {
  const base = await opened();
  try {
    return await new Promise((yes, no) => {
      const turn = base.transaction("kept", mode);
      const asked = act(turn.objectStore("kept"));
      turn.oncomplete = () => yes(asked.result);
      turn.onabort = turn.onerror = () => no(turn.error);
    });
  } finally {
    base.close();
  }
}

const bound = (ring, name) => utf8.encode(`${ring.account}|${ring.device}|${name}`);

/** Whether this browser can keep anything. */
export const able = () => Boolean(self.indexedDB && self.crypto && crypto.subtle);

/** The ring of this device: `{ device, account, key, until }`; nothing when there is none or its days are over. */
export async function ring() {
  if (!able() || !localStorage.getItem("wasl-own")) return null;
  const found = await run("readonly", (kept) => kept.get("ring"));
  if (found && found.until > Date.now()) return found;
  await forget();
  return null;
}

/** Begins to keep for an account on this device; whatever was kept before is forgotten. */
export async function begin(device, account, days) {
  await forget();
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  await run("readwrite", (kept) => kept.put({ device, account, key, until: Date.now() + days * DAY }, "ring"));
  localStorage.setItem("wasl-own", "yes");
  if (navigator.storage && navigator.storage.persist) await navigator.storage.persist();
}

/** Keeps a value under a name. */
export async function keep(name, value) {
  const own = await ring();
  if (!own) return false;
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = utf8.encode(JSON.stringify(value));
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: bound(own, name) }, own.key, plain);
  await run("readwrite", (kept) => kept.put({ iv, data }, `v:${name}`));
  return true;
}

/** The value kept under a name; nothing if there is none. */
export async function read(name) {
  const own = await ring();
  const found = own && (await run("readonly", (kept) => kept.get(`v:${name}`)));
  if (!found) return null;
  const how = { name: "AES-GCM", iv: found.iv, additionalData: bound(own, name) };
  return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(how, own.key, found.data)));
}

/** The names of kept values that begin like this. */
export async function names(beginning) {
  const own = await ring();
  const keys = own ? await run("readonly", (kept) => kept.getAllKeys()) : [];
  return keys.filter((key) => key.startsWith(`v:${beginning}`)).map((key) => key.slice(2));
}

/** Drops one value. */
export const drop = (name) => run("readwrite", (kept) => kept.delete(`v:${name}`));

/** Renews the days of this device. */
export async function renew(days) {
  const own = await ring();
  if (own) await run("readwrite", (kept) => kept.put({ ...own, until: Date.now() + days * DAY }, "ring"));
}

/** Forgets everything, the key included. */
export async function forget() {
  localStorage.removeItem("wasl-own");
  await run("readwrite", (kept) => kept.clear());
}
