// A newcomer with nothing but an e-mail address: an account, the way up to «matched», and an answer that gives nothing away.
import { hands } from "../hands.mjs";

export const title = "a newcomer opens an account and asks to be matched; the answer is always «we are checking»";

export async function story(world) {
  const { newcomer } = world.demo.people;
  const contact = "new.arrival@wasl.example";
  const person = hands(world, await world.person(), "ar");

  await person.open("/register");
  await person.write("البريد الإلكتروني", contact);
  await person.press("إرسال الرمز");
  await person.write("الرمز", await world.code(contact));
  await person.go();
  await person.write("الاسم كاملًا", newcomer.name);
  await person.choose("اطلعت على ما يُحفظ");
  await person.press("فتح الحساب");
  await person.sees("وسيلة اتصال مؤكدة");

  await person.follow("رفع مستوى إثبات الشخصية");
  await person.follow("بدء المطابقة");
  await person.write("الرقم القومي", "123");
  await person.press("إرسال للتحقق");
  await person.sees("يُرجى مراجعة ما يأتي");

  await person.write("الرقم القومي", newcomer.number);
  await person.write("رقم مصنع البطاقة", newcomer.card);
  await person.write("اسم الأم", newcomer.mother_name);
  await person.choose("أوافق على سؤال السجل المدني");
  await person.press("إرسال للتحقق");
  await person.sees("التحقق");
  await person.waitsFor("بيانات مطابقة", "/account");
}
