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
  return (
    <Dialog
      open={file !== undefined || users.error !== undefined}
      // An import under way is ended by its button alone: a key that was meant for something else must not.
      onClose={isImporting(users) ? () => {} : users.close}
      title={`Import ${visibleText(file?.name ?? "users")}`}
      actions={<Actions users={users} createRoles={createRoles} />}
    >
      <div className={styles.rows}>
        {file && !outcome && <ConfigurationRow users={users} />}
        {doing && <Progress users={users} doing={doing} />}
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

const isImporting = ({ doing }: UserImport): boolean => doing === "writing" || doing === "ending";

interface ActionsProps {
  readonly users: UserImport;
  readonly createRoles: boolean;
}

/** What can be done next: the import, or, where it cannot be, another try with this file or another one. */
function Actions({ users, createRoles }: ActionsProps) {
  const { preview, outcome, doing, error } = users;
  if (outcome) {
    return (
      <Button variant="primary" onClick={users.close}>
        Close
      </Button>
    );
  }
  const isWrong = !doing && (error !== undefined || (preview?.problemCount ?? 0) > 0);
  const toDo = preview ? usersToWrite(preview, createRoles) : 0;
  return (
    <>
      <Button disabled={doing === "ending"} onClick={isImporting(users) ? users.cancel : users.close}>
        Cancel
      </Button>
      {isWrong ? (
        <TryAgain users={users} />
      ) : (
        <Button
          variant="primary"
          busy={isImporting(users)}
          disabled={toDo === 0}
          onClick={() => void users.write(createRoles)}
        >
          {toDo > 0 ? `Import ${countWords(toDo, "user")}` : "Import"}
        </Button>
      )}
    </>
  );
}

/** The file may have been corrected where it is. */
function TryAgain({ users: { file, configurationId, choose, read } }: Pick<ActionsProps, "users">) {
  const canRead = file !== undefined && configurationId !== undefined;
  return (
    <>
      <Button variant={canRead ? "secondary" : "primary"} onClick={() => void choose(configurationId)}>
        Choose another file
      </Button>
      {canRead && (
        <Button variant="primary" onClick={() => void read(configurationId)}>
          Read again
        </Button>
      )}
    </>
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
        disabled={isImporting(users)}
        onChange={(id) => void users.read(id)}
      />
    </FormRow>
  );
}

const doingWords = {
  reading: "Reading the file",
  writing: "Importing",
  ending: "Taking back what was written",
} as const;

interface ProgressProps {
  readonly users: UserImport;
  readonly doing: NonNullable<UserImport["doing"]>;
}

function Progress({ users: { progress }, doing }: ProgressProps) {
  const words = doingWords[doing];
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
