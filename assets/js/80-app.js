// Makes the site an application: registers the worker that answers without a network.
// An engine of 2020 drops the layers of the style sheet; it is given the same rules without them.
if (!("CSSLayerBlockRule" in self)) for (const sheet of document.querySelectorAll("link[data-flat]")) sheet.href = sheet.dataset.flat;
if ("serviceWorker" in navigator && isSecureContext) {
  const only = (path) => {
    if (path !== "/sw.js") throw new TypeError(path);
    return path;
  };
  const trusted = self.trustedTypes ? trustedTypes.createPolicy("worker", { createScriptURL: only }) : null;
  const register = () =>
    navigator.serviceWorker
      .register(trusted ? trusted.createScriptURL("/sw.js") : "/sw.js", { updateViaCache: "none" })
      .catch((failure) => console.warn("the worker was not registered", failure));
  if (document.readyState === "complete") register();
  else addEventListener("load", register);
}
