// Words four tenths longer, with accents, from the left and from the right: no page grows wider than a small phone. Public
// pages and those of somebody signed in; under `WASL_SOAK=1` those of the staff, too.
import { hands } from "../hands.mjs";
import { PAGES } from "../shown.mjs";

export const title = "no page is wider than a small phone when its words grow by four tenths";

export async function story(world) {
  const wide = [];
  for (const { as, staff, pages } of PAGES) {
    if (staff && !process.env.WASL_SOAK) continue;
    const person = hands(world, await world.person({ viewport: { width: 320, height: 800 } }), "ar");
    if (staff) await person.signInAsStaff(staff);
    else if (as) await person.signIn(world.demo.citizens.find((citizen) => citizen.part === as).contact);
    for (const path of pages.filter((own) => !own.includes("{file}"))) {
      for (const language of ["qps", "qpr"]) {
        const answer = await person.page.goto(`${world.demo.url}/${language}${path}`);
        if (answer.status() >= 500) throw new Error(`/${language}${path}: ${answer.status()}`);
        const over = await person.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (over > 1) wide.push(`/${language}${path} is ${over} px wider than the screen`);
      }
    }
    await person.page.context().close();
  }
  if (wide.length > 0) throw new Error(wide.join("\n"));
}
