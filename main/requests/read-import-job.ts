import type { Source } from "./read-source.ts";

/** Reads an import beside the loop: a file may need seconds. What it answers is the collection. */
export const readImportJob = async (source: Source) => {
  const { readImport } = await import("./interchange/index.ts");
  const collection = readImport(source);
  return { answer: () => collection, close: () => {} };
};
