import { useRead } from "../bridge/index.ts";
import type { PageAction } from "../frame/index.ts";
import { ImportDialog } from "./import-dialog.tsx";
import { useUserImport } from "./use-user-import.ts";

/** The act of a page's head that imports users, and the dialog in which it does. */
export function useImportUsers() {
  const users = useUserImport();
  const { data: configurations = [] } = useRead("configurations.list", undefined);
  const [only, ...others] = configurations;
  const action: PageAction = {
    label: "Import",
    // Users belong to a configuration.
    disabled: only === undefined,
    onSelect: () => void users.choose(others.length === 0 ? only?.id : undefined),
  };
  return { action, dialog: <ImportDialog users={users} /> };
}
