// Leaves a page quickly and takes it out of the history. Without scripts the same link or button leads away, too.
for (const way of document.querySelectorAll("[data-leave]")) {
  const form = way instanceof HTMLFormElement;
  way.addEventListener(form ? "submit" : "click", (event) => {
    event.preventDefault();
    document.body.hidden = true;
    if (form) navigator.sendBeacon(way.action, new URLSearchParams(new FormData(way)));
    location.replace(way.dataset.leave);
  });
}
