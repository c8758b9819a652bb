import type { ImportedFolder } from "#shared/requests/interchange.ts";
import type { RequestDraft } from "#shared/requests/request-draft.ts";
import type { Variable } from "#shared/requests/variable.ts";
import { DEEPEST } from "./limits.ts";
import { cleanName } from "./names.ts";
import type { Reading, Where } from "./reading.ts";

/** A folder that is being read. */
export interface FolderBuilder {
  readonly where: Where;
  /** A folder in it; one that would be too deep is this one itself. */
  folder(name: string): FolderBuilder;
  add(request: RequestDraft | undefined): void;
  variables(variables: readonly Variable[]): void;
  result(): ImportedFolder;
}

/** Begins to build a tree of folders; its root counts as the collection, and is not a part of any place. */
export const createFolderBuilder = (name: string, reading: Reading, where: Where = []): FolderBuilder => {
  const folders: FolderBuilder[] = [];
  const requests: RequestDraft[] = [];
  let variables: readonly Variable[] = [];
  const builder: FolderBuilder = {
    where,
    folder: (inner) => {
      if (where.length >= DEEPEST) {
        reading.leave(where, "Deeper folders", "What is in them is put into this one.");
        return builder;
      }
      reading.count("folder");
      const cleaned = cleanName(inner, "Folder");
      const made = createFolderBuilder(cleaned, reading, [...where, cleaned]);
      folders.push(made);
      return made;
    },
    add: (request) => {
      if (request !== undefined) requests.push(request);
    },
    variables: (found) => {
      variables = [...variables, ...found];
    },
    result: () => ({ name, variables, folders: folders.map((folder) => folder.result()), requests }),
  };
  return builder;
};
