import { useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import type { RoleSummary } from "#shared/roles/role.ts";
import { call, errorOf } from "../bridge/index.ts";
import { ConfirmDialog, ErrorNotice } from "../ui/index.ts";
import { countWords, visibleText } from "../words/index.ts";

interface DeleteRoleProps {
  /** Undefined while nothing is asked. */
  readonly role: RoleSummary | undefined;
  readonly onClose: () => void;
}

/** Asks once before a role goes, and says who loses it. */
export function DeleteRole({ role, onClose }: DeleteRoleProps) {
  const [error, setError] = useState<AppError>();
  const [isBusy, setIsBusy] = useState(false);
  const close = () => {
    setError(undefined);
    onClose();
  };
  const confirm = async (id: string) => {
    setIsBusy(true);
    setError(undefined);
    try {
      await call("roles.delete", { id });
      close();
    } catch (thrown) {
      setError(errorOf(thrown));
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <ConfirmDialog
      open={role !== undefined}
      question={`Delete ${visibleText(role?.name ?? "")}?`}
      verb="Delete"
      busy={isBusy}
      onConfirm={() => role && void confirm(role.id)}
      onCancel={close}
    >
      {role && role.userCount > 0
        ? `${countWords(role.userCount, "user")} ${role.userCount === 1 ? "loses" : "lose"} it at once. `
        : "No user has it. "}
      Logins that name it give it no more.
      {error && <ErrorNotice error={error} title="The role was not deleted" />}
    </ConfirmDialog>
  );
}
