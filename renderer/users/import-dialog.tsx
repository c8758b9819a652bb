import { useState } from "react";
import type { ImportPreview } from "#shared/users/user-import.ts";
import { useRead } from "../bridge/index.ts";
import { Button, Dialog, ErrorNotice, FormRow, Select, StatusText } from "../ui/index.ts";
import { countWords, visibleText } from "../words/index.ts";
import styles from "./import-dialog.module.css";
import { ImportFindings } from "./import-findings.tsx";
import type { UserImport } from "./use-user-import.ts";

/** What a file would do to the users of a configuration, and the button that does it. */
export function ImportDialog({ users }: { readonly users: UserImport }) {
  const { file, preview, outcome, doing } = users;
  const [createRoles, setCreateRoles] = useState(true);
  const isWriting = doing === "writing";
  const close = () => {
    users.cancel();
    users.close();
  };
  const toDo = preview ? usersToWrite(preview, createRoles) : 0;
  return (
    <Dialog
      open={file !== undefined || users.error !== undefined}
      // An import under way is ended by its button alone: a key that was meant for something else must not.
      onClose={isWriting ? () => {} : close}
      title={`Import ${visibleText(file?.name ?? "users")}`}
      actions={
        outcome ? (
          <Button variant="primary" onClick={users.close}>
            Close
          </Button>
        ) : (
          <>
            <Button onClick={isWriting ? users.cancel : close}>Cancel</Button>
            <Button
              variant="primary"
              busy={isWriting}
              disabled={toDo === 0}
              onClick={() => void users.write(createRoles)}
            >
              {toDo > 0 ? `Import ${countWords(toDo, "user")}` : "Import"}
            </Button>
          </>
        )
      }
    >
      <div className={styles.rows}>
        {file && !outcome && <ConfigurationRow users={users} />}
        {doing && <Progress users={users} />}
        {users.error && <ErrorNotice error={users.error} title="The users were not imported" />}
        {preview && !doing && (
          <ImportFindings preview={preview} createRoles={createRoles} onCreateRoles={setCreateRoles} />
        )}
        {outcome && (
          <StatusText status="passed">
            {outcome.created.toLocaleString("en")} created, {outcome.updated.toLocaleString("en")} updated,{" "}
            {outcome.unchanged.toLocaleString("en")} unchanged
            {outcome.createdRoles > 0 && `, ${countWords(outcome.createdRoles, "role")} created`}
          </StatusText>
        )}
      </div>
    </Dialog>
  );
}

const usersToWrite = (preview: ImportPreview, createRoles: boolean): number => {
  const { created, updated } = createRoles ? preview.countsWithNewRoles : preview.counts;
  return preview.problemCount > 0 ? 0 : created + updated;
};

function ConfigurationRow({ users }: { readonly users: UserImport }) {
  const { data: configurations = [] } = useRead("configurations.list", undefined);
  return (
    <FormRow label="Configuration" help="Users without an issuer in the file are of its issuer.">
      <Select
        value={users.configurationId}
        placeholder="Choose one"
        choices={configurations.map(({ id, alias }) => ({ value: id, label: alias }))}
        disabled={users.doing === "writing"}
        onChange={(id) => void users.read(id)}
      />
    </FormRow>
  );
}

function Progress({ users: { doing, progress } }: { readonly users: UserImport }) {
  const words = doing === "reading" ? "Reading the file" : "Importing";
  const percent = progress === undefined ? undefined : Math.round(progress * 100);
  return (
    <div className={styles.progress}>
      <span>
        {words}
        {percent !== undefined && `, ${percent} %`}
      </span>
      <progress aria-label={words} max={100} value={percent} />
    </div>
  );
}
