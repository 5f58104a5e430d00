// Keeps the shell on the device and answers when there is no network. What it keeps is the same for everybody and fetched
// without a session; a page of somebody who is signed in is never kept here. VERSION and SHELL are written before this.
const CURRENT = `wasl-shell-${VERSION}`;
const KEPT = "wasl-kept";

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(fill());
});

self.addEventListener("activate", (event) => event.waitUntil(takeOver()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith("/assets/")) event.respondWith(asset(request, url));
  else if (request.mode === "navigate") event.respondWith(page(event, url));
});

// Either the whole shell is kept or none of it: a part that is missing leaves the former version in place.
async function fill() {
  const cache = await caches.open(CURRENT);
  await Promise.all(SHELL.map((path) => keep(cache, path)));
}

async function keep(cache, path) {
  const cached = path.startsWith("/assets/") ? "default" : "no-cache";
  const answer = await fetch(path, { credentials: "omit", cache: cached });
  if (!answer.ok || answer.redirected) throw new Error(`${path}: ${answer.status}`);
  await cache.put(path, answer);
}

async function takeOver() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("wasl-shell-") && name !== CURRENT).map((name) => caches.delete(name)));
  if (self.registration.navigationPreload) await self.registration.navigationPreload.enable();
  await self.clients.claim();
  // Pages that somebody kept name the assets of their day; they are read again, and stay as they are without a network.
  const kept = await caches.open(KEPT);
  const paths = (await kept.keys()).map((request) => new URL(request.url).pathname);
  await Promise.all(paths.map((path) => keep(kept, path).catch(() => {})));
}

async function asset(request, url) {
  const cache = await caches.open(CURRENT);
  const found = await cache.match(url.pathname);
  if (found) return found;
  try {
    return await fetch(request);
  } catch (failure) {
    // A kept page of an older build: today's asset of that name serves it.
    const stem = (path) => path.replace(/\.[0-9a-f]{10}(\.\w+)$/, "$1");
    const twin = SHELL.find((path) => stem(path) === stem(url.pathname));
    const other = twin && (await cache.match(twin));
    if (other) return other;
    throw failure;
  }
}

async function page(event, url) {
  try {
    return (await event.preloadResponse) || (await fetch(event.request));
  } catch (failure) {
    const kept = await (await caches.open(KEPT)).match(url.pathname);
    if (kept) return kept;
    const shell = await caches.open(CURRENT);
    const own = await shell.match(url.pathname);
    if (own) return own;
    const language = url.pathname.startsWith("/ar") ? "ar" : "en";
    const offline = await shell.match(`/${language}/offline`);
    if (!offline) throw failure;
    // It stands in the place of another page, and says so to programs, too.
    return new Response(await offline.blob(), { status: 503, headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": offline.headers.get("content-security-policy") } });
  }
}

// News. The message is one sentence, the same for everybody, and how many messages are unread; a later one takes the place of
// the one before it.
self.addEventListener("push", (event) => event.waitUntil(tell(event.data)));

async function tell(data) {
  const { lang, dir, title, text, open, later, path, unread } = data.json();
  if (navigator.setAppBadge) await navigator.setAppBadge(unread).catch(() => {});
  const actions = [
    { action: "open", title: open },
    { action: "later", title: later },
  ];
  const icon = SHELL.find((kept) => kept.includes("/icons/"));
  await self.registration.showNotification(title, { body: text, lang, dir, tag: "wasl-news", renotify: true, icon, actions, data: { path } });
}

// "Later" leaves the badge as it is; anything else opens the inbox, in a window that is there or in a new one.
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  if (event.action !== "later") event.waitUntil(openAt(event.notification.data.path));
});

async function openAt(path) {
  const windows = await self.clients.matchAll({ type: "window" });
  for (const own of windows) {
    if (!own.focused && windows.length > 1) continue;
    const there = await own.navigate(path).catch(() => null);
    if (there) return there.focus();
  }
  return self.clients.openWindow(path);
}
