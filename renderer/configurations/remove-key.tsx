import { IconTrash } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import type { ClientKeyRole } from "#shared/configurations/client-key.ts";
import { Button, ConfirmDialog, ErrorNotice } from "../ui/index.ts";
import styles from "./client-key-row.module.css";
import { useClientKey } from "./use-client-key.ts";

interface RemoveKeyProps {
  readonly configuration: ClientConfiguration;
  readonly keyRole: ClientKeyRole;
  readonly question: string;
  /** `Remove` without it. */
  readonly verb?: string;
  /** What ends with the key. */
  readonly children: ReactNode;
  readonly onRemoved: () => void;
}

/** The way to be rid of a key, with a question. */
export function RemoveKey({
  configuration,
  keyRole,
  question,
  verb = "Remove",
  children,
  onRemoved,
}: RemoveKeyProps) {
  const acts = useClientKey(configuration, keyRole);
  const [isAsking, setIsAsking] = useState(false);
  const remove = async () => {
    if (!(await acts.remove())) return;
    setIsAsking(false);
    onRemoved();
  };
  return (
    <>
      <span className={styles.remove}>
        <Button size="small" variant="quiet" icon={IconTrash} onClick={() => setIsAsking(true)}>
          {verb}
        </Button>
      </span>
      <ConfirmDialog
        open={isAsking}
        question={question}
        verb={verb}
        busy={acts.isBusy}
        onConfirm={() => void remove()}
        onCancel={() => setIsAsking(false)}
      >
        {children}
        {acts.error && <ErrorNotice error={acts.error} title="The key was not removed" />}
      </ConfirmDialog>
    </>
  );
}
