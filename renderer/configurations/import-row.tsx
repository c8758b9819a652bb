import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import type { FoundByWebfinger } from "#shared/discovery/provider-metadata.ts";
import { call, errorOf } from "../bridge/index.ts";
import { text } from "../theme/index.ts";
import { Button, ErrorNotice, FormRow, TextInput, TimeText, useAnnounce } from "../ui/index.ts";
import { countWords, Untrusted } from "../words/index.ts";
import { applyEdits } from "./draft-edits.ts";
import { countImportChanges, importEdits } from "./import-edits.ts";
import styles from "./import-row.module.css";
import type { Editor } from "./use-editor.ts";

/** The automatic configuration URL, and the button that fills the form from it. */
export function ImportRow({ editor }: { readonly editor: Editor }) {
  const { draft, edit, marks } = editor;
  const { run, isBusy, error, changes, foundBy } = useImport(editor);
  const importedAt = draft.capabilities.importedAt;
  return (
    <FormRow label="Automatic configuration URL" {...marks("automaticConfigurationUrl")}>
      <TextInput
        data-field="automaticConfigurationUrl"
        mono
        placeholder="https://…/.well-known/openid-configuration"
        value={draft.automaticConfigurationUrl}
        onChange={(automaticConfigurationUrl) => edit({ automaticConfigurationUrl })}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.nativeEvent.isComposing) void run();
        }}
      />
      <div className={styles.line}>
        <Button size="small" icon={IconDownload} busy={isBusy} onClick={() => void run()}>
          Import configuration
        </Button>
        <span className={styles.note}>
          {isBusy ? "Reading the discovery document" : <Imported at={importedAt} changes={changes} />}
        </span>
      </div>
      {foundBy && <Found by={foundBy} />}
      {error && (
        <div className={styles.failure}>
          <ErrorNotice error={error} title="Nothing was imported" />
        </div>
      )}
    </FormRow>
  );
}

interface ImportedProps {
  readonly at: number | undefined;
  /** Changes that the import of just now has made in the form. */
  readonly changes: number | undefined;
}

function Imported({ at, changes }: ImportedProps) {
  if (at === undefined) return "An issuer or e-mail will do";
  return (
    <>
      Imported <TimeText at={at} />
      {changes !== undefined && (
        <span className={changes > 0 ? text.accent : undefined}>
          {changes > 0 ? ` · ${countWords(changes, "change")}` : " · no change"}
        </span>
      )}
    </>
  );
}

function Found({ by: { askedHost, subject } }: { readonly by: FoundByWebfinger }) {
  return (
    <p className={styles.found}>
      Found by WebFinger at <Untrusted text={askedHost} />
      {subject !== undefined && (
        <>
          , which calls it <Untrusted text={subject} />
        </>
      )}
    </p>
  );
}

interface ImportResult {
  readonly changes: number;
  readonly at: number | undefined;
  readonly foundBy: FoundByWebfinger | undefined;
}

function useImport({ draft, edit, configuration, doctor }: Editor) {
  const announce = useAnnounce();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<AppError>();
  const [result, setResult] = useState<ImportResult>();
  const run = async () => {
    if (isBusy) return;
    setIsBusy(true);
    setError(undefined);
    try {
      const imported = await call("discovery.import", {
        automaticConfigurationUrl: draft.automaticConfigurationUrl.trim() || draft.issuer.trim(),
        allowInsecureHttp: draft.allowInsecureHttp,
        connection: draft.connection,
        configurationId: configuration.id,
      });
      const edits = importEdits(draft, imported);
      const changes = countImportChanges(draft, edits);
      edit(edits);
      void doctor.run(applyEdits(draft, edits));
      setResult({ changes, at: imported.capabilities.importedAt, foundBy: imported.foundBy });
      announce(`Configuration imported, ${countWords(changes, "change")}`);
    } catch (thrown) {
      setError(errorOf(thrown));
    } finally {
      setIsBusy(false);
    }
  };
  // After a Discard the form has not what was imported any more.
  const isStill = result !== undefined && result.at === draft.capabilities.importedAt;
  const isUnsaved = configuration.capabilities.importedAt !== draft.capabilities.importedAt;
  const shown = isStill && isUnsaved ? result : undefined;
  return { run, isBusy, error, changes: shown?.changes, foundBy: shown?.foundBy };
}
