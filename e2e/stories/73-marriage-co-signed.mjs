// A marriage that was contracted abroad, in Arabic: the groom applies and declares, the bride signs her own declaration by a
// link from her own account and reads nothing else of the file; then it is entered, and the document comes from the record.
import { hands } from "../hands.mjs";
import { REGISTERS, answersByName, fetchesFirst, isApproved, isRecommended, starts, submitsAndPays } from "../way.mjs";
import { DESKTOP, PHONE } from "../world.mjs";

export const title = "a marriage abroad is entered after both have signed, each for herself or himself";

export async function story(world) {
  const { divorced: groom, mismatch: bride } = world.demo.people;
  const contact = (part) => world.demo.citizens.find((citizen) => citizen.part === part).contact;
  const man = hands(world, await world.person({ viewport: DESKTOP }), "ar");
  await man.signIn(contact("divorced"));
  const { reference } = await starts(man, "marriage_first_abroad", ["ae", "self", "residence", "authority"]);
  await answersByName(man, reference, {
    subject_name: groom.name,
    subject_number: groom.number,
    spouse_name: bride.name,
    spouse_egyptian: "yes",
    spouse_number: bride.number,
    marriage_date: "2026-05-03",
    document_authority: "محكمة دبي",
    document_number: "2026/123",
    "residence-emirate": "dubai",
    residence_declared: true,
    foreign_certificate: "picture",
    certificate_arabic: "yes",
    spouse_document: "picture",
    registration_declaration: true,
  });
  // Nothing is sent before both have signed.
  await man.sees("إقرارات تنتظر التوقيع");
  await man.open(`/files/${reference}/declarations/spouse_consent`);
  await man.sees("ولا يوقَّعه شخص آخر بدلًا من صاحبه");
  await man.press("إنشاء رابط التوقيع");
  const link = new URL(await man.page.locator("bdi.code a").getAttribute("href")).pathname;

  const woman = hands(world, await world.person({ viewport: PHONE }), "ar");
  await woman.signIn(contact("mismatch"));
  await woman.open(link.replace(/^\/ar/, ""));
  await woman.sees(groom.name);
  await woman.sees("برضائي");
  const read = await woman.page.locator("body").innerText();
  for (const secret of [reference, "محكمة دبي", groom.number]) {
    if (read.includes(secret)) throw new Error(`she reads ${secret}`);
  }
  await signs(world, woman, contact("mismatch"));
  await woman.sees("تم التوقيع على هذا النص");

  await man.open(`/files/${reference}/declarations/no_impediment`);
  await signs(world, man, contact("divorced"));
  await man.sees("تم التوقيع");
  await man.open(`/files/${reference}/check`);
  await submitsAndPays(man, reference, "قيد المراجعة", "");

  await isRecommended(world, reference, { ...REGISTERS, sees: ["النص والملف المختوم كما وُقّعا"] });
  await isApproved(world, reference);
  const document = await fetchesFirst(man, contact("divorced"), reference);
  if (document.subarray(0, 5).toString() !== "%PDF-") throw new Error("the download is not a PDF");
}

/** Has the code for this text sent, and types it: that is the signature. */
async function signs(world, person, contact) {
  const before = (await world.sent(contact)).length;
  await person.press("إرسال رمز التوقيع");
  await person.write("رمز التوقيع", await world.code(contact, before));
  await person.press("التوقيع", { exact: true });
}
