// Counts characters while typing. The words about the limit are on the page already.
for (const area of document.querySelectorAll("textarea[data-limit]")) {
  const said = document.getElementById(`${area.id}-left`);
  const limit = Number(area.dataset.limit);
  const rule = said.textContent;
  const arabic = document.documentElement.lang === "ar" ? "ar-EG" : "en";
  const show = () => {
    const length = [...area.value].length;
    const over = length > limit;
    const format = new Intl.NumberFormat(arabic);
    said.classList.toggle("left-over", over);
    said.textContent = over ? said.dataset.over : length ? `${format.format(length)} / ${format.format(limit)}` : rule;
  };
  area.addEventListener("input", show);
  show();
}
