// What the state publishes, in Arabic: an editor writes an announcement that is missing nothing in either language, a second
// editor lets it out, and within seconds somebody on a phone finds it in her own words and says that it helped. Somebody else
// asks in dialect, is led to the service, and on to applying. A programme that nobody verified is not called open: whoever
// wants is told when it opens, and takes that back.
import { hands } from "../hands.mjs";
import { DESKTOP } from "../world.mjs";

export const title = "an editor publishes with a second one and search finds it; a question in dialect leads to applying";

const PAGE = {
  owner_ar: "وزارة الخارجية",
  owner_en: "Ministry of Foreign Affairs",
  sources: "إعلان الوزارة | The ministry's announcement | https://www.example.org/a | 2026-11-20",
  ar_title: "يوم مفتوح لتصديق الشهادات الدراسية في عجمان",
  ar_summary: "بعثة متنقلة تصدق الشهادات الدراسية يوم السبت.",
  ar_body: "## ما يُحضر\n\nأصل **الشهادة** وصورة منها.",
  en_title: "An open day in Ajman for attesting school certificates",
  en_summary: "A roving mission attests school certificates on Saturday.",
  en_body: "## What to bring\n\nThe **certificate** itself and a copy.",
};

/** Sends the form of a page that leads there, and looks at what comes. */
async function sends(world, person, action) {
  const button = person.page.locator(`main form[action$="${action}"] button`).first();
  await Promise.all([person.page.waitForLoadState("load"), button.click()]);
  await person.page.waitForLoadState("load");
  await world.look(person.page);
}

/** Asks in the field that every public page has. */
async function asks(world, person, words) {
  const field = person.page.locator('header input[name="q"]');
  if (!(await field.isVisible())) await person.page.locator("header summary").first().click();
  await field.fill(words);
  await Promise.all([person.page.waitForURL(/\/search\?/), field.press("Enter")]);
  await world.look(person.page);
}

export async function story(world) {
  const editor = hands(world, await world.person({ viewport: DESKTOP }), "ar");
  await editor.signInAsStaff("editor");
  await editor.open("/desk/content");
  await editor.fill({ slug: "open-day-ajman", new_kind: "announcement" });
  await sends(world, editor, "/desk/content/new");
  const draft = new URL(editor.page.url()).pathname;
  // English is still missing, so it cannot go out.
  const { en_title: _, en_summary: __, en_body: ___, ...arabic } = PAGE;
  await editor.fill(arabic);
  await sends(world, editor, draft);
  await editor.sees("العنوان والملخص والنص بالإنجليزية");
  await editor.fill(PAGE);
  await sends(world, editor, draft);
  await editor.sees("حُفظت المسودة");
  await editor.follow("المعاينة والفروق");
  await editor.fill({ reason: "إعلان البعثة المتنقلة" });
  await sends(world, editor, "/propose");
  const proposal = await editor.page.locator('main a[href*="/desk/proposals/"]').first().getAttribute("href");

  const second = hands(world, await world.person({ viewport: DESKTOP }), "ar");
  await second.signInAsStaff("editor2");
  await second.open(proposal.replace(/^\/ar/, ""));
  await second.press("الموافقة والتنفيذ");

  const mother = hands(world, await world.person(), "ar");
  await mother.waitsFor(PAGE.ar_title, "/news");
  await mother.open("/");
  await asks(world, mother, "تصديق شهادة المدرسة في عجمان");
  await mother.follow(PAGE.ar_title);
  await mother.sees("أصل الشهادة وصورة منها");
  await mother.fill({ useful: "yes" });
  await sends(world, mother, "/feedback");
  await mother.sees("وصل رأيك");
  await editor.open("/desk/content/of/open-day-ajman");
  await editor.sees("أفادت");

  await mother.open("/");
  await asks(world, mother, "عايزه اطلع شهاده ميلاد لابني");
  await mother.page.locator(".found a").first().click();
  await mother.page.waitForURL(/\/services\/birth_certificate/);
  await world.look(mother.page);
  await mother.follow("معرفة التكلفة والشروط ثم التقديم");
  await mother.sees("هل");

  const contact = world.demo.citizens.find((citizen) => citizen.part === "father").contact;
  const father = hands(world, await world.person(), "ar");
  await father.signIn(contact);
  await father.open("/privileges/exams_abroad");
  const said = await father.page.locator("main").innerText();
  if (/التقديم مفتوح|مفتوح الآن/.test(said)) throw new Error("what nobody verified is called open");
  await father.open("/privileges/exams_abroad/tell");
  await father.sees("أوافق على إخطاري مرة واحدة");
  await sends(world, father, "/privileges/exams_abroad/tell");
  await father.open("/account/privileges");
  await father.sees("امتحانات أبنائنا في الخارج");
}
