// What a person does at a page: choose, write, go on, sign in. A story reads as sentences made of these.

const WORDS = {
  ar: { go: "متابعة", contact: "البريد الإلكتروني", code: "الرمز", send: "إرسال الرمز", enter: "دخول", again: "تأكيد الدخول" },
  en: { go: "Continue", contact: "E-mail", code: "Code", send: "Send", enter: "Sign in", again: "Confirm that it is you" },
};

/** How long a page may take to say what is looked for, in seconds. */
const SOON = 5;

/** The hands of one person who reads this language. */
export function hands(world, page, language) {
  const words = WORDS[language];
  const main = page.locator("main");
  // When this person last proved who she is.
  let proved = 0;
  return {
    page,
    language,
    open: (path) => world.open(page, `/${language}${path}`),
    press: (name, how) => world.press(page, name, how),
    follow: (name, how) => world.press(page, name, { role: "link", ...how }),
    write: (label, value) => main.getByLabel(label).first().fill(value),
    pick: (label, option) => main.getByLabel(label).first().selectOption({ label: option }),

    /** Chooses the answer that carries these words. */
    choose: (text) => main.locator("label").filter({ hasText: text }).first().click(),

    /** Goes on to the next page. */
    go: () => world.press(page, words.go, { exact: true }),

    /** Chooses and goes on: one question of a form. */
    async answer(text) {
      await this.choose(text);
      await this.go();
    },

    /** Writes a date, given as `2021-03-14`, into its three boxes. */
    async date(field, day) {
      const [year, month, date] = day.split("-");
      await page.locator(`input[name="${field}-day"]`).fill(date);
      await page.locator(`input[name="${field}-month"]`).fill(month);
      await page.locator(`input[name="${field}-year"]`).fill(year);
    },

    /** Writes into the fields of a page by their names: text, a date as `2021-03-14`, the value of a choice, or true. */
    async fill(fields) {
      for (const [name, value] of Object.entries(fields)) {
        if (await page.locator(`main [name="${name}-day"]`).count() > 0) {
          await this.date(name, value);
          continue;
        }
        const field = page.locator(`main [name="${name}"]`).first();
        const kind = await field.evaluate((element) => element.type ?? "");
        if (value === true) await field.check({ force: true });
        else if (kind === "radio") await page.locator(`main [name="${name}"][value="${value}"]`).check({ force: true });
        else if (kind === "select-one") await field.selectOption(value);
        else await field.fill(value);
      }
    },

    /** Chooses a picture of this page as the file that the page asks for. */
    async picture(name) {
      const picture = { name: `${name}.png`, mimeType: "image/png", buffer: await page.screenshot() };
      await page.locator('main input[type="file"]').setInputFiles(picture);
    },

    /** Throws unless the page says this, now or soon: a file goes in pieces before the page that answers it comes. */
    async sees(text) {
      let plain = "";
      const says = async () => {
        const said = await page.locator("body").innerText().catch(() => "");
        // The isolates around names and numbers are invisible to a reader, so they are not compared.
        plain = said.replace(/[\u2066-\u2069\u200e\u200f]/g, "");
        return text instanceof RegExp ? text.test(plain) : plain.includes(text);
      };
      await world.until(`${page.url()} to say ${text}`, says, SOON).catch((late) => {
        throw new Error(`${late.message}\n${plain}`);
      });
    },

    /** Records for a few seconds by the buttons of a page, which are named; until the recording is ready to be sent. */
    async records({ begin, end }) {
      const record = page.getByRole("button", { name: begin });
      await record.waitFor();
      await record.click();
      await page.getByText("جارٍ التسجيل").waitFor();
      await page.waitForTimeout(2500);
      await page.getByRole("button", { name: end }).click();
      await page.getByText("التسجيل جاهز").waitFor();
    },

    /** Plays the first sound there until it sounds; how far it has come then, in seconds. */
    plays: (where) => page.locator(`${where} audio`).first().evaluate((sound) => new Promise((done, failed) => {
      sound.addEventListener("error", () => failed(new Error(`it does not play: ${sound.error?.message}`)));
      sound.addEventListener("timeupdate", () => sound.currentTime > 0.3 && done(sound.currentTime));
      sound.play().catch(failed);
    })),

    /** Loads the page again and again until it says this. */
    async waitsFor(text, path) {
      await world.until(`${path} to say ${text}`, async () => {
        await page.goto(`${world.demo.url}/${language}${path}`);
        return (await page.locator("body").innerText()).includes(text);
      });
      await world.look(page);
    },

    /** Signs in with the code sent to this contact. */
    async signIn(contact) {
      await this.open("/sign-in");
      const before = (await world.sent(contact)).length;
      await this.write(words.contact, contact);
      await this.press(words.send);
      await this.write(words.code, await world.code(contact, before));
      await this.go();
      proved = Date.now();
    },

    /** Proves once more who one is: a code is sent to this contact and typed. The page says why. */
    async provesAgain(contact) {
      const before = (await world.sent(contact)).length;
      await this.sees(words.again);
      await this.press(words.send);
      await this.write(words.code, await world.code(contact, before));
      await this.go();
      proved = Date.now();
    },

    /** Proves it once more if the page asks for that: how long a story took to get here is not what it is about. */
    async provesIfAsked(contact) {
      if ((await page.locator("body").innerText()).includes(words.again)) await this.provesAgain(contact);
    },

    /** Waits until the last proof is no longer fresh; no longer than what is left of that time. */
    async growsOld() {
      const old = proved + (world.demo.freshSeconds + 1) * 1000;
      await world.until("the sign-in to be old", () => Date.now() > old, world.demo.freshSeconds + 5);
    },

    /** Presses what makes the browser keep a file; gives its bytes. */
    async downloads(name) {
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
      const parts = [];
      for await (const part of await download.createReadStream()) parts.push(part);
      return Buffer.concat(parts);
    },

    /** Signs in as a member of staff, with password and authenticator. */
    async signInAsStaff(login) {
      const { password } = world.demo.staff.find((member) => member.login === login);
      await this.open("/desk/sign-in");
      await page.locator('input[name="login"]').fill(login);
      await page.locator('input[name="password"]').fill(password);
      await page.locator('input[name="code"]').fill(await world.password(login));
      await this.press(words.enter, { exact: true });
    },
  };
}
