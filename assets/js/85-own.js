// On a device that its owner named her own, what it keeps is renewed and forgotten by a module of its own; no other loads it.
if (localStorage.getItem("wasl-own")) import("app/15-own.js");
