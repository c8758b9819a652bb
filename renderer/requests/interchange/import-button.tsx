import { IconFileImport } from "@tabler/icons-react";
import { call } from "../../bridge/index.ts";
import { IconButton, useUndoToast } from "../../ui/index.ts";
import { countWords, visibleText } from "../../words/index.ts";
import { ImportDialog } from "./import-dialog.tsx";
import { useRequestImport } from "./use-request-import.ts";

/** Import, at the head of the list of requests. @param onImported the first request that came, to be shown */
export function ImportButton({ onImported }: { readonly onImported: (requestId: string) => void }) {
  const requests = useRequestImport();
  const offerUndo = useUndoToast();
  const write = async (name: string, folderId: string | undefined) => {
    const outcome = await requests.write(name, folderId);
    if (!outcome) return;
    if (outcome.requestId !== undefined) onImported(outcome.requestId);
    const { counts, id } = outcome;
    const what =
      counts.requests > 0
        ? countWords(counts.requests, "request")
        : countWords(counts.environments, "environment");
    offerUndo({
      message: `${visibleText(name)}: ${what} imported`,
      onUndo: () => void call("requests.import.undo", { id }),
    });
  };
  return (
    <>
      <IconButton
        size="small"
        variant="secondary"
        icon={IconFileImport}
        label="Import"
        onClick={requests.open}
      />
      {requests.isOpen && (
        <ImportDialog requests={requests} onWrite={(name, folderId) => void write(name, folderId)} />
      )}
    </>
  );
}
