import { setImmediate } from "node:timers/promises";
import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import {
  type ImportColumn,
  type ImportFile,
  type ImportFormat,
  type ImportPreview,
  type ImportProblem,
  MOST_IMPORT_PROBLEMS,
} from "#shared/users/user-import.ts";
import type { FileUser } from "./file-row.ts";
import { unreadable } from "./import-failures.ts";
import { planUser } from "./plan-user.ts";
import { readUsersFile } from "./read-file.ts";
import { createRoleFinder } from "./role-names.ts";
import { createTally, tallyRoles } from "./tally.ts";
import type { StagedUser, UserImportStore } from "./user-import-store.ts";
import type { RunParts, UserImportPorts } from "./user-imports.ts";

export interface PreviewParts extends RunParts, Pick<UserImportPorts, "clock" | "roles"> {
  readonly store: UserImportStore;
  readonly file: ImportFile & { readonly path: string };
  readonly configuration: ClientConfiguration;
}

/** After so long of reading and staging the process does something else first, in ms. */
const SLICE_MS = 8;

/**
 * Reads the file, stages its users, and counts what an import would do to them.
 * @throws AppFailure `invalid_input` when the file cannot be read
 */
export const previewImport = async (parts: PreviewParts): Promise<ImportPreview> => {
  const { clock, store, file, configuration, signal } = parts;
  store.emptyStage();
  const found = createFindings(parts);
  let bytes = 0;
  let format: ImportFormat = "csv";
  let columns: readonly ImportColumn[] = [];
  const listener = {
    onBytes: (count: number) => {
      bytes += count;
    },
    onFormat: (read: ImportFormat) => {
      format = read;
    },
    onColumns: (read: readonly ImportColumn[]) => {
      columns = read;
    },
  };
  let begun = clock.elapsed();
  try {
    for await (const item of readUsersFile(file.path, listener, signal)) {
      if (item.kind === "user") found.add(item.user);
      else found.refuse(item.problem);
      if (clock.elapsed() - begun < SLICE_MS) continue;
      parts.progress(bytes, file.sizeInBytes);
      await setImmediate();
      signal.throwIfAborted();
      begun = clock.elapsed();
    }
  } catch (thrown) {
    throw isFileError(thrown) && !signal.aborted ? unreadable(file.path, thrown) : thrown;
  }
  return { id: file.id, configurationId: configuration.id, format, columns, ...found.sum() };
};

const isFileError = (thrown: unknown): boolean => thrown instanceof Error && "syscall" in thrown;

const createFindings = ({ store, configuration, roles }: PreviewParts) => {
  const findRoles = createRoleFinder(roles.all());
  const ifIgnored = createTally();
  const ifCreated = createTally();
  const unknownRoles = tallyRoles();
  const problems: ImportProblem[] = [];
  let problemCount = 0;
  let users = 0;

  const refuse = (problem: ImportProblem): void => {
    problemCount += 1;
    if (problems.length < MOST_IMPORT_PROBLEMS) problems.push(problem);
  };
  const add = (read: FileUser): void => {
    users += 1;
    const user = { ...read, issuer: read.issuer ?? configuration.issuer };
    const problem = user.issuer === "" ? NO_ISSUER : twice(store.stage(user));
    if (problem !== undefined) refuse({ line: read.line, message: problem });
    else count(user);
  };
  const count = (user: StagedUser): void => {
    const kept = store.find(configuration.id, user);
    const named = user.roles && findRoles(user.roles);
    ifIgnored.add(planUser(kept, user, named?.ids));
    ifCreated.add(planUser(kept, user, named && [...named.ids, ...named.unknown]));
    unknownRoles.add(named?.unknown ?? []);
  };
  const sum = () => {
    if (users === 0 && problemCount === 0) refuse({ message: "There is no user in the file." });
    return {
      users,
      counts: ifIgnored.sum(),
      countsWithNewRoles: ifCreated.sum(),
      unknownRoles: unknownRoles.sum(),
      problems,
      problemCount,
    };
  };
  return { add, refuse, sum };
};

const NO_ISSUER = "The user has no issuer, and nor has the configuration.";

/** @param first the line of the file's user with the same issuer and subject */
const twice = (first: number | undefined): string | undefined =>
  first === undefined ? undefined : `The subject is in the file already, in ${first}.`;
