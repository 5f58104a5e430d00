// Goes through the rows of a desk's list: J and K by their place on the keyboard, X ticks, / searches, ? lists the keys.
// Without scripts the same links and boxes are reached by tab.
const keys = document.getElementById("keys");
if (keys) {
  keys.hidden = false;
  const rows = [...document.querySelectorAll("main tbody tr")];
  const acts = {
    KeyJ: () => mark(1),
    KeyK: () => mark(-1),
    KeyX: () => marked()?.querySelector("[type=checkbox]")?.click(),
  };
  const marked = () => rows.find((row) => row.contains(document.activeElement));
  const mark = (step) => {
    const at = rows.indexOf(marked());
    const next = rows[at < 0 ? 0 : Math.min(Math.max(at + step, 0), rows.length - 1)];
    next?.querySelector("a")?.focus();
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input:not([type=checkbox]), select, textarea")) return;
    if (event.key === "?" || event.key === "؟") {
      keys.open = !keys.open;
      if (keys.open) keys.querySelector("summary").focus();
    } else if (event.code === "Slash") {
      document.querySelector("main a[href$='/desk/search']")?.click();
    } else if (acts[event.code]) acts[event.code]();
    else return;
    event.preventDefault();
  });
}
