import type { LeftOut } from "#shared/requests/interchange.ts";
import type { Variable } from "#shared/requests/variable.ts";
import { tooMuch } from "./import-failure.ts";
import { MOST_FOLDERS, MOST_NOTES, MOST_REQUESTS } from "./limits.ts";
import { cleanVariableName } from "./variables.ts";

/** Names of the folders and the request that something belongs to, the outermost first. */
export type Where = readonly string[];

/** What is noted while an import is read. */
export interface Reading {
  /** Notes what does not come along, each thing of a place once. */
  leave(where: Where, what: string, why: string): void;
  /** Puts a key into a secret variable of the collection; answers what stands in its place. */
  keepSecret(name: string, value: string): string;
  /** A name that a variable of the import has already. */
  reserve(name: string): void;
  /** @throws AppFailure `invalid_input` when there are too many */
  count(kind: "request" | "folder"): void;
  leftOut(): readonly LeftOut[];
  secrets(): readonly Variable[];
}

/** Begins to read an import. @param keepsSecrets false where there is no collection to keep them in */
export const createReading = ({ keepsSecrets = true } = {}): Reading => {
  const notes = new Map<string, LeftOut>();
  const secrets = new Map<string, string>();
  const reserved = new Set<string>();
  const counts = { request: 0, folder: 0 };
  return {
    leave: (where, what, why) => {
      const key = JSON.stringify([where, what, why]);
      if (notes.size < MOST_NOTES) notes.set(key, { where, what, why });
    },
    keepSecret: (name, value) => {
      if (!keepsSecrets || value === "" || value.includes("{{")) return value;
      const wanted = cleanVariableName(name);
      for (let number = 1; ; number += 1) {
        const candidate = number === 1 ? wanted : `${wanted}_${number}`;
        const kept = secrets.get(candidate);
        if (reserved.has(candidate) || (kept !== undefined && kept !== value)) continue;
        secrets.set(candidate, value);
        return `{{${candidate}}}`;
      }
    },
    reserve: (name) => {
      reserved.add(name);
    },
    count: (kind) => {
      counts[kind] += 1;
      if (counts.request > MOST_REQUESTS) throw tooMuch(`more than ${MOST_REQUESTS} requests`);
      if (counts.folder > MOST_FOLDERS) throw tooMuch(`more than ${MOST_FOLDERS} folders`);
    },
    leftOut: () => [...notes.values()],
    secrets: () => [...secrets].map(([name, value]) => ({ name, value, isSecret: true })),
  };
};
