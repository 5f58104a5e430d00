// Wasl as an application on one's own phone: it can be installed, opens without a network, shows documents with their codes,
// checks a code, keeps answers until they can be sent, and forgets everything at sign-out.
import { PHONE } from "../world.mjs";
import { hands } from "../hands.mjs";
import { answersEverything, asksBeforehand, begins, fetchesFirst, isApproved, isRecommended, submitsAndPays } from "../way.mjs";

export const title = "on her own phone Wasl opens, shows and checks documents and keeps answers without a network, and forgets at sign-out";

const CUTS = Number(process.env.WASL_CUTS ?? 20);

/** Throws unless this holds. */
function must(holds, told) {
  if (!holds) throw new Error(told);
}

/** Waits until the worker answers for this page. */
async function controlled(page) {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** What the browser says against installing. */
async function installable(page) {
  const session = await page.context().newCDPSession(page);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  const { errors } = await session.send("Page.getAppManifest");
  // Whoever looks without a window has nothing to install into.
  const real = installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito");
  must(real.length === 0 && errors.length === 0, `not installable: ${JSON.stringify({ real, errors })}`);
}

/** What of this browser is left: values in the database and caches. */
const left = (page) => page.evaluate(async () => {
  const bases = await indexedDB.databases();
  let values = 0;
  if (bases.some(({ name }) => name === "wasl")) {
    values = await new Promise((yes, no) => {
      const asked = indexedDB.open("wasl", 1);
      asked.onerror = () => no(asked.error);
      asked.onsuccess = () => {
        const base = asked.result;
        if (!base.objectStoreNames.contains("kept")) return yes(0);
        const count = base.transaction("kept").objectStore("kept").count();
        count.onsuccess = () => yes(count.result);
      };
    });
  }
  return { values, kept: (await (await caches.open("wasl-kept")).keys()).length, flag: localStorage.getItem("wasl-own") };
});

/** What lies in the database, as somebody who copies the profile would find it. */
const plain = (page) => page.evaluate(() => new Promise((yes) => {
  const asked = indexedDB.open("wasl", 1);
  asked.onsuccess = () => {
    const all = asked.result.transaction("kept").objectStore("kept").getAll();
    all.onsuccess = async () => {
      const texts = [];
      for (const own of all.result) {
        if (own.data) texts.push(new TextDecoder("latin1").decode(own.data));
        if (own.key) texts.push(await crypto.subtle.exportKey("raw", own.key).then(() => "the key came out", (refused) => refused.name));
      }
      yes(texts);
    };
  };
}));

async function obtains(world, father) {
  await asksBeforehand(father);
  const reference = await answersEverything(father, world.demo.people.daughter);
  await submitsAndPays(father, reference);
  await isRecommended(world, reference);
  await isApproved(world, reference);
  await fetchesFirst(father, "father@wasl.example", reference);
  return reference;
}

export async function story(world) {
  const page = await world.person({ viewport: PHONE, app: true });
  const context = page.context();
  const father = hands(world, page, "ar");
  await father.open("/");
  await controlled(page);
  await installable(page);

  // Public pages: one is kept, any other says honestly that there is no network.
  await father.open("/guides/birth-abroad");
  await page.getByRole("button", { name: "الاحتفاظ بالصفحة" }).click();
  await page.getByText("حُفظت الصفحة على هذا الجهاز").waitFor();
  await context.setOffline(true);
  await father.open("/guides/birth-abroad");
  await father.sees("ثلاثين يوم");
  const absent = await father.open("/services");
  must(absent.status() === 503, "a page that stands in for another says so");
  await father.sees("لا يوجد اتصال بالإنترنت");
  await father.open("/offline");
  await page.locator("[data-kept] a").first().waitFor();
  await father.open("/offline/wallet");
  await father.sees("لا يُحفظ شيء على هذا الجهاز");
  await context.setOffline(false);

  // A document of hers, and a device of her own.
  await father.signIn("father@wasl.example");
  const reference = await obtains(world, father);
  must((await left(page)).values === 0, "nothing is kept before she says so");
  await father.open("/account/device");
  await page.getByRole("button", { name: "هذا جهازي" }).click();
  await page.getByText("محفوظة على هذا الجهاز").waitFor();
  const found = (await plain(page)).join(" ");
  must(!found.includes(reference) && !found.includes("EGA1"), "what is kept can be read");
  must(found.includes("InvalidAccessError"), `the key can be taken out: ${found.slice(0, 200)}`);

  // The verifier reads keys and lists while there is a network.
  await father.open("/offline/check");
  await page.waitForFunction(async () => (await (await caches.open("wasl-check")).keys()).length > 1);

  await context.setOffline(true);
  await father.open("/offline/files");
  await page.getByText(reference).first().waitFor();
  await father.open("/offline/wallet");
  await page.getByRole("button", { name: "عرض رمز التحقق" }).first().click();
  const symbol = page.locator(".shine img");
  await symbol.waitFor();
  must(await symbol.evaluate((image) => image.complete && image.naturalWidth > 20), "the symbol is drawn");
  const credential = await page.evaluate(async () => {
    const vault = [...document.querySelectorAll("script[src*='30-wallet']")][0].src;
    const text = await (await fetch(vault)).text();
    const { read } = await import(/"(\/assets\/app\/10-vault[^"]+)"/.exec(text)[1]);
    return (await read("view")).documents[0].credential;
  });
  await page.locator(".shine").click();
  await checks(father, credential);
  await context.setOffline(false);

  await answers(world, father);
  await conflict(world, father);

  // Signing out leaves nothing.
  await father.open("/sign-out");
  // It waits until the device has forgotten.
  await page.locator("main form button").click();
  await page.waitForURL(/\/ar\/$/);
  await world.look(page);
  const rest = await left(page);
  must(rest.values === 0 && rest.kept === 0 && rest.flag === null, `something is left: ${JSON.stringify(rest)}`);
  await controlled(page);
  await context.setOffline(true);
  await father.open("/offline/wallet");
  await father.sees("لا يُحفظ شيء على هذا الجهاز");
  await context.setOffline(false);
}

