// The page of notifications: turns them on for one's own device after its owner pressed the button, and stops them.
import { ring } from "app/10-vault.js";

const form = document.querySelector("[data-push]");
const said = form.querySelector("[role=status]");
const first = document.querySelector("[data-push-first]");
const able = "serviceWorker" in navigator && "PushManager" in self && "Notification" in self;
// What is said stays when the form goes.
form.before(said);

const bytes = (text) => {
  const letters = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
};
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const browser = async () => (await navigator.serviceWorker.ready).pushManager;

async function show() {
  document.querySelector("[data-push-without]").hidden = true;
  const own = await ring();
  if (!own) {
    first.hidden = false;
    return;
  }
  const answer = await fetch(`${form.getAttribute("action")}/state`, { headers: { "x-wasl-device": own.device } });
  const { own: known, on } = await answer.json();
  const given = await (await browser()).getSubscription();
  first.hidden = known;
  form.hidden = !known || Boolean(on && given);
  const line = on && document.querySelector(`[data-push-line="${on}"]`);
  if (!line) return;
  const here = document.createElement("p");
  here.textContent = form.dataset.here;
  line.querySelector("h3").after(here);
  line.querySelector("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const given = await (await browser()).getSubscription();
    if (given) await given.unsubscribe();
    event.target.submit();
  });
}

async function begin() {
  const own = await ring();
  if (!own) return show();
  if ((await Notification.requestPermission()) !== "granted") return form.dataset.denied;
  const key = bytes(form.dataset.push);
  const manager = await browser();
  // What was given under another key of ours cannot be used any more.
  const former = await manager.getSubscription();
  if (former) await former.unsubscribe();
  const given = await manager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  const body = new URLSearchParams(new FormData(form));
  body.set("endpoint", given.endpoint);
  body.set("public", text(given.getKey("p256dh")));
  body.set("secret", text(given.getKey("auth")));
  body.set("zone", Intl.DateTimeFormat().resolvedOptions().timeZone || "");
  const answer = await fetch(form.action, { method: "POST", body, headers: { "x-wasl-device": own.device } });
  if (!answer.ok || answer.redirected) {
    await given.unsubscribe();
    throw new Error(String(answer.status));
  }
  form.hidden = true;
  return form.dataset.done;
}

if (able) {
  show().catch((failure) => console.warn("notifications cannot be looked at", failure));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    said.textContent = form.dataset.busy;
    try {
      said.textContent = (await begin()) || "";
    } catch (failure) {
      console.warn("no notifications", failure);
      said.textContent = form.dataset.failed;
    }
  });
}
