// Moves the reader to the error summary, and from there to the field rather than only to its place.
{
  const summary = document.querySelector("[data-errors]");
  if (summary) {
    summary.focus();
    summary.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='#']");
      const field = link && document.getElementById(link.hash.slice(1));
      if (!field) return;
      event.preventDefault();
      (field.closest("fieldset, .field") ?? field).scrollIntoView();
      field.focus({ preventScroll: true });
    });
  }
}
