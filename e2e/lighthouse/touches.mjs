// How long people wait for the screen to answer a touch or a key, on a processor slowed to a quarter: the longest interaction the
// browser itself counted (Event Timing, rounded by it to 8 ms).

const SLOWER = 4;

/** What is touched where. */
function touched(file) {
  return [
    { what: "searching in the header", path: "/ar/", act: async (page) => {
      await page.locator("#seek").tap();
      await page.keyboard.type("شهادة ميلاد", { delay: 60 });
    } },
    { what: "opening what is folded", path: "/ar/", act: async (page) => {
      for (const fold of await page.locator("main summary").all()) await fold.tap();
    } },
    { what: "choosing an answer", path: "/ar/services/birth_certificate/questions", act: async (page) => {
      const choices = page.locator("main .choice label");
      const select = page.locator("main select");
      if (await select.count() > 0) await select.first().selectOption({ index: 1 });
      for (const choice of (await choices.all()).slice(0, 4)) await choice.tap();
    } },
    { what: "typing into a page", path: "/ar/help", act: async (page) => {
      const field = page.locator("main .input").first();
      await field.tap();
      await page.keyboard.type("الرسوم", { delay: 60 });
    } },
    { what: "reading on in a file", path: file, act: async (page) => {
      await page.locator("main h1").tap();
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
    } },
  ];
}

/** The slowest answer of each, in milliseconds. */
export async function touches(browser, demo, file) {
  const results = [];
  for (const { what, path, act } of touched(file)) {
    const page = await browser.newPage();
    const session = await browser.newCDPSession(page);
    await session.send("Emulation.setTouchEmulationEnabled", { enabled: true });
    await page.addInitScript(() => {
      window.slowest = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (entry.interactionId) window.slowest = Math.max(window.slowest, entry.duration);
      }).observe({ type: "event", durationThreshold: 16, buffered: true });
    });
    await page.goto(demo.url + path);
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    await act(page);
    await page.waitForTimeout(500);
    results.push({ what, ms: await page.evaluate(() => window.slowest) });
    await page.close();
  }
  return results;
}
