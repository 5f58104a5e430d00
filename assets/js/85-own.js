// On a device that its owner named her own, what it keeps is renewed and forgotten by a module of its own; no other loads it.
if (localStorage.getItem("wasl-own")) import("app/15-own.js");
// The badge on the icon is as true as the page that was read last.
const unread = document.querySelector("[data-unread]");
if (unread && navigator.setAppBadge) navigator.setAppBadge(Number(unread.dataset.unread)).catch(() => {});
