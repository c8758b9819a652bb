import { IconPlayerPlay, IconWorld } from "@tabler/icons-react";
import { useState } from "react";
import { errorOf, useAct, useRead } from "../bridge/index.ts";
import { ChosenChips, IdentityPicker, useChosenIdentities } from "../requests/index.ts";
import { Button, Checkbox, ErrorNotice, Select } from "../ui/index.ts";
import { visibleText } from "../words/index.ts";
import styles from "./run-dialog.module.css";

interface RunDialogProps {
  readonly open: boolean;
  readonly folder: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
  readonly onStarted: (runId: string) => void;
}

const NONE = "none";

/** Asks as whom, with which variables and how far a folder's requests are run. */
export function RunDialog({ open, folder, onClose, onStarted }: RunDialogProps) {
  const identities = useChosenIdentities();
  const [environmentId, setEnvironmentId] = useState<string>();
  const [stops, setStops] = useState(false);
  const start = useAct("runs.start");
  const run = async () => {
    const begun = await start
      .mutateAsync({
        folderId: folder.id,
        identities: identities.chosen.map(({ identity }) => identity),
        stopAtFirstFailure: stops,
        ...(environmentId !== undefined && { environmentId: environmentId === NONE ? "" : environmentId }),
      })
      .catch(() => undefined); // it is kept in start.error
    if (begun) onStarted(begun.runId);
  };
  return (
    <IdentityPicker
      open={open}
      title={`Run ${visibleText(folder.name)}`}
      selected={undefined}
      chosen={identities.chosen.map(({ identity }) => identity)}
      onPick={identities.toggle}
      onClose={onClose}
      actions={
        <>
          <span className={styles.stops}>
            <Checkbox checked={stops} onChange={setStops}>
              Stop at the first failure
            </Checkbox>
          </span>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" icon={IconPlayerPlay} busy={start.isPending} onClick={() => void run()}>
            Run
          </Button>
        </>
      }
    >
      {start.error && <ErrorNotice error={errorOf(start.error)} title="The run did not begin" />}
      <EnvironmentField value={environmentId} onChange={setEnvironmentId} />
      <ChosenChips identities={identities}>
        As the current identity, or choose one or several: all requests are run as the first, then as the
        next.
      </ChosenChips>
    </IdentityPicker>
  );
}

interface EnvironmentFieldProps {
  /** Absent: that of the settings. */
  readonly value: string | undefined;
  readonly onChange: (id: string) => void;
}

function EnvironmentField({ value, onChange }: EnvironmentFieldProps) {
  const environments = useRead("environments.list", undefined).data;
  const settings = useRead("settings.get", undefined).data;
  const own = environments?.some(({ id }) => id === settings?.environmentId) ? settings?.environmentId : NONE;
  if (!environments || environments.length === 0) return undefined;
  return (
    <div className={styles.environment}>
      <Select
        label="Environment"
        prefix="Environment"
        icon={IconWorld}
        size="small"
        value={value ?? own}
        choices={[
          { value: NONE, label: "None" },
          ...environments.map(({ id, name }) => ({ value: id, label: visibleText(name) })),
        ]}
        onChange={onChange}
      />
    </div>
  );
}
