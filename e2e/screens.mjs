// Takes the pictures that browsers and stores show before Wasl is installed, from a demo of its own with its notice on them:
// node e2e/screens.mjs [FACTS]. They lie under assets/screens; the manifest names them with what they show.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { startDemo } from "./demo.mjs";
import { hands } from "./hands.mjs";
import { read, write } from "./png.mjs";
import { answersEverything, asksBeforehand, submitsAndPays } from "./way.mjs";
import { openWorld } from "./world.mjs";

const FOLDER = new URL("../assets/screens/", import.meta.url);
/** On a telephone two pixels are one; a desktop is shown as it is. */
const FORMS = { narrow: { width: 390, height: 844, scale: 2 }, wide: { width: 1280, height: 800, scale: 1 } };

const [facts] = process.argv.slice(2);
await mkdir(FOLDER, { recursive: true });
await mkdir(new URL("../target/e2e/", import.meta.url), { recursive: true });
const demo = facts === undefined ? await startDemo("screens") : JSON.parse(await readFile(facts, "utf8"));
const world = await openWorld(demo, "screens");
const { contact } = demo.citizens.find(({ part }) => part === "father");
const { drafted, underway } = await twoFiles();

for (const [form, { width, height, scale }] of Object.entries(FORMS)) {
  const page = await world.person({ viewport: { width, height }, scale });
  const father = hands(world, page, "ar");
  await father.signIn(contact);
  const shown = form === "narrow"
    ? { service: "/services/birth_certificate", file: `/files/${underway}` }
    : { files: `/files/${underway}`, question: `/files/${drafted}/q/number_known` };
  for (const language of ["ar", "en"]) {
    for (const [what, path] of Object.entries(shown)) {
      const answer = await page.goto(`${demo.url}/${language}${path}`);
      if (answer.status() !== 200 || !page.url().endsWith(path)) throw new Error(`${path} cannot be shown`);
      const bytes = write(read(await page.screenshot({ animations: "disabled" })));
      await writeFile(new URL(`${language}-${what}-${form}.png`, FOLDER), bytes);
      console.log(`${language}-${what}-${form}.png ${bytes.length} bytes`);
    }
  }
  await page.context().close();
}
await world.close();
if (facts === undefined) await demo.stop();

/** A file that somebody holds, and a draft in which some questions are answered. */
async function twoFiles() {
  const father = hands(world, await world.person(), "ar");
  await father.signIn(contact);
  await asksBeforehand(father);
  const submitted = await answersEverything(father, demo.people.daughter);
  await submitsAndPays(father, submitted);
  await father.waitsFor("قيد المراجعة", `/files/${submitted}`);
  await asksBeforehand(father);
  await father.press("بدء الطلب");
  const begun = new URL(father.page.url()).pathname.split("/").pop();
  await father.follow("استكمال الطلب");
  await father.write("الاسم كما هو في السجلات", demo.people.son.name);
  await father.go();
  await father.page.context().close();
  return { underway: submitted, drafted: begun };
}
