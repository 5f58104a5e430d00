// What a story works with: browser contexts as people have them, axe on every page, and the page of sent messages.
import { chromium } from "playwright-core";
import { readFile } from "node:fs/promises";
import { createHash, createHmac } from "node:crypto";
import { TWINS, known, met, note, routeOf, seenEnough } from "./visited.mjs";

/** What looks for faults of accessibility, and what of it is asked. */
export const AXE = await readFile(new URL("./node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
export const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** How the system's Chromium is started. */
export const ARGUMENTS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
/** The folder for pictures of the pages as stories meet them; none are taken without. */
const PICTURES = process.env.WASL_PICTURES;
export const PHONE = { width: 390, height: 844 };
export const TABLET = { width: 820, height: 1180 };
export const DESKTOP = { width: 1280, height: 900 };
/** What a telephone says of itself. */
const TELEPHONE = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36";

/** What axe can see of a page: all of it but what differs from file to file. Two pages alike in this have the same faults. */
function likeness(html) {
  const alike = html
    .replace(/ (value|href|action|nonce)="[^"]*"/g, " $1")
    .replace(/\b[0-9A-Z]{4}-?[0-9A-Z]{4}-?[0-9A-Z]{3}\b/g, "reference")
    .replace(/[0-9٠-٩]/g, "0");
  return createHash("sha1").update(alike).digest("base64");
}

export async function openWorld(demo, name) {
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", headless: true, args: ARGUMENTS });
  const pages = [];
  // The half-minute whose password each member of staff used last: the product takes none twice.
  const used = new Map();
  const world = {
    demo,
    looked: 0,

    /** A person with a browser of her own; `app` leaves the worker and the policy of scripts as people have them, `telephone`
     * says that it is one, `motion` turns pages as for whoever did not ask for less of it, `scale` is how many pixels are one. */
    async person({ viewport = PHONE, javascript = true, language = "ar", app = false, telephone = false, motion = false, scale = 1 } = {}) {
      const context = await browser.newContext({
        viewport, javaScriptEnabled: javascript, locale: language === "ar" ? "ar-EG" : "en-GB",
        serviceWorkers: app ? "allow" : "block", bypassCSP: javascript && !app, acceptDownloads: true,
        deviceScaleFactor: scale, reducedMotion: motion ? "no-preference" : "reduce", ...(telephone ? { isMobile: true, hasTouch: true, userAgent: TELEPHONE } : {}),
      });
      context.setDefaultTimeout(15_000);
      const page = await context.newPage();
      page.on("pageerror", (error) => { page.scriptError = error; });
      pages.push(page);
      return page;
    },

    /** Opens a path of the product. */
    async open(page, path) {
      const answer = await page.goto(demo.url + path);
      await world.look(page);
      return answer;
    },

    /** Presses what carries this name and looks at the page it leads to. */
    async press(page, name, { role = "button", exact = false } = {}) {
      await Promise.all([page.waitForLoadState("load"), page.getByRole(role, { name, exact }).first().click()]);
      await page.waitForLoadState("load");
      await world.look(page);
    },

    /** Looks at a page as it is, then at its twins: the same address in English on other screens. */
    async look(page) {
      await world.examine(page);
      await world.lookAtTwins(page);
    },

    /** axe, overflow and script errors; anything found fails the story. */
    async examine(page) {
      if (page.scriptError) throw page.scriptError;
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth).catch(() => 0);
      if (wide > 1) throw new Error(`${page.url()} is ${wide} px wider than the screen`);
      const { scripts, ours } = world.about(page);
      const language = /^\/(en|fr|qps|qpr)(?=\/|$)/.exec(new URL(page.url()).pathname)?.[1] ?? "ar";
      if (ours) note(page.url(), language, page.viewportSize().width, scripts);
      const { width } = page.viewportSize();
      if (!scripts || met(`${language} ${width} ${likeness(await page.content())}`)) return;
      if (ours && seenEnough(page.url(), language, width)) return;
      await page.evaluate(AXE);
      const found = await page.evaluate((rules) => window.axe.run(document, { runOnly: rules, resultTypes: ["violations"] }), RULES);
      world.looked += 1;
      if (PICTURES) {
        const address = routeOf(page.url()).replaceAll(/[^a-z0-9_]+/gi, "-");
        const file = `${name}.${String(world.looked).padStart(3, "0")}${address}.${language}.${page.viewportSize().width}.png`;
        await page.screenshot({ path: `${PICTURES}/${file}`, fullPage: true });
      }
      if (found.violations.length > 0) {
        const told = found.violations.map((v) => `${v.id}: ${v.help}\n   ${v.nodes.map((n) => n.html.slice(0, 160)).join("\n   ")}`);
        throw new Error(`axe on ${page.url()} at ${page.viewportSize().width}\n${told.join("\n")}`);
      }
    },

    /** Whether scripts run on a page, and whether it is one of the product's own. */
    about(page) {
      const scripts = page.context()._options?.javaScriptEnabled !== false;
      return { scripts, ours: page.url().startsWith(`${demo.url}/`) };
    },

    /** Opens the address of a page in English in a tab beside it, once for each screen that has not seen it. */
    async lookAtTwins(page) {
      const { scripts, ours } = world.about(page);
      const screens = TWINS.filter(({ width }) => !known(page.url(), "en", width));
      const address = page.url().replace(`${demo.url}/ar`, `${demo.url}/en`);
      if (!scripts || !ours || screens.length === 0) return;
      const twin = await page.context().newPage();
      twin.on("pageerror", (error) => { twin.scriptError = error; });
      const answer = await twin.goto(address);
      // An answer to a form has an address that cannot always be opened by itself, or leads on to where the file is now.
      if (answer.status() === 200 && twin.url() === address) {
        for (const screen of screens) {
          await twin.setViewportSize(screen);
          await world.examine(twin);
        }
      }
      await twin.close();
    },

    /** Waits until something is true, asking again and again; for work that jobs do. */
    async until(what, ask, seconds = 30) {
      const deadline = Date.now() + seconds * 1000;
      for (;;) {
        const answer = await ask();
        if (answer) return answer;
        if (Date.now() > deadline) throw new Error(`waited ${seconds} s for: ${what}`);
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
    },

    /** The newest one-time code sent to this address or number since `after` messages. */
    async code(to, after = 0) {
      return world.until(`a code for ${to}`, async () => {
        const sent = await world.sent(to);
        const fresh = sent.slice(after).reverse();
        for (const message of fresh) {
          const match = /(?:^|\D)(\d{6})(?:\D|$)/.exec(message.text);
          if (match) return match[1];
        }
        return null;
      });
    },

    /** Every message sent to this address or number, oldest first. */
    async sent(to) {
      const answer = await fetch(`${demo.outbox_url}/sent.json?to=${encodeURIComponent(to)}`);
      return (await answer.json()).reverse();
    },

    /** A time-based one-time password (RFC 6238) for a demo member of staff. */
    totp(secret, at = Date.now()) {
      const bits = [...secret.replace(/=+$/, "")].map((c) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c).toString(2).padStart(5, "0")).join("");
      const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
      const counter = Buffer.alloc(8);
      counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
      const digest = createHmac("sha1", key).update(counter).digest();
      const offset = digest[19] & 15;
      return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
    },

    /** A password this member of staff has not used yet; waits when the next half-minute is still too far away. */
    async password(login) {
      const { totp_secret: secret } = demo.staff.find((member) => member.login === login);
      const now = () => Math.floor(Date.now() / 30_000);
      const step = Math.max(now(), (used.get(login) ?? 0) + 1);
      await world.until(`a new password for ${login}`, () => now() + 1 >= step, 60);
      used.set(login, step);
      return world.totp(secret, step * 30_000);
    },

    async keepEvidence() {
      for (const [index, page] of pages.entries()) {
        const file = new URL(`../target/e2e/${name}-${index}.png`, import.meta.url).pathname;
        await page.screenshot({ path: file, fullPage: true }).catch(() => {});
        console.log(`     ${page.url()} kept as target/e2e/${name}-${index}.png`);
      }
    },

    async close() {
      await browser.close();
    },
  };
  return world;
}
