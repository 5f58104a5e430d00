// Fills the configuration of the Android shell in for one host: node shells/android/fill.mjs https://HOST PACKAGE > twa-manifest.json
// Names and addresses of icons are those of the manifest that the host serves, so that the shell shows what the site shows.
import { readFile } from "node:fs/promises";

const [origin, packageId] = process.argv.slice(2);
if (!origin || !packageId) throw new Error("usage: node shells/android/fill.mjs https://HOST PACKAGE");
const { host } = new URL(origin);
const shell = JSON.parse(await readFile(new URL("./twa-manifest.json", import.meta.url), "utf8"));
const address = `${origin}/ar/app.webmanifest`;
const answer = await fetch(address);
if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
const manifest = await answer.json();

const icon = (purpose, sizes) => {
  const found = manifest.icons.find((one) => one.purpose === purpose && one.sizes === sizes);
  if (!found) throw new Error(`${address} names no ${purpose} icon of ${sizes}`);
  return new URL(found.src, origin).href;
};
const shortcuts = manifest.shortcuts.map(({ name, url }, at) => ({
  name, shortName: shell.shortcuts[at]?.shortName ?? name, url, chosenIconUrl: icon("any", "192x192"),
}));
const filled = {
  ...shell, packageId, host, name: manifest.name, launcherName: manifest.short_name, startUrl: manifest.start_url,
  themeColor: manifest.theme_color, backgroundColor: manifest.background_color,
  fullScopeUrl: `${origin}/`, webManifestUrl: address,
  iconUrl: icon("any", "512x512"), maskableIconUrl: icon("maskable", "512x512"), shortcuts,
};
process.stdout.write(`${JSON.stringify(filled, null, 2)}\n`);
