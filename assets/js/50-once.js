// Keeps a second click on the same form from being sent. The idempotency key in the form does the same without scripts.
for (const form of document.querySelectorAll("form[method=post]")) {
  let sent = false;
  form.addEventListener("submit", (event) => {
    // What another script took over and sends by itself has not been sent yet.
    if (event.defaultPrevented) return;
    if (sent) event.preventDefault();
    sent = true;
    setTimeout(() => (sent = false), 5000);
  });
}
