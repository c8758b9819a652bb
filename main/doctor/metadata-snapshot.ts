import { createHash } from "node:crypto";
import { memberOf } from "./document-members.ts";
import type { Examination } from "./examination.ts";
import { rsaBitsOf } from "./rsa-weakness.ts";
import { shown } from "./shown.ts";
import { thumbprintOf } from "./thumbprint.ts";

/** What a provider published at one time, as far as it is remembered. Holds public values only. */
export interface MetadataSnapshot {
  /** Members of the discovery document: texts of lists one by one, everything else as JSON. */
  readonly members: Readonly<Record<string, string | readonly string[]>>;
  /** Absent: the JWKS could not be read. */
  readonly keys?: readonly SnapshotKey[];
}

/** One published key: enough to know it again, nothing that could be private. */
export interface SnapshotKey {
  /** `kid`, or the thumbprint where there is none. */
  readonly id: string;
  /** RFC 7638. */
  readonly thumbprint: string;
  /** For people: `RSA 2048, RS256, sig`. */
  readonly description: string;
}

const MAX_MEMBERS = 300;
const MAX_ITEMS = 500;
const MAX_CHARACTERS = 2000;

/** What is to be remembered of an examination; `undefined` when no document was read. */
export const snapshotOf = ({ document, keys }: Examination): MetadataSnapshot | undefined => {
  if (document === undefined) return undefined;
  const entries = Object.entries(document.members)
    .filter(([, value]) => value !== null)
    .slice(0, MAX_MEMBERS)
    .map(([name, value]) => [brief(name), remembered(value)] as const);
  return {
    // A member that is called __proto__ stays a member.
    members: Object.fromEntries(entries),
    ...(keys === undefined
      ? {}
      : {
          keys: keys.map(({ members }) => {
            const thumbprint = thumbprintOf(members);
            const kid = memberOf(members, "kid");
            return {
              id: kid === undefined ? thumbprint : brief(typeof kid === "string" ? kid : JSON.stringify(kid)),
              thumbprint,
              description: describe(members),
            };
          }),
        }),
  };
};

const remembered = (value: unknown): string | readonly string[] => {
  const isListOfTexts = Array.isArray(value) && value.every((item) => typeof item === "string");
  if (isListOfTexts && value.length <= MAX_ITEMS) return value.map(brief);
  return brief(typeof value === "string" ? value : (JSON.stringify(value) ?? ""));
};

/** What is long is known again by its digest. */
const brief = (text: string): string =>
  text.length <= MAX_CHARACTERS
    ? text
    : `${text.slice(0, MAX_CHARACTERS)}… (${createHash("sha256").update(text).digest("base64url")})`;

const describe = (key: Readonly<Record<string, unknown>>): string => {
  const kty = shown(memberOf(key, "kty") ?? "unknown");
  const size =
    kty === "RSA"
      ? `RSA ${rsaBitsOf(key)}`
      : [kty, memberOf(key, "crv")].filter(Boolean).map(shown).join(" ");
  return [
    size,
    ...["alg", "use"]
      .map((name) => memberOf(key, name))
      .filter(Boolean)
      .map(shown),
  ].join(", ");
};
