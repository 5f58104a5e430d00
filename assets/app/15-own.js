// Keeps the view of one's own device fresh, and forgets it when the device does not count any more: ended elsewhere, another
// account, signed out.
import { forget, keep, renew, ring } from "app/10-vault.js";

const language = document.documentElement.lang;
const at = (path) => `/${language}${path}`;

/** Forgets everything, the badge and the way by which this device was told of news among it. */
async function forgetAll() {
  await forget();
  if (navigator.clearAppBadge) navigator.clearAppBadge().catch(() => {});
  const worker = navigator.serviceWorker && (await navigator.serviceWorker.getRegistration());
  const given = worker && worker.pushManager && (await worker.pushManager.getSubscription());
  if (given) await given.unsubscribe();
}

/** Asks for the view and keeps it; true when it is kept. */
export async function refresh() {
  const own = await ring();
  if (!own) return false;
  const headers = { "x-wasl-device": own.device };
  const answer = await fetch(at("/account/device/view"), { headers });
  if (answer.redirected || !answer.ok) return stillKept(headers);
  const { kept, account, days, made_at, view } = await answer.json();
  if (!kept || account !== own.account) {
    await forgetAll();
    return false;
  }
  await renew(days);
  return keep("view", { made_at, language, ...view });
}

// Nobody is signed in: the view stays as it is, unless the device was ended meanwhile.
async function stillKept(headers) {
  const answer = await fetch(at("/device/state"), { headers });
  if (answer.ok && (await answer.json()).kept === false) await forgetAll();
  return false;
}

/** Forgets everything and says so, so that the list of devices is right. */
export async function leave() {
  const own = await ring();
  await forgetAll().catch(() => {});
  if (own) await fetch(at("/device/end"), { method: "POST", headers: { "x-wasl-device": own.device }, keepalive: true }).catch(() => {});
}

// Leaving quickly waits for nothing; signing out waits until all is forgotten, two seconds at most.
for (const form of document.querySelectorAll("form[data-leave]")) form.addEventListener("submit", () => leave());
for (const form of document.querySelectorAll("form[action$='/sign-out']")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await Promise.race([leave(), new Promise((after) => setTimeout(after, 2000))]);
    form.submit();
  });
}
if (navigator.onLine && !location.pathname.includes("/offline")) refresh().catch(() => {});
