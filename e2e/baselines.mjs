// How the components of the gallery looked when somebody last looked at them. They are kept under baselines/, one picture for a
// language, a width and a theme, at half their size; a component that looks otherwise fails by its name. Whoever means the
// change writes them anew with WASL_BASELINES=write and looks at what git says has changed.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { coarse, cut, halved, read, stacked, write } from "./png.mjs";

const FOLDER = new URL("./baselines/", import.meta.url);
const INDEX = new URL("index.json", FOLDER);
const WRITES = process.env.WASL_BASELINES === "write";
/** From 0 to 255: a channel that differs by no more is drawn a little otherwise by another engine, not coloured otherwise. */
const SLIGHT = 44;
/** The part of a component's pixels that may differ by more: edges of letters. */
const PART = 0.002;
/** Rows of a small component in which a few pixels are a large part. */
const FEW = 12;

/** Of each channel; with more a palette would not hold the colours. */
const LEVELS = 16;

/** Letters come from fonts that are the same on every machine; every component begins at a whole and even row. */
const STYLE = ":root { --latin: 'Noto Sans', sans-serif !important; } * { caret-color: transparent !important; }";

/** The components of the open gallery, each with its name and its picture at half its size. */
async function components(page) {
  await page.addStyleTag({ content: STYLE });
  const places = await page.evaluate(async () => {
    await document.fonts.ready;
    const found = [];
    for (const specimen of document.querySelectorAll(".specimen")) {
      const { top } = specimen.getBoundingClientRect();
      const at = top + window.scrollY;
      specimen.style.marginBlockStart = `${Math.ceil(at / 2) * 2 - at}px`;
      const box = specimen.getBoundingClientRect();
      const name = specimen.querySelector(".code").textContent;
      found.push({ name, from: Math.round((box.top + window.scrollY) / 2), rows: Math.floor(box.height / 2) });
    }
    return found;
  });
  const whole = coarse(halved(read(await page.screenshot({ fullPage: true, animations: "disabled" }))), LEVELS);
  return places.map(({ name, from, rows }) => ({ name, picture: cut(whole, from, Math.min(rows, whole.height - from)) }));
}

/** What of one picture is otherwise than in the other; null if it is nothing that anybody sees. */
function difference(now, then) {
  if (now.width !== then.width) return `is ${now.width * 2} px wide and was ${then.width * 2}`;
  if (Math.abs(now.height - then.height) > 1) return `is ${now.height * 2} px high and was ${then.height * 2}`;
  const pixels = now.width * Math.min(now.height, then.height);
  let other = 0;
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    const channel = (at) => Math.abs(now.data[pixel * 3 + at] - then.data[pixel * 3 + at]);
    if (Math.max(channel(0), channel(1), channel(2)) > SLIGHT) other += 1;
  }
  const most = Math.max(FEW, pixels * PART);
  return other > most ? `differs in ${other} of ${pixels} pixels; ${Math.floor(most)} may` : null;
}

/** Holds the gallery that is open to what is kept under this name, and gives what is wrong; or keeps it. */
export async function compared(page, name) {
  const index = await readFile(INDEX, "utf8").then(JSON.parse, () => ({}));
  const now = await components(page);
  const file = new URL(`${name}.png`, FOLDER);
  if (WRITES) {
    await mkdir(FOLDER, { recursive: true });
    await writeFile(file, write(stacked(now.map(({ picture }) => picture))));
    index[name] = Object.fromEntries(now.map((own) => [own.name, own.picture.height]));
    await writeFile(INDEX, `${JSON.stringify(index, null, 1)}\n`);
    return [];
  }
  if (index[name] === undefined) return [`baselines/${name}.png is not kept; WASL_BASELINES=write keeps it`];
  const kept = read(await readFile(file));
  const then = new Map();
  let from = 0;
  for (const [own, rows] of Object.entries(index[name])) {
    then.set(own, cut(kept, from, rows));
    from += rows;
  }
  const faults = now.flatMap(({ name: own, picture }) => {
    const former = then.get(own);
    then.delete(own);
    const fault = former === undefined ? "is new; WASL_BASELINES=write keeps it" : difference(picture, former);
    return fault === null ? [] : [`${own} (${name}) ${fault}`];
  });
  faults.push(...[...then.keys()].map((own) => `${own} (${name}) is no longer there`));
  if (faults.length > 0) await writeFile(new URL(`../target/e2e/gallery-${name}.png`, import.meta.url), write(stacked(now.map(({ picture }) => picture))));
  return faults;
}
