// Every component, in both directions and at four widths: nothing wider than the screen, nothing axe objects to, and nothing that
// looks otherwise than it did when somebody last looked.
import { compared } from "../baselines.mjs";
import { hands } from "../hands.mjs";

export const title = "the gallery holds in both languages at 320, 390, 820 and 1280, and each component looks as it did";

const PAGES = ["", "/front", "/question", "/tracking", "/confirmation", "/fault"];
/** What is held to a picture: both directions on a phone and a desktop, and the dark theme once. */
const KEPT = [
  { language: "ar", width: 390, theme: "light" },
  { language: "ar", width: 1280, theme: "light" },
  { language: "ar", width: 390, theme: "dark" },
  { language: "en", width: 390, theme: "light" },
  { language: "en", width: 1280, theme: "light" },
];

export async function story(world) {
  const faults = [];
  for (const language of ["ar", "en"]) {
    const visitor = hands(world, await world.person({ language }), language);
    for (const width of [320, 390, 820, 1280]) {
      await visitor.page.setViewportSize({ width, height: 900 });
      for (const page of PAGES) await visitor.open(`/gallery${page}`);
    }
    for (const { width, theme } of KEPT.filter((own) => own.language === language)) {
      await visitor.page.setViewportSize({ width, height: 900 });
      await visitor.page.emulateMedia({ colorScheme: theme });
      await visitor.open("/gallery");
      faults.push(...await compared(visitor.page, `${language}-${width}-${theme}`));
    }
  }
  if (faults.length > 0) throw new Error(`the gallery looks otherwise:\n${faults.join("\n")}`);
}
