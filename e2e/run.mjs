// Runs the browser stories. Each file in stories/ exports `title` and `story(world)`; a story that throws has failed.
// The product is started once, with an empty data folder of its own, and ended at the end.
import { readdir, mkdir, rm } from "node:fs/promises";
import { startDemo } from "./demo.mjs";
import { matrix } from "./visited.mjs";
import { openWorld } from "./world.mjs";

const wanted = process.argv.slice(2);
const files = (await readdir(new URL("./stories/", import.meta.url)))
  .filter((name) => name.endsWith(".mjs"))
  .filter((name) => wanted.length === 0 || wanted.some((word) => name.includes(word)))
  .sort();

await rm(new URL("../target/e2e/", import.meta.url), { recursive: true, force: true });
await mkdir(new URL("../target/e2e/", import.meta.url), { recursive: true });

const demo = await startDemo();
let passed = 0;
let failed = 0;
try {
  for (const file of files) {
    const { title, story } = await import(`./stories/${file}`);
    const world = await openWorld(demo, file.replace(".mjs", ""));
    const began = Date.now();
    try {
      await story(world);
      passed += 1;
      console.log(`ok   ${title} (${((Date.now() - began) / 1000).toFixed(1)} s, axe looked at ${world.looked} pages)`);
    } catch (error) {
      failed += 1;
      console.log(`FAIL ${title}\n${error.stack}`);
      await world.keepEvidence();
    } finally {
      await world.close();
    }
  }
} finally {
  if (!(await demo.stop())) failed += 1;
}
console.log(`\npages looked at, by language and width (axe found nothing on them unless a story failed)\n${matrix()}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
