// Offers to put Wasl on the home screen where a page has a place for that. An offer that was declined comes back only on the
// page of the account.
for (const offer of document.querySelectorAll("[data-install]")) {
  const once = offer.dataset.install === "once";
  const store = { declined: () => localStorage.getItem("wasl-install") === "no", decline: () => localStorage.setItem("wasl-install", "no") };
  if (once && store.declined()) continue;
  let prompt;
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    prompt = event;
    offer.hidden = false;
  });
  // A telephone of Apple asks nothing by itself: its owner is told the way.
  if (navigator.standalone === false) {
    offer.hidden = false;
    offer.querySelector("[data-install-how]").hidden = false;
    offer.querySelector("[data-install-go]").hidden = true;
  }
  offer.querySelector("[data-install-go]").addEventListener("click", async () => {
    await prompt.prompt();
    offer.hidden = true;
  });
  const no = offer.querySelector("[data-install-no]");
  if (no)
    no.addEventListener("click", () => {
      store.decline();
      offer.hidden = true;
    });
}
