// Suggests titles while something is typed into a field of search. Without scripts the page of search lists them all.
for (const input of document.querySelectorAll("form[data-ideas] input[name=q]")) {
  const ideas = document.createElement("datalist");
  ideas.id = `${input.id}-ideas`;
  input.after(ideas);
  input.setAttribute("list", ideas.id);
  let waiting;
  const ask = async (typed) => {
    const headers = { "accept-language": document.documentElement.lang };
    try {
      const answer = await fetch(`/api/v1/search/suggestions?q=${encodeURIComponent(typed)}`, { headers });
      const { suggestions } = answer.ok ? await answer.json() : { suggestions: [] };
      if (input.value.trim() !== typed) return;
      ideas.textContent = "";
      ideas.append(...suggestions.map(({ title }) => Object.assign(document.createElement("option"), { value: title })));
    } catch {
      // Without a network nothing is suggested, and the field works as before.
    }
  };
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    const typed = input.value.trim();
    if (typed.length > 1) waiting = setTimeout(ask, 150, typed);
  });
}
