// Which pages the stories have looked at, in which language and at which width. A page that a story meets in its own
// language and at its own width is looked at once more in English at the two other widths.
const visited = new Map();
const WIDTHS = [390, 820, 1280];
const COLUMNS = ["ar", "en"].flatMap((language) => WIDTHS.map((width) => `${language} ${width}`)).concat("no script");

/** What is looked at besides: English on a desktop and on a tablet. */
export const TWINS = [{ width: 1280, height: 900 }, { width: 820, height: 1180 }];

/** The address of a page without what names one file, member of staff or child: the route, more or less. */
export function routeOf(url) {
  return new URL(url).pathname
    .replace(/^\/(ar|en|fr|qps|qpr)(?=\/|$)/, "")
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "{id}")
    .replace(/\/[0-9A-Z]{4}-?[0-9A-Z]{4}-?[0-9A-Z]{3}(?=\/|$)/g, "/{reference}")
    || "/";
}

/** Remembers a look. */
export function note(url, language, width, script) {
  const route = routeOf(url);
  if (!visited.has(route)) visited.set(route, new Set());
  visited.get(route).add(script ? `${language} ${width}` : "no script");
}

/** Whether a route was looked at like this. */
export function known(url, language, width) {
  return visited.get(routeOf(url))?.has(`${language} ${width}`) ?? false;
}

const likenesses = new Set();

/** Whether axe has seen this very page before, in this language and at this width; from now on it has. */
export function met(likeness) {
  if (likenesses.has(likeness)) return true;
  likenesses.add(likeness);
  return false;
}

const looks = new Map();
/** How many faces of one page axe looks at in each language and at each width; as many as there are under `WASL_SOAK=1`. */
const ENOUGH = process.env.WASL_SOAK ? Number.POSITIVE_INFINITY : 3;

/** Whether axe has seen enough of a route like this; counts the look if not. */
export function seenEnough(url, language, width) {
  const face = `${language} ${width} ${routeOf(url)}`;
  const so = looks.get(face) ?? 0;
  if (so >= ENOUGH) return true;
  looks.set(face, so + 1);
  return false;
}

/** The matrix: a line for each route, a column for each language and width. */
export function matrix() {
  const routes = [...visited.keys()].sort();
  const longest = Math.max(...routes.map((route) => route.length));
  const line = (name, cells) => `${name.padEnd(longest)}  ${cells.map((cell, at) => cell.padEnd(COLUMNS[at].length)).join("  ")}`;
  const rows = routes.map((route) => line(route, COLUMNS.map((column) => (visited.get(route).has(column) ? "x" : "·"))));
  return [line("", COLUMNS), ...rows, `${routes.length} pages`].join("\n");
}