/** The verifier of the same phone, still without a network. */
async function checks(father, credential) {
  const { page } = father;
  await father.open("/offline/check");
  await father.write("نص الرمز", credential);
  await page.getByRole("button", { name: "تحقق", exact: true }).click();
  await page.getByText("الوثيقة صحيحة وسارية").waitFor();
  const at = Math.floor(credential.length / 2);
  const other = credential[at] === "A" ? "B" : "A";
  await father.write("نص الرمز", credential.slice(0, at) + other + credential.slice(at + 1));
  await page.getByRole("button", { name: "تحقق", exact: true }).click();
  await page.getByText("هذا ليس رمز وثيقة صحيحًا").waitFor();
}

const saved = async (world, page, path) => {
  const text = await (await page.context().request.get(`${world.demo.url}${path}`)).text();
  return /name="subject_name"[^>]*value="([^"]*)"/.exec(text)?.[1] ?? /value="([^"]*)"[^>]*name="subject_name"/.exec(text)?.[1];
};

/** How many drafts lie in the database of this device. */
const keptDrafts = () => new Promise((yes) => {
  const asked = indexedDB.open("wasl", 1);
  asked.onsuccess = () => {
    const keys = asked.result.transaction("kept").objectStore("kept").getAllKeys();
    keys.onsuccess = () => yes(keys.result.filter((key) => key.startsWith("v:draft:")).length);
  };
});

/** A draft whose first question is answered again and again while the network is cut at moments nobody chose. */
async function answers(world, father) {
  const { page } = father;
  const context = page.context();
  await asksBeforehand(father);
  const reference = await begins(father);
  const path = `/ar/files/${reference}/q/subject_name`;
  let seed = 20261123;
  const chance = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
  let kept = 0;
  for (let cut = 0; cut < CUTS; cut += 1) {
    const name = `ليلى أحمد ${"ابتثجحخدرز"[cut % 10]}${"سشصضطظعغفق"[Math.floor(cut / 10) % 10]}`;
    await arrive(page, world.demo.url + path);
    await page.locator('input[name="subject_name"]').fill(name);
    const moment = chance() * 120;
    const cutting = new Promise((done) => setTimeout(done, moment)).then(() => context.setOffline(true));
    await page.locator("main form[action*='/q/'] button:not([type=button])").first().click();
    await cutting;
    await page.waitForTimeout(150);
    kept += await page.evaluate(keptDrafts).catch(() => 0);
    await context.setOffline(false);
    // However it went, the answer arrives without anybody doing anything more.
    await world.until(`answer ${cut} (cut after ${moment.toFixed(0)} ms)`, async () => {
      await page.evaluate(() => dispatchEvent(new Event("online"))).catch(() => {});
      return (await saved(world, page, path)) === name;
    });
  }
  must(kept > CUTS / 10, `only ${kept} of ${CUTS} cuts met an answer on its way`);
  console.log(`     ${CUTS} cuts, ${kept} of them while the answer was on its way; every answer arrived once`);
  father.draft = { reference, path };
}

/** Opens an address, again if the page a cut had held up arrives in between. */
async function arrive(page, address) {
  for (let tries = 0; ; tries += 1) {
    try {
      await page.goto(address);
      if (page.url() === address) return;
    } catch (error) {
      if (tries === 4 || !error.message.includes("interrupted by another navigation")) throw error;
    }
    await page.waitForLoadState("load").catch(() => {});
  }
}

/** The same question answered on this phone without a network and on another device meanwhile. */
async function conflict(world, father) {
  const { page, draft } = father;
  const context = page.context();
  await page.goto(world.demo.url + draft.path);
  await page.locator('input[name="subject_name"]').fill("ليلى من هذا الجهاز");
  await context.setOffline(true);
  await page.locator("main form[action*='/q/'] button:not([type=button])").first().click();
  await page.getByText("إجاباتك محفوظة على هذا الجهاز").waitFor();
  const other = hands(world, await world.person({ viewport: PHONE }), "ar");
  await other.signIn("father@wasl.example");
  await other.page.goto(world.demo.url + draft.path);
  await other.page.locator('input[name="subject_name"]').fill("ليلى من جهاز آخر");
  await other.go();
  await context.setOffline(false);
  await page.getByText("إجابتان لهذه الصفحة").waitFor();
  await world.look(page);
  await father.sees("ليلى من هذا الجهاز");
  await father.sees("ليلى من جهاز آخر");
  await page.getByRole("button", { name: "اعتماد إجابات هذا الجهاز" }).click();
  await world.until("the chosen answer", async () => (await saved(world, page, draft.path)) === "ليلى من هذا الجهاز");
}
