import type { RequestFolder } from "#shared/requests/request-folder.ts";
import { visibleText } from "../../words/index.ts";

/** A collection or a folder that something can be put into. */
export interface FolderChoice {
  readonly value: string;
  /** With the folders that it is in before it: "Orders API / Changes". */
  readonly label: string;
}

/** All collections and folders in their order; without one, and what is in it, if that is given. */
export const folderChoices = (
  folders: readonly RequestFolder[],
  withoutId?: string,
): readonly FolderChoice[] => {
  const within = (parentId: string | undefined, path: string): readonly FolderChoice[] =>
    folders
      .filter((folder) => folder.parentId === parentId && folder.id !== withoutId)
      .flatMap(({ id, name }) => {
        const label = `${path}${visibleText(name)}`;
        return [{ value: id, label }, ...within(id, `${label} / `)];
      });
  return within(undefined, "");
};
