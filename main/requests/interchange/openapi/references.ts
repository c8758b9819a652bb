import { at, isObject } from "../json-values.ts";
import type { Reading } from "../reading.ts";

/** So many references may lead from one to the next. */
const MOST_HOPS = 20;

/** What a value is, after its references. */
export interface References {
  /** Undefined where a reference leads nowhere, out of the document, or in a circle. */
  resolve(value: unknown): unknown;
}

/** Follows references within a document; others are noted, and never fetched (RFC 6901). */
export const createReferences = (document: unknown, reading: Reading): References => ({
  resolve: (value) => {
    let found = value;
    for (let hop = 0; hop < MOST_HOPS; hop += 1) {
      const reference = at(found, "$ref");
      if (typeof reference !== "string") return found;
      if (!reference.startsWith("#")) {
        reading.leave(
          [],
          `Reference ${reference.slice(0, 120)}`,
          "Only references within the document are followed; nothing is fetched.",
        );
        return undefined;
      }
      found = follow(document, reference.slice(1));
    }
    return undefined;
  },
});

const follow = (document: unknown, pointer: string): unknown => {
  if (pointer !== "" && !pointer.startsWith("/")) return undefined;
  return pointer
    .split("/")
    .slice(1)
    .reduce<unknown>((value, part) => {
      const name = decode(part).replaceAll("~1", "/").replaceAll("~0", "~");
      if (Array.isArray(value)) return /^\d{1,6}$/.test(name) ? value[Number(name)] : undefined;
      return isObject(value) ? at(value, name) : undefined;
    }, document);
};

const decode = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};
