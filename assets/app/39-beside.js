// Two versions of the answers of one page, beside each other.

/** Writes answers into the fields of a form. */
export function fill(form, fields) {
  for (const control of form.elements) {
    if (!control.name || control.name.startsWith("_") || control.type === "hidden") continue;
    const values = fields.filter(([field]) => field === control.name).map(([, value]) => value);
    if (control.type === "radio" || control.type === "checkbox") control.checked = values.includes(control.value);
    else if (values.length) control.value = values[0];
  }
}

// A choice is told by its words, everything else as it was typed.
function told(form, [field, value]) {
  const named = [...form.elements].filter((control) => control.name === field);
  const picked = named.find((control) => /radio|checkbox/.test(control.type) && control.value === value);
  if (picked && picked.labels.length) return picked.labels[0].textContent.trim();
  const option = named.length && named[0].options && [...named[0].options].find((one) => one.value === value);
  return option ? option.textContent.trim() : value;
}

/** Shows both; becomes true when this device's version is taken, which then stands in the form. */
export function beside(box, form, mine, theirs) {
  const shown = box.querySelector("[data-beside]");
  const list = (where, fields) => {
    const lines = fields.filter(([, value]) => value).map((field) => {
      const line = document.createElement("li");
      const words = document.createElement("bdi");
      words.textContent = told(form, field);
      line.append(words);
      return line;
    });
    shown.querySelector(where).append(...lines);
  };
  list("[data-mine]", mine);
  list("[data-theirs]", theirs);
  shown.hidden = false;
  return new Promise((chosen) => {
    const take = (own) => () => {
      if (own) fill(form, mine);
      shown.hidden = true;
      chosen(own);
    };
    shown.querySelector("[data-take-mine]").addEventListener("click", take(true));
    shown.querySelector("[data-take-theirs]").addEventListener("click", take(false));
  });
}
