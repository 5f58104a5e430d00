// How somebody of the demo goes about: from where she begins to wherever a link leads that nobody has looked at yet.
import { AXE, RULES } from "./world.mjs";
import { PAGES } from "./shown.mjs";
import { matcher } from "./routes.mjs";

/** Language, width and theme, so that every two of them meet; the first is how most people see a page. */
export const LOOKS = [
  { language: "ar", width: 390, theme: "light" },
  { language: "en", width: 390, theme: "dark" },
  { language: "ar", width: 820, theme: "dark" },
  { language: "en", width: 820, theme: "light" },
  { language: "ar", width: 1280, theme: "light" },
  { language: "en", width: 1280, theme: "dark" },
];
/** Longer pages are cut: what is looked for stands at the top. */
const HIGHEST = 2600;
/** What only one person sees, or sees otherwise than others. */
const OWN = /^\/(desk|files|account|helping|agency-requests|my-events)(\/|$)/;

/** How many addresses of one page one person opens: several until it was looked at, and where another saw hers, some of her own
 * for where they lead. */
function tries(template, seen) {
  if (!seen.has(template)) return 8;
  if (!OWN.test(template)) return 0;
  return template.includes("{") ? 3 : 1;
}

/** Everybody who goes about, each with how she comes in and where she begins; whoever has more to see comes first. */
export function PEOPLE(demo) {
  const begins = (part) => PAGES.filter(part).flatMap(({ pages }) => pages.filter((path) => !path.includes("{file}")));
  const visitor = { name: "anybody", comes: async () => {}, begins: begins(({ as, staff }) => !as && !staff) };
  const citizens = demo.citizens.map(({ part, contact }) => ({
    name: part, comes: (person) => person.signIn(contact),
    begins: ["/account", "/files", "/", "/services", ...begins(({ as }) => as === part)],
  }));
  const staff = demo.staff.map(({ login }) => ({
    name: login, comes: (person) => person.signInAsStaff(login), begins: ["/desk", ...begins((own) => own.staff === login)],
  }));
  return [visitor, ...citizens, ...staff];
}

const templateOf = matcher();

/** The addresses below the language that a page leads to. */
async function leads(page, origin) {
  const hrefs = await page.locator("a[href]").evaluateAll((links) => links.map((link) => link.href));
  return [...new Set(hrefs)]
    .filter((href) => href.startsWith(`${origin}/ar/`))
    .map((href) => href.slice(`${origin}/ar`.length).split("#")[0]);
}

/** Goes about until nothing new is left; what she sees stands in `seen` afterwards. `how` says in which `looks`, whether also
 * where it is `tight`, and the `folder` of the pictures, if any are taken. */
export async function wanders(world, person, who, seen, how) {
  const { page } = person;
  const origin = world.demo.url;
  // Where she came in leads on as well: the places of her own desk.
  const queue = [...await leads(page, origin), ...who.begins];
  const known = new Set();
  const opened = new Map();
  while (queue.length > 0) {
    const path = queue.shift();
    const template = templateOf(path.split("?")[0]);
    const times = opened.get(template) ?? 0;
    if (template === null || known.has(path) || times >= tries(template, seen)) continue;
    known.add(path);
    opened.set(template, times + 1);
    const answer = await page.goto(`${origin}/ar${path}`).catch(() => null);
    if (answer === null || answer.status() !== 200 || !answer.headers()["content-type"]?.startsWith("text/html")) continue;
    const there = templateOf(new URL(page.url()).pathname.slice(3) || "/");
    queue.push(...(await leads(page, origin)).filter((next) => !known.has(next)));
    if (there !== template || seen.has(template)) continue;
    seen.set(template, { who: who.name, path, pictures: [], faults: [] });
    await looksAt(world, page, { path, template, own: seen.get(template), ...how });
  }
}

/** Looks at one page in each of these ways. */
async function looksAt(world, page, { path, template, own, looks, tight, folder }) {
  for (const look of looks) {
    await page.setViewportSize({ width: look.width, height: 900 });
    await page.emulateMedia({ colorScheme: look.theme });
    // In the first look it is open already.
    const address = `${world.demo.url}/${look.language}${path}`;
    const answer = page.url() === address ? null : await page.goto(address);
    const how = `${look.language} ${look.width} ${look.theme}`;
    if (answer !== null && answer.status() !== 200) own.faults.push(`${how}: answers ${answer.status()}`);
    own.faults.push(...(await judged(page)).map((fault) => `${how}: ${fault}`));
    if (folder === undefined) continue;
    const name = `${template.replaceAll(/[^a-z0-9]+/gi, "-").replace(/^-|-$/g, "") || "home"}.${how.replaceAll(" ", "-")}.jpg`;
    const high = Math.min(HIGHEST, await page.evaluate(() => document.documentElement.scrollHeight));
    const clip = { x: 0, y: 0, width: look.width, height: high };
    await page.screenshot({ path: new URL(name, folder).pathname, type: "jpeg", quality: 70, fullPage: true, clip });
    own.pictures.push({ name, look: how });
  }
  if (tight) own.faults.push(...await squeezed(world, page, path));
  await page.emulateMedia({ colorScheme: "light" });
}

/** What axe and the width say of the page as it is. */
async function judged(page) {
  const faults = [];
  if (page.scriptError) faults.push(`a script fails: ${page.scriptError.message}`);
  page.scriptError = undefined;
  const wide = await over(page);
  if (wide > 1) faults.push(`${wide} px wider than the screen`);
  await page.evaluate(AXE);
  const found = await page.evaluate((rules) => window.axe.run(document, { runOnly: rules, resultTypes: ["violations"] }), RULES);
  faults.push(...found.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 2).map(({ html }) => html.slice(0, 120)).join(" | ")}`));
  return faults;
}

const over = (page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/** Whether it fits the narrowest screen, and letters twice as large. */
async function squeezed(world, page, path) {
  const faults = [];
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(`${world.demo.url}/ar${path}`);
  if (await over(page) > 1) faults.push(`ar 320: ${await over(page)} px wider than the screen`);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.addStyleTag({ content: "html { font-size: 200% !important; }" });
  if (await over(page) > 1) faults.push(`ar 390, letters twice as large: ${await over(page)} px wider than the screen`);
  return faults;
}
