import { useState } from "react";
import type { ImportPreview } from "#shared/requests/interchange.ts";
import { useRead } from "../../bridge/index.ts";
import { Button, Dialog, ErrorNotice, FormRow, Select, TextField } from "../../ui/index.ts";
import { countWords, visibleText } from "../../words/index.ts";
import { folderPath } from "../tree/tree-rows.ts";
import styles from "./import-dialog.module.css";
import { ImportFindings } from "./import-findings.tsx";
import { ImportSources } from "./import-sources.tsx";
import type { RequestImport } from "./use-request-import.ts";

interface ImportDialogProps {
  readonly requests: RequestImport;
  readonly onWrite: (name: string, folderId: string | undefined) => void;
}

/** What is imported, then what it would bring and what stays behind, then the button that keeps it. */
export function ImportDialog({ requests, onWrite }: ImportDialogProps) {
  const { preview } = requests;
  return preview ? (
    <PreviewDialog key={preview.id} requests={requests} preview={preview} onWrite={onWrite} />
  ) : (
    <ImportSources requests={requests} />
  );
}

const NEW = "new";

function PreviewDialog({
  requests,
  preview,
  onWrite,
}: ImportDialogProps & { readonly preview: ImportPreview }) {
  const [name, setName] = useState(preview.name);
  const [into, setInto] = useState(NEW);
  const { counts } = preview;
  const isWriting = requests.doing === "writing";
  const isEmpty = counts.requests + counts.folders + counts.variables + counts.environments === 0;
  const isNamed = hasCollection(preview);
  return (
    <Dialog
      open={requests.isOpen}
      onClose={isWriting ? () => {} : requests.close}
      title={`Import ${visibleText(preview.name)}`}
      actions={
        <>
          <Button disabled={isWriting} onClick={requests.again}>
            Back
          </Button>
          <Button
            variant="primary"
            busy={isWriting}
            disabled={isEmpty || (isNamed && name.trim() === "")}
            onClick={() => onWrite(name.trim() || preview.name, into === NEW ? undefined : into)}
          >
            {verbOf(preview)}
          </Button>
        </>
      }
    >
      <div className={styles.rows}>
        {requests.error && <ErrorNotice error={requests.error} title="Nothing was imported" />}
        {isNamed && <TextField label="Name" value={name} onChange={setName} maxLength={200} />}
        {counts.requests > 0 && <PlaceRow preview={preview} into={into} onInto={setInto} />}
        <ImportFindings preview={preview} />
      </div>
    </Dialog>
  );
}

/** cURL commands are put where the person says; environments stand beside the collections. */
const hasCollection = ({ format, counts }: ImportPreview): boolean =>
  format !== "curl" && counts.requests + counts.folders + counts.variables > 0;

const verbOf = ({ counts }: ImportPreview): string => {
  if (counts.requests > 0) return `Import ${countWords(counts.requests, "request")}`;
  return counts.environments > 0 ? `Import ${countWords(counts.environments, "environment")}` : "Import";
};

function PlaceRow({
  preview,
  into,
  onInto,
}: {
  readonly preview: ImportPreview;
  readonly into: string;
  readonly onInto: (into: string) => void;
}) {
  const folders = useRead("folders.list", undefined).data ?? [];
  const choices = folders.map(({ id }) => ({
    value: id,
    label: folderPath(folders, id)
      .map((folder) => visibleText(folder.name))
      .join(" / "),
  }));
  const top = preview.format === "curl" ? "No folder" : "A collection of its own";
  return (
    <FormRow label="Into">
      <Select value={into} choices={[{ value: NEW, label: top }, ...choices]} onChange={onInto} />
    </FormRow>
  );
}
