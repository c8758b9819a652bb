import { useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import type { ExportFormat, ExportOutcome } from "#shared/requests/interchange.ts";
import type { RequestFolder } from "#shared/requests/request-folder.ts";
import { call, errorOf } from "../../bridge/index.ts";
import {
  Button,
  Checkbox,
  Dialog,
  ErrorNotice,
  FormRow,
  SegmentedControl,
  StatusText,
} from "../../ui/index.ts";
import { visibleText } from "../../words/index.ts";
import styles from "./import-dialog.module.css";
import { countsWords } from "./import-findings.tsx";
import { LeftOutList } from "./left-out-list.tsx";

interface ExportDialogProps {
  /** What is exported, with all that is in it; undefined: nothing, and the dialog is closed. */
  readonly folder: RequestFolder | undefined;
  readonly onClose: () => void;
}

/** In which format a collection is exported, and what came of it. */
export function ExportDialog({ folder, onClose }: ExportDialogProps) {
  return folder ? <OpenDialog key={folder.id} folder={folder} onClose={onClose} /> : null;
}

const helpOf: Readonly<Record<ExportFormat, string>> = {
  workbench: "A folder with one YAML file a request, which can be read, compared in Git, and imported again.",
  postman: "One file. Requests with a token have it from the variable token there.",
};

function OpenDialog({ folder, onClose }: ExportDialogProps & { readonly folder: RequestFolder }) {
  const [format, setFormat] = useState<ExportFormat>("workbench");
  const [environments, setEnvironments] = useState(true);
  const { outcome, error, isBusy, write } = useExport(folder.id);
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Export ${visibleText(folder.name)}`}
      actions={
        outcome ? (
          <Button variant="primary" onClick={onClose}>
            Close
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button variant="primary" busy={isBusy} onClick={() => void write(format, environments)}>
              Export
            </Button>
          </>
        )
      }
    >
      <div className={styles.rows}>
        {error && <ErrorNotice error={error} title="The collection was not exported" />}
        {outcome ? (
          <>
            <StatusText status="passed">
              {countsWords(outcome.counts)} written to {visibleText(outcome.fileName)}
            </StatusText>
            <LeftOutList leftOut={outcome.leftOut} count={outcome.leftOutCount} />
          </>
        ) : (
          <>
            <FormRow label="Format" help={helpOf[format]} group>
              <SegmentedControl
                label="Format"
                value={format}
                choices={[
                  { value: "workbench", label: "Files for Git" },
                  { value: "postman", label: "Postman 2.1" },
                ]}
                onChange={setFormat}
              />
            </FormRow>
            {format === "workbench" && (
              <Checkbox checked={environments} onChange={setEnvironments}>
                With the environments
              </Checkbox>
            )}
            <p className={styles.note}>
              No secret is in an export: values of secret variables, tokens and credentials stay here.
            </p>
          </>
        )}
      </div>
    </Dialog>
  );
}

const useExport = (id: string) => {
  const [outcome, setOutcome] = useState<ExportOutcome>();
  const [error, setError] = useState<AppError>();
  const [isBusy, setIsBusy] = useState(false);
  const write = async (format: ExportFormat, environments: boolean) => {
    setIsBusy(true);
    setError(undefined);
    try {
      setOutcome(await call("requests.export.collection", { id, format, environments }));
    } catch (thrown) {
      setError(errorOf(thrown));
    } finally {
      setIsBusy(false);
    }
  };
  return { outcome, error, isBusy, write };
};
