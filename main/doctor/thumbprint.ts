import { createHash } from "node:crypto";
import { memberOf } from "./document-members.ts";
import type { Members } from "./examination.ts";

/** Members that make up a key, in the order of the standard (RFC 7638 3.2, RFC 8037 2). */
const requiredMembers: Readonly<Record<string, readonly string[]>> = {
  RSA: ["e", "kty", "n"],
  EC: ["crv", "kty", "x", "y"],
  OKP: ["crv", "kty", "x"],
};

/** The thumbprint of a public key (RFC 7638); of what is no known key, a digest of its public members. */
export const thumbprintOf = (key: Members): string => {
  const kty = memberOf(key, "kty");
  const names =
    typeof kty === "string" && Object.hasOwn(requiredMembers, kty) ? requiredMembers[kty] : undefined;
  const members = (names ?? ["crv", "e", "kty", "n", "x", "y"]).map((name) => [name, memberOf(key, name)]);
  return createHash("sha256")
    .update(JSON.stringify(Object.fromEntries(members)))
    .digest("base64url");
};
