// Kuwait opened while everything runs, in Arabic: two people decide that the pilot in the Emirates passed, finance enters the rate of the dinar and a second member approves it, an
// administrator proposes the stage and a second one approves that. The Authority switches the row by which a death in the
// register stands for a card that was not renewed. Then a widow in Hawalli goes from the steps after a death to her family
// record, and pays in dinars of a thousand fils. No file of the Emirates notices, and no developer has a part in it.
import { passesGate } from "../gate.mjs";
import { hands } from "../hands.mjs";
import { drafts, inForce, refers } from "../rules.mjs";
import { answersByName, cairo, fetchesFirst, isApproved, isRecommended, signsInAtDesk, submitsAndPays } from "../way.mjs";
import { DESKTOP, TABLET } from "../world.mjs";

export const title = "Kuwait is opened while running, and a widow there goes from the death of her husband to her family record";

/** The most the opening of a country may take, from the first click to the open page. */
const MOST_MINUTES = 10;

export async function story(world) {
  const visitor = hands(world, await world.person(), "ar");
  await visitor.open("/countries/kw");
  await visitor.sees("لم تُفتح الخدمات بعد");
  await visitor.sees("القنصلية العامة لجمهورية مصر العربية في الكويت");

  // What was evaluated and decided before: opening is counted from the decision on.
  await passesGate(world);
  const began = Date.now();
  const finance = hands(world, await world.person({ viewport: DESKTOP }), "ar");
  await finance.signInAsStaff("finance");
  await finance.open("/desk/rates");
  const { day, clock } = cairo(new Date(Date.now() - 60_000));
  await finance.page.locator('select[name="currency"]').selectOption("KWD");
  await finance.page.locator('input[name="pounds"]').fill("١٥٥٫٠٤");
  await finance.page.locator('input[name="source_ar"]').fill("البنك المركزي المصري");
  await finance.page.locator('input[name="source_en"]').fill("Central Bank of Egypt");
  await finance.date("at", day);
  await finance.page.locator('input[name="time"]').fill(clock);
  await finance.date("until", cairo(new Date(Date.now() + 48 * 3_600_000)).day);
  await finance.page.locator('textarea[name="reason"]').fill("سعر اليوم للدينار الكويتي");
  await finance.page.locator('form[action$="/desk/rates"] button').first().click();
  await finance.sees("لا يبتّ في الاقتراح من قدّمه");
  await approves(world, "finance2", finance.page.url());

  const admin = hands(world, await world.person({ viewport: DESKTOP }), "ar");
  await admin.signInAsStaff("admin");
  await admin.open("/desk/switches");
  await admin.page.locator('select[name="stage_what"]').selectOption("country.kw");
  await admin.page.locator('input[name="stage_value"][value="open"] + label').click();
  await admin.page.locator('textarea[name="stage_reason"]').fill("قرار التوسع إلى دولة الكويت");
  await admin.page.locator('form:has(select[name="stage_what"]) button').click();
  await admin.sees("القنصلية العامة لجمهورية مصر العربية في الكويت");
  await approves(world, "admin2", admin.page.url());

  await visitor.waitsFor("الخدمات متاحة هنا", "/countries/kw");
  await visitor.sees("دينار كويتي");
  const minutes = (Date.now() - began) / 60_000;
  if (minutes > MOST_MINUTES) throw new Error(`opening took ${minutes.toFixed(1)} minutes`);

  await takesDeathsForCards(world);
  await fromDeathToFamilyRecord(world);
}

/** The Authority's policy: a death that the register holds stands for a card that was not renewed since. */
async function takesDeathsForCards(world) {
  const editor = await drafts(world, "قيد عائلي مميكن");
  await editor.follow("ما يغني عن تحديث البطاقة", { exact: true });
  await editor.page.locator("main table a").first().click();
  await world.look(editor.page);
  await editor.fill({ accepted: "yes", source_ar: "قرار القطاع رقم ٧١ لسنة ٢٠٢٦" });
  await editor.press("حفظ", { exact: true });
  await editor.sees("تم الحفظ");
  await editor.follow("المسودة", { exact: true });
  const decree = { decree: "٧١ لسنة ٢٠٢٦", reason: "الوفاة المقيدة تغني عن تحديث البطاقة" };
  await refers(editor, decree, () => editor.sees("قرار القطاع رقم ٧١"));
  await inForce(world, ["٧١ لسنة ٢٠٢٦"]);
}

async function fromDeathToFamilyRecord(world) {
  const { widow: her, late_husband: husband } = world.demo.people;
  const contact = world.demo.citizens.find((citizen) => citizen.part === "widow").contact;
  const widow = hands(world, await world.person(), "ar");
  // Without signing in: whom to call, before everything else; then the steps for her case.
  await widow.open("/life-events/death?country=kw&burial=done&kin=wife&minors=yes");
  await widow.sees("خالص العزاء لسيادتكم وللأسرة");
  await widow.sees("القنصلية العامة لجمهورية مصر العربية في الكويت");
  await widow.sees("الولاية أو الوصاية على الأولاد");
  await widow.signIn(contact);
  await widow.open("/life-events/death/keep?country=kw&burial=done&kin=wife&minors=yes");
  await widow.press("حفظ الخطوات");
  const steps = new URL(widow.page.url()).pathname.replace(/^\/ar/, "");
  // His death was registered in the summer: she says of each step that it is done.
  for (const step of ["foreign_certificate", "legalisation", "registration", "spouse_card"]) {
    const form = widow.page.locator(`#step-${step}`);
    await form.getByRole("button", { name: "تمت هذه الخطوة" }).click();
  }
  await world.look(widow.page);
  await widow.page.locator("#step-family_record").getByRole("button", { name: "بدء التقديم" }).click();
  await widow.page.waitForURL(/\/files\//);
  const reference = /files\/([^/]+)/.exec(widow.page.url())[1];
  await world.look(widow.page);
  await widow.follow("استكمال الطلب");
  await answersByName(widow, reference, {
    married_before: "yes",
    relation: "self",
    extent: "individual",
    used_in: "egypt",
    used_at: "authority",
    subject_name: her.name,
    number_known: "yes",
    subject_number: her.number,
    mother_name: her.mother_name,
    spouse_name: husband.name,
    "residence-governorate": "hawalli",
    residence_declared: true,
    declaration: true,
  });
  await widow.sees("دينار كويتي");
  await submitsAndPays(widow, reference);
  await widow.open(`/files/${reference}/receipt`);
  await widow.sees(/فلسً?ا|فلس|فلوس/);

  await widow.open(`/files/${reference}`);
  await widow.sees("هذا الطلب خطوة من: وفاة بالخارج");

  const dubai = await signsInAtDesk(world, "dubai");
  await isRecommended(world, reference, { login: "kuwait", sees: ["كما في القيد"] });
  await dubai.open("/desk");
  if ((await dubai.page.locator("main").innerText()).includes(reference)) throw new Error("another mission sees the file");
  await isApproved(world, reference);
  const record = await fetchesFirst(widow, contact, reference);
  if (record.subarray(0, 5).toString() !== "%PDF-") throw new Error("the download is not a PDF");
  // The step after it is offered, soberly.
  await widow.open(steps);
  if (await widow.page.locator("main .tag-ok, main .banner-ok").count() > 0) throw new Error("a death has no colour of success");
}

/** Somebody else reads what was proposed and approves it. */
async function approves(world, login, url) {
  const second = hands(world, await world.person({ viewport: TABLET }), "ar");
  await second.signInAsStaff(login);
  await second.open(new URL(url).pathname.replace(/^\/ar/, ""));
  await second.press("الموافقة والتنفيذ");
}
