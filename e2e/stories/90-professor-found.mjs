// A professor, in Arabic on a tablet: she brings her ORCID record along, shows it to the ministries and is verified by two; a need
// written in Arabic finds her although all she published is English; she agrees, and only then is there a way to reach her.
import { hands } from "../hands.mjs";
import { signsInAtDesk } from "../way.mjs";
import { TABLET } from "../world.mjs";

export const title = "a professor imports her record, is verified, is found by a need in the other language, and accepts";

const summary = (title, year, doi) => ({
  "work-summary": [{
    title: { title: { value: title } }, type: "journal-article", "publication-date": { year: { value: year } },
    "external-ids": { "external-id": [{ "external-id-type": "doi", "external-id-value": doi }] },
  }],
});
const RECORD = {
  person: { name: { "given-names": { value: "Laila" }, "family-name": { value: "Hassan" } } },
  "activities-summary": {
    educations: { "affiliation-group": [{ summaries: [{ "education-summary": {
      "role-title": "PhD in chemical engineering", "start-date": { year: { value: "2004" } }, organization: { name: "TU Berlin" },
    } }] }] },
    works: { group: [
      summary("Seawater reverse osmosis with renewable power", "2019", "10.1000/182"),
      summary("Fouling of membranes in desalination plants", "2021", "10.1000/183"),
      { "work-summary": [{ title: null }] },
    ] },
  },
};
const SECTIONS = ["about", "field", "skills", "education", "career", "works", "evidence", "languages", "offers"];

/** Presses the button of this name and value, and looks at what comes. */
async function presses(world, person, value, within = "main") {
  const button = person.page.locator(`${within} form button[name="act"][value="${value}"]`).first();
  await Promise.all([person.page.waitForLoadState("load"), button.click()]);
  await person.page.waitForLoadState("load");
  await world.look(person.page);
}

/** Presses what sends the only form of the page. */
async function sends(world, person) {
  const button = person.page.locator('main form[method="post"] button').last();
  await Promise.all([person.page.waitForLoadState("load"), button.click()]);
  await person.page.waitForLoadState("load");
  await world.look(person.page);
}

const pathOf = (person) => new URL(person.page.url()).pathname.replace(/^\/ar/, "");

export async function story(world) {
  const contact = (part) => world.demo.citizens.find((citizen) => citizen.part === part).contact;
  const professor = hands(world, await world.person({ viewport: TABLET }), "ar");
  await professor.open("/sign-in");
  await professor.signIn(contact("father"));
  await professor.open("/account/expert");
  await professor.follow("إنشاء ملف الخبير");
  await professor.fill({
    name_ar: "ليلى حسن", category: "professor", field: "2.4", country: "de", skills: "membrane processes", availability: "remote",
  });
  await professor.page.locator('main input[name="languages"][value="ar"]').check({ force: true });
  await professor.page.locator('main input[name="offers"][value="advise"]').check({ force: true });
  await sends(world, professor);
  await professor.open("/account/expert/import");
  const buffer = Buffer.from(JSON.stringify(RECORD));
  await professor.page.locator('main input[type="file"]').setInputFiles({ name: "orcid.json", mimeType: "application/json", buffer });
  await professor.press("قراءة الملف");
  await professor.sees("السجل بلا عنوان ولم يُضف");
  await presses(world, professor, "take");
  await professor.open("/account/expert/entries");
  await professor.sees("Seawater reverse osmosis with renewable power");
  await professor.open("/account/expert/visibility");
  await professor.fill(Object.fromEntries(SECTIONS.map((section) => [section, "ministries"])));
  await sends(world, professor);
  await presses(world, professor, "verify");
  await professor.sees("سُجل طلب التحقق");

  const higher = await signsInAtDesk(world, "higher", TABLET);
  await higher.open("/desk/experts");
  await higher.follow("فتح الملف");
  await higher.sees("TU Berlin");
  await higher.page.locator('main textarea[name="reason"]').first().fill("قورنت الشهادة بأصلها");
  await presses(world, higher, "verify");
  const second = await signsInAtDesk(world, "higher2", TABLET);
  await second.open(pathOf(higher));
  await second.press("الموافقة والتنفيذ");

  const officer = await signsInAtDesk(world, "emigration", TABLET);
  await officer.open("/desk/experts");
  const until = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
  await officer.fill({
    title: "خفض كلفة إعذاب المياه في مطروح", about: "مراجعة محطات تحلية مياه البحر القائمة.", agency: "محافظة مطروح",
    field: "2.7", offer: "advise", place: "either", last: until, reason: "طلب المحافظة",
  });
  await officer.press("اقتراح النشر");
  const other = await signsInAtDesk(world, "emigration2", TABLET);
  await other.open(pathOf(officer));
  await other.press("الموافقة والتنفيذ");
  await officer.open("/desk/experts");
  await officer.follow("خفض كلفة إعذاب المياه في مطروح");
  const need = pathOf(officer);
  await officer.sees("ليلى حسن");
  await officer.sees("تحققت منه التعليم العالي");
  await officer.sees("تحلية المياه");
  const hers = officer.page.locator("main section").filter({ hasText: "ليلى حسن" });
  await Promise.all([officer.page.waitForLoadState("load"), hers.locator('button[value="invite"]').click()]);
  await officer.sees("في انتظار الرد");
  if ((await officer.page.locator("main").innerText()).includes("laila@example.org")) throw new Error("she did not agree yet");

  await professor.open("/account/expert/calls");
  await professor.sees("خفض كلفة إعذاب المياه في مطروح");
  await professor.page.locator('main input[name="contact"]').fill("laila@example.org");
  await presses(world, professor, "accept");
  await professor.sees("موافقة");
  await officer.open(need);
  await officer.sees("laila@example.org");
  await professor.open("/account/expert/looks");
  await professor.sees("خفض كلفة إعذاب المياه في مطروح");
  await professor.open("/account/expert/outstanding");
  await professor.sees("ترشيح نفسك");
  await professor.open("/experts");
  await professor.open("/experts/criteria");
  await professor.sees("إسهام أصيل");
  await officer.open("/desk/experts/nominations");
  await officer.open("/desk/experts/boards");
}
