// Shows what this device keeps: documents with their symbols, or files with where they stand. Nothing is asked of the network.
import { read } from "app/10-vault.js";

const place = document.querySelector("[data-wallet]");
const kind = place.dataset.wallet;
const make = (tag, text, name) => Object.assign(document.createElement(tag), { textContent: text || "", className: name || "" });

const card = (heading) => {
  const line = make("li", "", "card");
  line.append(make("h2", heading));
  return line;
};

// The symbol fills the screen on white, and the screen stays awake as long as it is shown.
async function shine(own) {
  const sheet = make("button", "", "shine");
  sheet.type = "button";
  sheet.setAttribute("aria-label", place.dataset.close);
  const picture = Object.assign(new Image(), { src: symbol(own), alt: own.serial });
  sheet.append(picture, make("bdi", own.serial));
  document.body.append(sheet);
  sheet.focus();
  const awake = navigator.wakeLock ? await navigator.wakeLock.request("screen").catch(() => null) : null;
  sheet.addEventListener("click", () => {
    sheet.remove();
    if (awake) awake.release();
  });
  addEventListener("keydown", (event) => event.key === "Escape" && sheet.click(), { once: true });
}

const symbol = (own) => `data:image/svg+xml,${encodeURIComponent(own.symbol)}`;

function document_(own) {
  const line = card(own.title);
  line.append(make("p", own.name), make("p", own.state, "secondary"));
  const serial = make("p", "", "secondary");
  serial.append(make("bdi", own.serial, "code"));
  line.append(serial);
  if (own.symbol) {
    const button = make("button", place.dataset.show, "button button-main");
    button.type = "button";
    button.addEventListener("click", () => shine(own));
    line.append(button);
  }
  return line;
}

function file(own) {
  const line = card(own.title);
  line.append(make("p", own.state));
  if (own.promised) line.append(make("p", own.promised, "secondary"));
  const link = Object.assign(make("a", ""), { href: own.path });
  link.append(make("bdi", own.reference, "code"));
  line.append(link);
  return line;
}

(async () => {
  const view = await read("view").catch(() => null);
  const lines = view ? (kind === "wallet" ? view.documents.map(document_) : view.files.map(file)) : [];
  place.querySelector("ul").append(...lines);
  const empty = place.querySelector(view ? "[data-none]" : "[data-nothing]");
  empty.hidden = lines.length > 0;
  if (!view) return;
  const when = new Date(view.made_at).toLocaleString(document.documentElement.lang === "ar" ? "ar-EG" : "en-GB", { dateStyle: "long", timeStyle: "short" });
  const told = place.querySelector("[data-made]");
  told.textContent = told.dataset.made.replace("#", when);
})();
