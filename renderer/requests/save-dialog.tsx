import { useState } from "react";
import { call, errorOf, useRead } from "../bridge/index.ts";
import { Button, Dialog, ErrorNotice, SelectField, TextField } from "../ui/index.ts";
import styles from "./save-dialog.module.css";
import { folderChoices } from "./tree/folder-choices.ts";
import { setFoldersOpen } from "./tree/open-folders.ts";

const NONE = "none";
const NEW = "new";
const LAST_KEY = "workbench.requests.saved-into";

interface SaveDialogProps {
  readonly open: boolean;
  /** The name that is offered. */
  readonly name: string;
  /** The folder it was made for. */
  readonly folderId: string | undefined;
  readonly isSaving: boolean;
  readonly onSave: (folderId: string | undefined, name: string) => void;
  readonly onClose: () => void;
}

/** Asks where a request is kept that was never saved: its name, and a collection or folder. */
export function SaveDialog(props: SaveDialogProps) {
  return props.open ? <SaveForm {...props} /> : null;
}

function SaveForm({ name: offered, folderId, isSaving, onSave, onClose }: SaveDialogProps) {
  const folders = useRead("folders.list", undefined).data ?? [];
  const [name, setName] = useState(offered);
  const [chosen, setChosen] = useState<string>();
  const [collection, setCollection] = useState("");
  const [error, setError] = useState<unknown>();
  const last = folderId ?? localStorage.getItem(LAST_KEY) ?? undefined;
  const into = chosen ?? folders.find(({ id }) => id === last)?.id ?? NONE;
  const isReady = name.trim() !== "" && (into !== NEW || collection.trim() !== "");
  const save = async () => {
    if (!isReady || isSaving) return;
    setError(undefined);
    try {
      const made = into === NEW ? (await call("folders.save", { name: collection.trim() })).id : undefined;
      const target = made ?? (into === NONE ? undefined : into);
      if (target === undefined) localStorage.removeItem(LAST_KEY);
      else {
        localStorage.setItem(LAST_KEY, target);
        setFoldersOpen([target], true);
      }
      onSave(target, name.trim());
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Save request"
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" busy={isSaving} disabled={!isReady} onClick={() => void save()}>
            Save
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField label="Name" value={name} onChange={setName} maxLength={200} />
        <SelectField
          label="Collection"
          value={into}
          choices={[
            { value: NONE, label: "No collection" },
            ...folderChoices(folders),
            { value: NEW, label: "New collection" },
          ]}
          onChange={setChosen}
        />
        {into === NEW && (
          <TextField label="Its name" value={collection} onChange={setCollection} maxLength={200} autoFocus />
        )}
        {error !== undefined && <ErrorNotice error={errorOf(error)} title="The request was not saved" />}
        {/* Enter saves from within a field. */}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
