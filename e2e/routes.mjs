// The pages there are, read from the sources: every address below a language that answers a GET. What is looked at is held
// against this list, so that a page nobody looks at is found the day it is written.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const CRATES = new URL("../crates/", import.meta.url).pathname;

/** Addresses that answer with something else than a page, each with what they answer. */
const NO_PAGES = [
  [/\.(pdf|csv|ics|json|webmanifest)$/, "a file"],
  [/.\/(pdf|calendar|export|credential|credential-text|paper)$|\/export\/\{/, "a file"],
  [/\/(state|view)$/, "what a script asks for"],
  [/\/sound$/, "a sound"],
  [/\/(picture|proof)$|\/(attachments|uploads|pictures)\/|\/\{page\}$(?<!\/q\/\{page\})|^\/content-pictures\//, "a picture"],
];

/** Every source file of the crates, by its path. */
function sources() {
  const paths = readdirSync(CRATES, { recursive: true }).map((name) => name.replaceAll("\\", "/"));
  const ours = paths.filter((path) => /^[^/]+\/src\/.*\.rs$/.test(path));
  return new Map(ours.map((path) => [path, readFileSync(join(CRATES, path), "utf8")]));
}

/** The addresses that stand in a `.route(…)`: itself, a constant of a module that is named by its path, or one below each of
 * the bases over which a loop goes. */
function addressesOf(named, from, files) {
  const [, bases] = /for base in \[([^\]]+)\]/.exec(files.get(from)) ?? [];
  const below = named === "base" ? "" : /^&at\("([^"]+)"\)$/.exec(named)?.[1];
  if (bases !== undefined && below !== undefined) return [...bases.matchAll(/"([^"]+)"/g)].map(([, base]) => base + below);
  return [addressOf(named, from, files)];
}

function addressOf(named, from, files) {
  if (named.startsWith('"')) return named.slice(1, -1);
  const parts = named.split("::");
  const constant = new RegExp(`const ${parts.pop()}: &str = "([^"]+)"`);
  const crate = from.split("/")[0];
  const folder = parts.filter((part) => !["self", "super", "crate"].includes(part)).join("/");
  const there = (path) => folder === "" ? path === from : path.endsWith(`/${folder}.rs`) || path.endsWith(`/${folder}/mod.rs`) || path.endsWith(`/${folder}/pages.rs`);
  const home = from.replace(/[^/]+$/, "");
  // The nearest module of that name: two areas of one crate may have pages that are called alike.
  const near = [...files.keys()]
    .filter((path) => path.startsWith(`${crate}/`) && there(path) && constant.test(files.get(path)))
    .sort((one, other) => Number(other.startsWith(home)) - Number(one.startsWith(home)));
  if (near.length === 0) throw new Error(`${from}: where ${named} leads is not known`);
  return constant.exec(files.get(near[0]))[1];
}

/** The templates of all pages, without the language: `/files/{reference}`. */
export function pages() {
  const files = sources();
  const found = new Set();
  for (const [path, text] of files) {
    for (const [, named, rest] of text.matchAll(/\.route\(\s*("[^"]+"|&at\("[^"]+"\)|[\w:]+)\s*,(?=([\s\S]{0,240}))/g)) {
      const answers = rest.split(/\.route\(|;\n/)[0];
      if (!/\bget\(/.test(answers)) continue;
      for (const address of addressesOf(named, path, files)) {
        const page = address.slice("/{lang}".length) || "/";
        if (address.startsWith("/{lang}") && !NO_PAGES.some(([shape]) => shape.test(page))) found.add(page);
      }
    }
  }
  return [...found].sort();
}

/** How surely a template says where it leads: a place without names before one with them. */
const weight = (template) => template.split("/").map((part) => (part.startsWith("{") ? "1" : "0")).join("");

/** Finds the template of a path without its language. */
export function matcher(templates = pages()) {
  const shapes = templates
    .map((template) => [template, new RegExp(`^${template.replace(/[.]/g, "\\.").replace(/\{\*[^}]+\}/g, ".+").replace(/\{[^}]+\}/g, "[^/]+")}$`)])
    .sort(([one], [other]) => weight(one).localeCompare(weight(other)));
  return (path) => shapes.find(([, shape]) => shape.test(path))?.[0] ?? null;
}
