// Lighthouse on ten main pages as a telephone on a slow line, the median of three, and how soon a touch is answered on a processor
// slowed to a quarter. Writes docs/generated/lighthouse.md; a page below what is asked fails.
import lighthouse from "lighthouse";
import { chromium } from "playwright-core";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startDemo } from "../demo.mjs";
import { ARGUMENTS, PHONE, openWorld } from "../world.mjs";
import { hands } from "../hands.mjs";
import { touches } from "./touches.mjs";

const TIMES = 3;
/** What is asked of each page, in hundredths. */
const LEAST = { performance: 98, accessibility: 100, "best-practices": 100 };
/** What is answered before applying. */
const WAY = "country=ae&registered=yes&relation=father&used_in=residence&used_at=school&issued_before=no";
const OUT = new URL("../../docs/generated/lighthouse.md", import.meta.url);

const port = await new Promise((resolve, reject) => {
  const listener = createServer().on("error", reject);
  listener.listen(0, "127.0.0.1", () => {
    const own = listener.address().port;
    listener.close(() => resolve(own));
  });
});
await mkdir(new URL("../../target/e2e/", import.meta.url), { recursive: true });
const demo = await startDemo("lighthouse");
const profile = await mkdtemp(join(tmpdir(), "wasl-lighthouse-"));
const browser = await chromium.launchPersistentContext(profile, {
  executablePath: "/usr/bin/chromium", headless: true, viewport: PHONE, hasTouch: true, locale: "ar-EG",
  args: [...ARGUMENTS, `--remote-debugging-port=${port}`],
});

const median = (numbers) => [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)];

/** Signs in within the browser that is measured, and gives the address of a file that she begins. */
async function signedIn() {
  const world = await openWorld(demo, "lighthouse");
  const page = await browser.newPage();
  const father = hands({ ...world, open: (own, path) => own.goto(demo.url + path), press: pressed, look: async () => {} }, page, "ar");
  await father.signIn(demo.citizens.find(({ part }) => part === "father").contact);
  await page.goto(`${demo.url}/ar/apply/birth_certificate?${WAY}`);
  await pressed(page, "بدء الطلب");
  const file = new URL(page.url()).pathname;
  await page.close();
  await world.close();
  return file;
}

async function pressed(page, name, { role = "button", exact = false } = {}) {
  await Promise.all([page.waitForNavigation(), page.getByRole(role, { name, exact }).first().click()]);
}

/** Measures one page. */
async function measured(path) {
  const runs = [];
  for (let time = 0; time < TIMES; time += 1) {
    const { lhr } = await lighthouse(demo.url + path, {
      port, logLevel: "error", output: "json", formFactor: "mobile", onlyCategories: Object.keys(LEAST),
    });
    if (lhr.runtimeError) throw new Error(`${path}: ${lhr.runtimeError.message}`);
    runs.push(lhr);
  }
  const score = (category) => median(runs.map((run) => Math.round(run.categories[category].score * 100)));
  const value = (audit) => median(runs.map((run) => run.audits[audit].numericValue));
  const scores = Object.fromEntries(Object.keys(LEAST).map((category) => [category, score(category)]));
  // What kept a category from a hundred, by the names of the audits.
  const missed = Object.values(runs[0].audits).filter(({ score: own, scoreDisplayMode }) => own !== null && own < 1 && scoreDisplayMode === "binary");
  return {
    path, scores, missed: missed.map(({ id }) => id), paint: value("largest-contentful-paint"),
    shift: value("cumulative-layout-shift"), bytes: value("total-byte-weight"),
  };
}

let rows = [];
let slowest = [];
try {
  const before = ["/", "/services", "/services/birth_certificate", "/services/birth_certificate/questions", "/guides/birth-abroad", "/privileges", "/verify", "/sign-in"];
  for (const path of before) rows.push(await measured(`/ar${path}`));
  const file = await signedIn();
  for (const path of ["/ar/files", file]) rows.push(await measured(path));
  slowest = await touches(browser, demo, file);
} finally {
  await browser.close();
  await rm(profile, { recursive: true, force: true });
  await demo.stop();
}

// References differ from demo to demo.
rows = rows.map((row) => ({ ...row, path: row.path.replace(/\/files\/.+/, "/files/{reference}") }));
const line = ({ path, scores, paint, shift, bytes }) =>
  `| \`${path}\` | ${Object.values(scores).join(" | ")} | ${(paint / 1000).toFixed(1)} s | ${shift.toFixed(3)} | ${Math.round(bytes / 1024)} KB |`;
const touched = slowest.map(({ what, ms }) => `| ${what} | ${ms} ms |`).join("\n");
await writeFile(OUT, `# Lighthouse

Ten main pages as a telephone on a slow line (Lighthouse's own mobile setting, first visit), the median of ${TIMES}. Written by
\`cargo xtask soak lighthouse\`.

| page | performance | accessibility | best practices | largest paint | shift | bytes |
|---|---|---|---|---|---|---|
${rows.map(line).join("\n")}

From a touch to the next paint on a processor slowed to a quarter, the slowest of each:

| | |
|---|---|
${touched}
`);

const short = rows.filter(({ scores }) => Object.entries(LEAST).some(([category, least]) => scores[category] < least));
for (const { path, scores, missed } of short) console.log(`${path}: ${JSON.stringify(scores)} ${missed.join(", ")}`);
const late = slowest.filter(({ ms }) => ms >= 100);
for (const { what, ms } of late) console.log(`${what}: ${ms} ms`);
const worst = (category) => Math.min(...rows.map(({ scores }) => scores[category]));
for (const category of Object.keys(LEAST)) console.log(`figure: ${category}, the lowest of ${rows.length} pages = ${worst(category)}`);
console.log(`figure: slowest answer to a touch = ${Math.max(...slowest.map(({ ms }) => ms))} ms`);
process.exit(short.length + late.length === 0 ? 0 : 1);
