// Keeps a public page on the device, and lists what is kept. It is fetched without a session: what is kept is what everybody reads.
const KEPT = "wasl-kept";
for (const keeper of self.caches ? document.querySelectorAll("[data-keep]") : []) {
  const button = keeper.querySelector("button");
  const said = keeper.querySelector("[role=status]");
  const path = location.pathname;
  const show = async () => {
    const held = await (await caches.open(KEPT)).match(path);
    button.textContent = held ? keeper.dataset.drop : keeper.dataset.keep;
    keeper.hidden = false;
    return Boolean(held);
  };
  show();
  button.addEventListener("click", async () => {
    const cache = await caches.open(KEPT);
    try {
      if (await show()) await cache.delete(path);
      else {
        const answer = await fetch(path, { credentials: "omit" });
        if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
        await cache.put(path, answer);
      }
      said.textContent = (await show()) ? keeper.dataset.done : keeper.dataset.gone;
    } catch {
      said.textContent = keeper.dataset.failed;
    }
  });
}
for (const list of self.caches ? document.querySelectorAll("[data-kept]") : []) {
  (async () => {
    const cache = await caches.open(KEPT);
    for (const request of await cache.keys()) {
      const text = await (await cache.match(request)).text();
      const title = /<title>([^<]*)<\/title>/.exec(text);
      const link = Object.assign(document.createElement("a"), { href: new URL(request.url).pathname, lang: request.url.includes("/ar/") ? "ar" : "en" });
      link.textContent = title ? title[1].split(" · ")[0].replace(/&#\d+;|&amp;/g, "&") : link.pathname;
      const line = document.createElement("li");
      line.append(link);
      list.querySelector("ul").append(line);
      list.hidden = false;
    }
  })();
}
