// Somebody who reads French: the pages that speak it, one that does not yet, and the way back to French from there.
import { hands } from "../hands.mjs";

export const title = "French speaks on the pages it covers, and a page it does not cover says so";

const FRENCH = ["/", "/services", "/services/birth_certificate", "/verify", "/help", "/words", "/accessibility", "/register", "/sign-in", "/search", "/search?q=birth", "/nowhere"];
const ENGLISH = ["/privacy", "/guides", "/countries/ae", "/services/birth_certificate/questions?country=ae"];

export async function story(world) {
  const reader = hands(world, await world.person({ language: "fr" }), "fr");
  const { page } = reader;
  const spoken = () => page.evaluate(() => [document.documentElement.lang, document.documentElement.dir, document.querySelector("main").lang]);
  for (const path of FRENCH) {
    await reader.open(path);
    const found = await spoken();
    if (found.join(" ") !== "fr ltr ") throw new Error(`${path} speaks ${found}`);
  }
  for (const path of ENGLISH) {
    await reader.open(path);
    const found = await spoken();
    if (found.join(" ") !== "fr ltr en") throw new Error(`${path} speaks ${found}`);
    if (!(await page.locator("body").innerText()).includes("n’existe pas encore en français")) throw new Error(`${path} does not say that it is English`);
  }
  // The menu of an English page leads on in French.
  await page.locator("footer a", { hasText: "Aide" }).click();
  await page.waitForURL(/\/fr\/help$/);
  // Every language leads to every other, at the same page.
  await page.locator("nav.lang a[hreflang=ar]").click();
  await page.waitForURL(/\/ar\/help$/);
  await page.locator("nav.lang a[hreflang=fr]").click();
  await page.waitForURL(/\/fr\/help$/);
}
