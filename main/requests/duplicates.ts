import { AppFailure } from "#shared/app-error.ts";
import { draftOfSaved, type SavedRequest } from "#shared/requests/request-draft.ts";
import type { RequestFolder } from "#shared/requests/request-folder.ts";
import type { Environment } from "#shared/requests/variable.ts";
import type { Database } from "../db/index.ts";
import type { EnvironmentStore } from "./environment-store.ts";
import type { FolderStore } from "./folder-store.ts";
import type { SavedRequestStore } from "./saved-request-store.ts";

/** Copies that stand right after what they are of. Made here, as the window has no secret values. */
export interface Duplicates {
  /** @throws AppFailure `not_found`, `secret_unreadable`, `data_key_missing` */
  request(id: string): SavedRequest;
  /** With its variables and all that is in it; requests that can't be read are left out. @throws AppFailure as above */
  folder(id: string): RequestFolder;
  /** @throws AppFailure as above */
  environment(id: string): Environment;
}

/** See {@link Duplicates}. */
export const createDuplicates = ({
  db,
  saved,
  folders,
  environments,
}: {
  readonly db: Pick<Database, "transaction">;
  readonly saved: SavedRequestStore;
  readonly folders: FolderStore;
  readonly environments: EnvironmentStore;
}): Duplicates => {
  const copyFolder = (source: RequestFolder, name: string, parentId: string | undefined): RequestFolder => {
    // Read before the copy is made: it would find itself among its own children.
    const inner = folders.list().filter((folder) => folder.parentId === source.id);
    const requests = saved.list().filter(({ folderId, unreadable }) => folderId === source.id && !unreadable);
    const made = folders.save(undefined, { name, variables: folders.ownVariables(source.id) }, parentId);
    for (const request of requests) saved.save(undefined, draftOfSaved(request), made.id);
    for (const folder of inner) copyFolder(folder, folder.name, made.id);
    return made;
  };
  return {
    request: db.transaction((id: string) => {
      const source = saved.get(id);
      const copy = saved.save(
        undefined,
        { ...draftOfSaved(source), name: copyName(source.name) },
        source.folderId,
      );
      const siblings = saved.list().filter(({ folderId }) => folderId === source.folderId);
      saved.move(copy.id, { folderId: source.folderId, beforeId: after(siblings, id) });
      return copy;
    }),
    folder: db.transaction((id: string) => {
      const all = folders.list();
      const source = required(all.find((folder) => folder.id === id));
      const copy = copyFolder(source, copyName(source.name), source.parentId);
      const siblings = all.filter(({ parentId }) => parentId === source.parentId);
      folders.move(copy.id, { folderId: source.parentId, beforeId: after(siblings, id) });
      return copy;
    }),
    environment: db.transaction((id: string) => {
      const all = environments.list();
      const source = required(all.find((environment) => environment.id === id));
      const taken = new Set(all.map(({ name }) => name.toLowerCase()));
      return environments.save(undefined, {
        name: freeName(source.name, taken),
        variables: environments.variables(id),
      });
    }),
  };
};

const LONGEST_NAME = 200;

const copyName = (name: string, number = 1): string => {
  const end = number === 1 ? " copy" : ` copy ${number}`;
  return name.slice(0, LONGEST_NAME - end.length) + end;
};

const freeName = (name: string, taken: ReadonlySet<string>, number = 1): string => {
  const free = copyName(name, number);
  return taken.has(free.toLowerCase()) ? freeName(name, taken, number + 1) : free;
};

/** What comes after the one with the id; undefined: it is the last. */
const after = (all: readonly { readonly id: string }[], id: string): string | undefined =>
  all[all.findIndex((each) => each.id === id) + 1]?.id;

const required = <Value>(value: Value | undefined): Value => {
  if (value !== undefined) return value;
  throw new AppFailure({
    code: "not_found",
    message: "What was to be duplicated is no longer here.",
    advice: "Go back to the list of requests.",
  });
};
