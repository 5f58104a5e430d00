// Every component, in both directions and at four widths: nothing wider than the screen, nothing axe objects to.
import { hands } from "../hands.mjs";

export const title = "the gallery holds in both languages at 320, 390, 820 and 1280";

const PAGES = ["", "/front", "/question", "/tracking", "/confirmation", "/fault"];

export async function story(world) {
  for (const language of ["ar", "en"]) {
    const visitor = hands(world, await world.person({ language }), language);
    for (const width of [320, 390, 820, 1280]) {
      await visitor.page.setViewportSize({ width, height: 900 });
      for (const page of PAGES) await visitor.open(`/gallery${page}`);
    }
  }
}
