// A phone found unlocked, in Arabic: what could hand the account or its data to somebody else asks for a code again, leads
// back to where it was asked, and then does not ask twice.
import { PHONE } from "../world.mjs";
import { hands } from "../hands.mjs";

export const title = "whoever finds an unlocked phone gets neither the data nor the contacts without a new code";

export async function story(world) {
  const contact = "mismatch@wasl.example";
  const owner = hands(world, await world.person({ viewport: PHONE }), "ar");
  await owner.signIn(contact);
  await owner.growsOld();

  await owner.open("/account/data");
  await owner.press("تنزيل النسخة");
  await owner.sees("هذه الخطوة تخص أمرًا مهمًا في الحساب");
  const before = (await world.sent(contact)).length;
  await owner.press("إرسال الرمز");
  const code = await world.code(contact, before);
  await owner.write("الرمز", code.replace(/./, (digit) => String((Number(digit) + 1) % 10)));
  await owner.go();
  await owner.sees("يُرجى مراجعة ما يأتي");
  await owner.write("الرمز", code);
  await owner.go();

  if (!owner.page.url().endsWith("/ar/account/data")) throw new Error(`led to ${owner.page.url()}, not back to the data`);
  const copy = JSON.parse(await owner.downloads("تنزيل النسخة"));
  if (!copy.account.contacts.some((held) => held.value === contact)) throw new Error("the copy is not this account's");
}
