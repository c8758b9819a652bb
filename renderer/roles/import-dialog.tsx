import { useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import { call, errorOf } from "../bridge/index.ts";
import { Button, Dialog, ErrorNotice, StatusText, TextArea, useAnnounce } from "../ui/index.ts";
import { countWords, visibleText } from "../words/index.ts";
import { readRoleLines } from "./read-role-lines.ts";
import styles from "./roles-page.module.css";

const MAX_LENGTH = 4 * 1024 * 1024;
const PROBLEMS_SHOWN = 6;

interface ImportDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Takes a list of roles that is pasted: all of it or nothing. */
export function ImportDialog({ open, onClose }: ImportDialogProps) {
  const announce = useAnnounce();
  const [typed, setTyped] = useState("");
  const [error, setError] = useState<AppError>();
  const [isBusy, setIsBusy] = useState(false);
  const { roles, problems } = readRoleLines(typed);
  const close = () => {
    setTyped("");
    setError(undefined);
    onClose();
  };
  const run = async () => {
    setIsBusy(true);
    setError(undefined);
    try {
      const { added, known } = await call("roles.import", { roles: [...roles] });
      announce(`${countWords(added, "role")} added, ${String(known)} known already`);
      close();
    } catch (thrown) {
      setError(errorOf(thrown));
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <Dialog
      open={open}
      onClose={close}
      title="Import roles"
      actions={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button
            variant="primary"
            busy={isBusy}
            disabled={roles.length === 0 || problems.length > 0}
            onClick={() => void run()}
          >
            {roles.length === 0 || problems.length > 0
              ? "Import"
              : `Import ${countWords(roles.length, "role")}`}
          </Button>
        </>
      }
    >
      <div className={styles.import}>
        <p>
          One role a line: a name, or uuid,name,description. Roles that are here already stay as they are.
        </p>
        <TextArea
          label="Roles"
          mono
          rows={10}
          maxLength={MAX_LENGTH}
          placeholder={"Planner\n6f1c2a90-5d3e-4b7a-9c11-2f8e0d4b6a55,Approver,Approves orders"}
          value={typed}
          onChange={setTyped}
        />
        {problems.length > 0 && (
          <ul aria-label="Problems" className={styles.problems}>
            {problems.slice(0, PROBLEMS_SHOWN).map(({ line, message }) => (
              <li key={`${String(line)} ${message}`}>
                <StatusText status="failed">
                  Line {line}: {visibleText(message)}
                </StatusText>
              </li>
            ))}
            {problems.length > PROBLEMS_SHOWN && <li>{problems.length - PROBLEMS_SHOWN} more</li>}
          </ul>
        )}
        {error && <ErrorNotice error={error} title="No role was imported" />}
      </div>
    </Dialog>
  );
}
