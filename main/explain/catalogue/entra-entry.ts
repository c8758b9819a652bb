import type { CatalogueEntry, EntryWords } from "../catalogue-entry.ts";

/** An entry for codes in Entra's descriptions; the numbers are those of its public list. */
export const entraEntry = (
  codes: readonly [string, ...string[]],
  words: Omit<EntryWords, "source">,
): CatalogueEntry => ({
  id: `entra.${codes[0]}`,
  when: { description: new RegExp(`\\bAADSTS(?:${codes.join("|")})\\b`) },
  source: `Entra AADSTS${codes.join(", ")}`,
  ...words,
});
