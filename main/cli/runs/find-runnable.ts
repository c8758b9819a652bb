import type { MatrixSummary } from "#shared/matrix/matrix.ts";
import type { RequestFolder } from "#shared/requests/request-folder.ts";
import type { CommandContext } from "../command.ts";
import { WrongUsage } from "../wrong-usage.ts";

/** What can be run. */
export type Runnable =
  | { readonly kind: "matrix"; readonly matrix: MatrixSummary }
  | { readonly kind: "collection"; readonly folder: RequestFolder };

/**
 * The matrix or the folder of a name, of a folder's path (`Orders API/Smoke`) or of an id. Neither case nor the way in
 * which accents are encoded matter.
 * @throws WrongUsage
 */
export const findRunnable = async ({ ask }: Pick<CommandContext, "ask">, name: string): Promise<Runnable> => {
  const folders = await ask("folders.list", undefined);
  const found: readonly Runnable[] = [
    ...(await ask("matrix.list", undefined))
      .filter((matrix) => matrix.id === name || isSame(matrix.name, name))
      .map((matrix) => ({ kind: "matrix", matrix }) as const),
    ...folders
      .filter((folder) => folder.id === name || isSame(pathOf(folders, folder), name))
      .map((folder) => ({ kind: "collection", folder }) as const),
  ];
  const [only] = found;
  if (only === undefined) throw new WrongUsage(`There is no collection and no matrix called “${name}”.`);
  if (found.length === 1) return only;
  throw new WrongUsage(`“${name}” is the name of ${found.map(described).join(" and ")}: give the id.`);
};

const described = (each: Runnable): string =>
  each.kind === "matrix" ? `a matrix (${each.matrix.id})` : `a collection (${each.folder.id})`;

const pathOf = (folders: readonly RequestFolder[], folder: RequestFolder): string => {
  const parent = folders.find(({ id }) => id === folder.parentId);
  return parent === undefined ? folder.name : `${pathOf(folders, parent)}/${folder.name}`;
};

/** Whether two names are the same to a person. */
export const isSame = (left: string, right: string): boolean =>
  left.normalize("NFC").toLowerCase() === right.normalize("NFC").toLowerCase();
