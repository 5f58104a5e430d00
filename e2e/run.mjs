// Runs the browser stories. Each file in stories/ exports `title` and `story(world)`; a story that throws has failed.
// Each has a product of its own on a copy of one ground, so that no story lives off another or waits for what another used
// up, and several are told at a time.
import { readdir, readFile, mkdir, rm, writeFile } from "node:fs/promises";
import { makeGround, startDemo } from "./demo.mjs";
import { matrix } from "./visited.mjs";
import { openWorld } from "./world.mjs";

/** How many are told at a time: a story waits for jobs and people as long as it works. */
const LANES = Number(process.env.WASL_LANES ?? 2);

/** How long each story took when it was last told, in milliseconds; survives from one run to the next. */
const TIMES = new URL("../target/story-times.json", import.meta.url);
const times = await readFile(TIMES, "utf8").then(JSON.parse, () => ({}));
/** What is not known yet is told first, then the longest, so that no lane is left with a long one at the end. */
const expected = (file) => times[file] ?? Number.POSITIVE_INFINITY;

const wanted = process.argv.slice(2);
const files = (await readdir(new URL("./stories/", import.meta.url)))
  .filter((name) => name.endsWith(".mjs"))
  .filter((name) => wanted.length === 0 || wanted.some((word) => name.includes(word)))
  .sort((one, other) => (expected(one) === expected(other) ? one.localeCompare(other) : expected(other) - expected(one)));

await rm(new URL("../target/e2e/", import.meta.url), { recursive: true, force: true });
await mkdir(new URL("../target/e2e/", import.meta.url), { recursive: true });

const ground = await makeGround();
let passed = 0;
let failed = 0;

/** Tells one story from the start of its product to its end. */
async function tell(file) {
  const name = file.replace(".mjs", "");
  const { title, story } = await import(`./stories/${file}`);
  const demo = await startDemo(name, ground);
  const world = await openWorld(demo, name);
  const began = Date.now();
  let well = true;
  try {
    await story(world);
  } catch (error) {
    well = false;
    console.log(`FAIL ${title}\n${error.stack}`);
    await world.keepEvidence();
  } finally {
    await world.close();
    well = (await demo.stop()) && well;
  }
  if (well) times[file] = Date.now() - began;
  if (well) console.log(`ok   ${title} (${((Date.now() - began) / 1000).toFixed(1)} s, axe looked at ${world.looked} pages)`);
  return well;
}

/** Tells stories as long as there are any. */
async function lane() {
  for (let file = files.shift(); file !== undefined; file = files.shift()) {
    if (await tell(file)) passed += 1;
    else failed += 1;
  }
}

await Promise.all(Array.from({ length: LANES }, lane));
await ground.clear();
await writeFile(TIMES, `${JSON.stringify(times, null, 2)}\n`);
console.log(`\npages looked at, by language and width (axe found nothing on them unless a story failed)\n${matrix()}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
