import { useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import { FALLBACK_ROLE } from "#shared/provisioning/provisioned.ts";
import type { Role } from "#shared/roles/role.ts";
import { call, errorOf } from "../bridge/index.ts";
import { Button, Dialog, TextField } from "../ui/index.ts";
import styles from "./roles-page.module.css";

interface RoleDialogProps {
  /** The role that is edited, or what a new one begins with; undefined while the dialog is closed. */
  readonly role: Partial<Role> | undefined;
  /** The UUID that a new one begins with. */
  readonly newId?: string | undefined;
  /** It was made or changed. */
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Makes a role, or changes one. */
export function RoleDialog({ role, ...rest }: RoleDialogProps) {
  return role === undefined ? null : <OpenDialog key={role.id} role={role} {...rest} />;
}

type OpenDialogProps = RoleDialogProps & { readonly role: Partial<Role> };

function OpenDialog({ role, newId = "", onDone, onClose }: OpenDialogProps) {
  const [name, setName] = useState(role.name ?? "");
  const [id, setId] = useState(role.id ?? newId);
  const [description, setDescription] = useState(role.description ?? "");
  const [error, setError] = useState<AppError>();
  const [isBusy, setIsBusy] = useState(false);
  const isKept = role.id !== undefined;
  const save = async () => {
    setIsBusy(true);
    setError(undefined);
    const typed = { name: name.trim(), description: description.trim() };
    try {
      if (isKept) await call("roles.update", { ...typed, id: role.id ?? "" });
      else await call("roles.create", { ...typed, ...(id.trim() !== "" && { id: id.trim() }) });
      onDone();
    } catch (thrown) {
      setError(errorOf(thrown));
    } finally {
      setIsBusy(false);
    }
  };
  const errorAt = (field: string) =>
    error?.field === field ? `${error.message} ${error.advice}` : undefined;
  const isElsewhere = error !== undefined && !["name", "id", "description"].includes(error.field ?? "");
  return (
    <Dialog
      open
      onClose={onClose}
      title={isKept ? "Edit role" : "New role"}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" busy={isBusy} disabled={name.trim() === ""} onClick={() => void save()}>
            {isKept ? "Save" : "Add role"}
          </Button>
        </>
      }
    >
      <div className={styles.rows}>
        <TextField
          label="Name"
          maxLength={200}
          readOnly={role.name === FALLBACK_ROLE && isKept}
          value={name}
          onChange={setName}
          error={errorAt("name") ?? (isElsewhere ? error.message : undefined)}
          help={
            role.name === FALLBACK_ROLE && isKept ? "Given where a login brings no other role" : undefined
          }
        />
        <TextField
          label="UUID"
          mono
          maxLength={36}
          readOnly={isKept}
          placeholder="made when it is empty"
          value={id}
          onChange={setId}
          error={errorAt("id")}
          help={isKept ? undefined : "Where tokens name the role by it"}
        />
        <TextField
          label="Description"
          maxLength={1000}
          value={description}
          onChange={setDescription}
          error={errorAt("description")}
        />
      </div>
    </Dialog>
  );
}
