// Pictures of the pages of a running demo, for whoever looks after their beauty: Arabic and English, phone, tablet and desk.
// node e2e/shots.mjs FACTS FOLDER [WORD]: the facts file of `wasl demo --facts`, where to put the pictures, only pages of whoever or whatever has this word.
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { openWorld } from "./world.mjs";
import { hands } from "./hands.mjs";
import { PAGES } from "./shown.mjs";

const [factsFile, folder, word = ""] = process.argv.slice(2);
const facts = JSON.parse(await readFile(factsFile, "utf8"));
await mkdir(folder, { recursive: true });
const world = await openWorld(facts, "shots");

for (const { as, staff, width: widths = [390, 820, 1280], pages } of PAGES) {
  const wanted = pages.filter((path) => `${staff ?? as ?? "anybody"}${path}`.includes(word));
  if (wanted.length === 0) continue;
  const person = hands(world, await world.person(), "ar");
  if (staff) await person.signInAsStaff(staff);
  else if (as) await person.signIn(facts.citizens.find((citizen) => citizen.part === as).contact);
  // The person's own files, newest of each stage first: what `{file}` stands for.
  const files = await ownFiles(person, staff);
  for (const pattern of wanted) {
    for (const file of pattern.includes("{file}") ? files : [""]) {
      const path = pattern.replace("{file}", file);
      for (const language of ["ar", "en"]) {
        for (const width of widths) {
          await person.page.setViewportSize({ width, height: 900 });
          const answer = await person.page.goto(`${facts.url}/${language}${path}`);
          if (answer.status() === 404) continue;
          const name = `${staff ?? as ?? "anybody"}${path.replaceAll(/[/?&=]+/g, "-")}`;
          await person.page.screenshot({ path: join(folder, `${name}.${language}.${width}.png`), fullPage: true });
          await world.look(person.page).catch((fault) => console.log(`${width} ${fault.message}`));
        }
      }
    }
  }
  await person.page.context().close();
}
await world.close();

/** The references on the list of one's own files, or in the queue. */
async function ownFiles(person, staff) {
  await person.page.goto(`${facts.url}/ar/${staff ? "desk" : "files"}`);
  const text = await person.page.locator("body").innerText();
  return [...new Set(text.match(/\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}\b/g) ?? [])];
}
