// Every page there is, in pictures side by side, for whoever answers for their beauty: node e2e/review.mjs [FACTS] [WORD…]
//
// People of the demo go wherever a link leads them; each page is looked at once in Arabic on a telephone and in a set of language,
// width and theme in which every two of them meet. axe, the width of the page (also at 320 px, and with letters twice as large)
// and its scripts are judged. target/review/index.html shows it all. A page of the sources that nobody reaches fails, unless
// it stands in `elsewhere.mjs` with the reason. With FACTS (of `wasl demo --facts`) that demo is looked at, else one of its own.
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { startDemo } from "./demo.mjs";
import { ELSEWHERE } from "./elsewhere.mjs";
import { hands } from "./hands.mjs";
import { pages } from "./routes.mjs";
import { sheet } from "./sheet.mjs";
import { LOOKS, PEOPLE, wanders } from "./wanders.mjs";
import { openWorld } from "./world.mjs";

const FOLDER = new URL("../target/review/", import.meta.url);
/** People that go about at a time. */
const LANES = Number(process.env.WASL_LANES ?? 2);

const given = process.argv.slice(2);
const facts = given[0]?.endsWith(".json") ? given.shift() : null;
await rm(FOLDER, { recursive: true, force: true });
await mkdir(FOLDER, { recursive: true });
await mkdir(new URL("../target/e2e/", import.meta.url), { recursive: true });
const demo = facts === null ? await startDemo("review") : JSON.parse(await readFile(facts, "utf8"));
const world = await openWorld(demo, "review");

/** What was seen of each page: by its template, who saw it, where, and what is wrong with it. */
const seen = new Map();
const people = PEOPLE(demo).filter(({ name }) => given.length === 0 || given.some((word) => name.includes(word)));

async function lane() {
  for (let who = people.shift(); who !== undefined; who = people.shift()) {
    const person = hands(world, await world.person(), "ar");
    try {
      await who.comes(person);
      await wanders(world, person, who, seen, { looks: LOOKS, tight: true, folder: FOLDER });
    } catch (error) {
      seen.set(`(${who.name})`, { who: who.name, path: person.page.url(), pictures: [], faults: [error.message.split("\n")[0]] });
    }
    await person.page.context().close();
  }
}

await Promise.all(Array.from({ length: LANES }, lane));
await world.close();
const left = facts === null ? await demo.stop() : true;

const unseen = given.length > 0 ? [] : pages().filter((page) => !seen.has(page) && ELSEWHERE[page] === undefined);
const needless = given.length > 0 ? [] : Object.keys(ELSEWHERE).filter((page) => seen.has(page) || !pages().includes(page));
const faulty = [...seen.entries()].filter(([, own]) => own.faults.length > 0);
await writeFile(new URL("index.html", FOLDER), sheet(seen, unseen, LOOKS));
for (const [page, { path, faults }] of faulty) console.log(`${page} (${path})\n  ${faults.join("\n  ")}`);
for (const page of unseen) console.log(`${page}: nobody reaches it, and elsewhere.mjs does not say why`);
for (const page of needless) console.log(`${page}: is reached or is gone; elsewhere.mjs need not name it`);
console.log(`figure: pages looked at = ${seen.size}`);
console.log(`figure: pictures = ${[...seen.values()].reduce((sum, own) => sum + own.pictures.length, 0)}`);
console.log(`figure: pages that only stories reach = ${Object.keys(ELSEWHERE).length}`);
console.log(`figure: pages with a fault = ${faulty.length}`);
process.exit(faulty.length + unseen.length + needless.length === 0 && left ? 0 : 1);
