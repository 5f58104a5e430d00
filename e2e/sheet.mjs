// The page that shows every picture of a review side by side.

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** Where a page belongs: the part of the house, in the order in which they are looked at. */
const AREAS = [
  ["What everybody sees", (page) => !/^\/(desk|account|files|helping|gallery|offline)(\/|$)/.test(page)],
  ["Her files", (page) => /^\/(files|helping)(\/|$)/.test(page)],
  ["Her account", (page) => /^\/account(\/|$)/.test(page)],
  ["The desk: files", (page) => /^\/desk($|\/(files|identities|counter|custody|mandates|heirs|help|held|enquiries|delivery|appointments|certificates|green|search|second-review|bulk)(\/|$))/.test(page)],
  ["The desk: everything else", (page) => page.startsWith("/desk/")],
  ["Without a network, and the gallery", () => true],
];

const STYLE = `
  body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: #14232b; background: #fbf8f1; }
  header, section, nav { padding: 1rem 1.5rem; }
  header { background: #073b46; color: #fff; }
  nav ul { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; margin: 0; padding: 0; list-style: none; }
  article { border-block-start: 1px solid #d9d2c3; padding-block: 1rem; }
  h3 { margin: 0; font-size: 1rem; font-family: ui-monospace, monospace; }
  .who { color: #4a5a61; margin: 0 0 .5rem; }
  .fault { color: #a1261b; font-weight: 700; margin: .15rem 0; }
  .looks { display: flex; gap: .75rem; overflow-x: auto; align-items: flex-start; }
  figure { margin: 0; flex: none; }
  img { display: block; block-size: 340px; inline-size: auto; max-inline-size: none; object-fit: cover; object-position: top; border: 1px solid #d9d2c3; background: #fff; }
  figcaption { font-size: .8rem; color: #4a5a61; }`;

/** The whole page. */
export function sheet(seen, unseen, looks) {
  const rest = new Set([...seen.keys()].sort());
  const areas = AREAS.map(([name, has]) => {
    const own = [...rest].filter(has);
    own.forEach((page) => rest.delete(page));
    return { name, pages: own };
  });
  const faults = [...seen.values()].reduce((sum, own) => sum + own.faults.length, 0);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Every page of Wasl</title><style>${STYLE}</style></head>
<body><header><h1>Every page of Wasl</h1><p>${seen.size} pages, each as ${looks.map(({ language, width, theme }) => `${language} ${width} ${theme}`).join(", ")}. ${faults} faults. ${unseen.length} pages nobody reached.</p></header>
<nav aria-label="Areas"><ul>${areas.map(({ name, pages }, at) => `<li><a href="#area-${at}">${name} (${pages.length})</a></li>`).join("")}</ul></nav>
<main>${areas.map(({ name, pages }, at) => `<section id="area-${at}"><h2>${name}</h2>${pages.map((page) => article(page, seen.get(page))).join("")}</section>`).join("")}
${unseen.length === 0 ? "" : `<section><h2>Nobody reached</h2><ul>${unseen.map((page) => `<li class="fault">${escaped(page)}</li>`).join("")}</ul></section>`}
</main></body></html>
`;
}

function article(page, { who, path, pictures, faults }) {
  const figure = ({ name, look }) => `<figure><a href="${name}"><img loading="lazy" src="${name}" alt="${escaped(page)}, ${look}"></a><figcaption>${look}</figcaption></figure>`;
  return `<article><h3>${escaped(page)}</h3><p class="who">${escaped(who)}: ${escaped(path)}</p>${faults.map((fault) => `<p class="fault">${escaped(fault)}</p>`).join("")}<div class="looks">${pictures.map(figure).join("")}</div></article>
`;
}
