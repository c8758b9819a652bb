import { useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import { call, errorOf } from "../bridge/index.ts";
import { redirect } from "../routes.ts";
import { ConfirmDialog, ErrorNotice } from "../ui/index.ts";
import { countWords } from "../words/index.ts";
import type { Editor } from "./use-editor.ts";

interface DeleteQuestionProps {
  readonly open: boolean;
  readonly editor: Editor;
  readonly loginCount: number;
  readonly onClose: () => void;
}

/** Asks once before a configuration goes, and names what hangs on it. */
export function DeleteQuestion({ open, editor, loginCount, onClose }: DeleteQuestionProps) {
  const { configuration } = editor;
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<AppError>();
  const confirm = async () => {
    setIsBusy(true);
    setError(undefined);
    try {
      await call("configurations.delete", { id: configuration.id });
      editor.discard();
      redirect({ page: "configurations" });
    } catch (thrown) {
      setError(errorOf(thrown));
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <ConfirmDialog
      open={open}
      question={`Delete ${configuration.alias}?`}
      verb="Delete"
      busy={isBusy}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    >
      {whatHangsOnIt(configuration, loginCount)}
      {error && <ErrorNotice error={error} title="The configuration was not deleted" />}
    </ConfirmDialog>
  );
}

function whatHangsOnIt(
  {
    clientSecretSavedAt,
    clientKey,
    decryptionKey,
  }: Pick<ClientConfiguration, "clientSecretSavedAt" | "clientKey" | "decryptionKey">,
  loginCount: number,
): string {
  const parts = ["its users with their token sets"];
  if (loginCount > 0) parts.push(countWords(loginCount, "login run"));
  if (clientSecretSavedAt !== undefined) parts.push("its client secret");
  if (clientKey) parts.push("its client key");
  if (decryptionKey) parts.push("its decryption key");
  const last = parts.at(-1) ?? "";
  const all = parts.length === 1 ? last : `${parts.slice(0, -1).join(", ")} and ${last}`;
  return `${all.charAt(0).toUpperCase()}${all.slice(1)} go with it. At the identity provider nothing changes.`;
}
