import {
  type ImportColumn,
  type ImportFile,
  type ImportFormat,
  type ImportPreview,
  type ImportProblem,
  MOST_IMPORT_PROBLEMS,
} from "#shared/users/user-import.ts";
import type { ReportProgress } from "../../ports/worker-host.ts";
import type { RoleStore } from "../../roles/index.ts";
import type { FileUser } from "./file-row.ts";
import { unreadable } from "./import-failures.ts";
import type { ImportStageStore, StagedUser } from "./import-stage-store.ts";
import type { ImportedUserStore } from "./imported-user-store.ts";
import { planUser } from "./plan-user.ts";
import { readUsersFile } from "./read-file.ts";
import { createRoleFinder } from "./role-names.ts";
import { createTally, tallyRoles } from "./tally.ts";

export interface PreviewParts {
  readonly stage: ImportStageStore;
  readonly users: Pick<ImportedUserStore, "find">;
  readonly roles: Pick<RoleStore, "all">;
  readonly file: ImportFile & { readonly path: string };
  readonly configurationId: string;
  /** Of users for whom the file has none; may be empty. */
  readonly issuer: string;
  readonly report: ReportProgress;
}

/**
 * Reads the file, stages its users, and counts what an import would do to them.
 * @throws AppFailure `invalid_input` when the file cannot be read
 */
export const previewImport = async (parts: PreviewParts): Promise<ImportPreview> => {
  const { stage, file, configurationId } = parts;
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
  try {
    for await (const items of readUsersFile(file.path, listener)) {
      stage.together(() => {
        for (const item of items) {
          if (item.kind === "user") found.add(item.user);
          else found.refuse(item.problem);
        }
      });
      await parts.report(bytes, file.sizeInBytes, () => undefined);
    }
  } catch (thrown) {
    throw isFileError(thrown) ? unreadable(file.path, thrown) : thrown;
  }
  return { id: file.id, configurationId, format, columns, ...found.sum() };
};

const isFileError = (thrown: unknown): boolean => thrown instanceof Error && "syscall" in thrown;

const createFindings = ({ stage, users: store, roles, configurationId, issuer }: PreviewParts) => {
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
    const user = { ...read, issuer: read.issuer ?? issuer };
    const problem = user.issuer === "" ? NO_ISSUER : twice(stage.stage(user));
    if (problem !== undefined) refuse({ line: read.line, message: problem });
    else count(user);
  };
  const count = (user: StagedUser): void => {
    const kept = store.find(configurationId, user);
    const named = user.roles && findRoles(user.roles);
    const plan = planUser(kept, user, named?.ids);
    const lacksRoles = named !== undefined && named.unknown.length > 0;
    ifIgnored.add(plan);
    ifCreated.add(lacksRoles ? planUser(kept, user, [...named.ids, ...named.unknown]) : plan);
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
