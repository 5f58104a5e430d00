// A record that was never computerised, in English: the father reads only that the data need a check, and the ways on.
import { hands } from "../hands.mjs";

export const title = "no record is located, and the father hands a paper extract to the officer";

const BEFOREHAND = "country=ae&registered=yes&relation=father&used_in=egypt&used_at=school&issued_before=no";

/** Whoever has no Arabic letters is told what may be meant, and is given some; nothing is filled in unasked. */
async function writesInLatinLetters(father) {
  const field = father.page.locator('input[name="subject_name"]');
  await father.write("Name as in the Egyptian records", "Laila Mohamed Ali");
  await father.go();
  await father.sees("Did you mean one of these names?");
  await father.sees("ليلى محمد علي");
  await field.fill("");
  await father.page.getByRole("button", { name: "Arabic letters to type with" }).click();
  for (const letter of ["ع", "ل", "ل", "ي"]) await father.page.getByRole("button", { name: letter, exact: true }).click();
  await field.evaluate((input) => input.setSelectionRange(3, 3));
  await father.page.getByRole("button", { name: "Delete", exact: true }).click();
  if ((await field.inputValue()) !== "علي") throw new Error(`the letters wrote ${await field.inputValue()}`);
}

export async function story(world) {
  const { on_paper: child } = world.demo.people;
  const father = hands(world, await world.person({ language: "en" }), "en");
  await father.signIn("paper@wasl.example");

  await father.open(`/services/birth_certificate/result?${BEFOREHAND}`);
  await father.sees("You can apply");
  await father.press("Begin the application");
  const reference = /files\/([^/]+)/.exec(father.page.url())[1];
  await father.follow("Continue", { exact: true });
  await writesInLatinLetters(father);
  await father.write("Name as in the Egyptian records", child.name);
  await father.go();
  await father.answer("Yes");
  await father.write("National number", child.number);
  await father.go();
  await father.date("birth_date", child.born);
  await father.go();
  await father.pick("Governorate", "Sohag");
  await father.go();
  await father.write("The mother's full name", child.mother_name);
  await father.go();
  await father.pick("Emirate", "Dubai");
  await father.answer("I declare that I now live");
  await father.go();
  await father.press("Continue without a document");
  await father.answer("I declare that the data");
  await father.press("Submit and go on to payment");
  await father.press("Go to the payment page");
  await father.press("Payment succeeds", { exact: true });

  await father.waitsFor("The data need a check", `/files/${reference}`);
  await father.follow("See the ways on");
  await father.sees("Check the data and search again");
  // Whoever asks about somebody else is not told which way the search failed: the page would be an oracle.
  if (/not located|differs from/.test(await father.page.locator("main").innerText())) throw new Error("the page says how the search failed");
  const extract = { name: "extract.png", mimeType: "image/png", buffer: await father.page.screenshot() };
  await father.page.locator('input[type="file"]').setInputFiles(extract);
  await father.press("Send the file");
  await father.sees("The paper was attached");
  await father.press("Hand the application to the officer");
  await father.waitsFor("Under review", `/files/${reference}`);
}
