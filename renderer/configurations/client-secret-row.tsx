import { IconLock, IconTrash } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import { call, errorOf, useRead } from "../bridge/index.ts";
import { text } from "../theme/index.ts";
import { Button, ConfirmDialog, Icon, SecretField, TimeText } from "../ui/index.ts";
import styles from "./client-secret-row.module.css";
import type { Editor } from "./use-editor.ts";

/** The client secret: never here unless it is typed or revealed by hand. */
export function ClientSecretRow({ editor }: { readonly editor: Editor }) {
  const { configuration, secret, setSecret, marks } = editor;
  const [failure, setFailure] = useState<AppError>();
  const savedAt = configuration.clientSecretSavedAt;
  const reveal = async () => {
    setFailure(undefined);
    try {
      const { clientSecret } = await call("configurations.revealClientSecret", { id: configuration.id });
      return clientSecret;
    } catch (thrown) {
      setFailure(errorOf(thrown));
      throw thrown;
    }
  };
  const own = marks("clientSecret");
  return (
    <div data-field="clientSecret">
      <SecretField
        label="Client secret"
        stored={savedAt !== undefined}
        draft={secret}
        onDraft={setSecret}
        onReveal={reveal}
        {...own}
        error={failure ? `${failure.message} ${failure.advice}` : own.error}
        help={<Keeping editor={editor} onFailure={setFailure} />}
      />
    </div>
  );
}

interface KeepingProps {
  readonly editor: Editor;
  readonly onFailure: (failure: AppError | undefined) => void;
}

/** Where the secret is kept, or will be. */
function Keeping({ editor, onFailure }: KeepingProps) {
  const { configuration, secret } = editor;
  const keychain = useRead("keychain.status", undefined).data?.state;
  const savedAt = configuration.clientSecretSavedAt;
  if (secret) return "Saved with Save";
  if (savedAt === undefined) {
    if (keychain === "memory_only") return <span className={text.warn}>It will be kept in memory only</span>;
    return "Kept in the keychain, never in a file";
  }
  return (
    <>
      <Icon of={IconLock} size={14} />
      {keychain === "memory_only" ? (
        <span className={text.warn}>In memory until the app ends</span>
      ) : (
        <span>
          In the keychain since <TimeText at={savedAt} />
        </span>
      )}
      <RemoveSecret editor={editor} onFailure={onFailure} />
    </>
  );
}

/** Said where the method has no use for the secret that is kept. */
export function UnusedSecret({ editor }: { readonly editor: Editor }) {
  const [failure, setFailure] = useState<AppError>();
  return (
    <>
      <Icon of={IconLock} size={14} />
      <span>{failure ? `${failure.message} ${failure.advice}` : "The kept client secret is not used"}</span>
      <RemoveSecret editor={editor} onFailure={setFailure} />
    </>
  );
}

function RemoveSecret({ editor: { configuration }, onFailure }: KeepingProps) {
  const queries = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const remove = async () => {
    setIsBusy(true);
    onFailure(undefined);
    try {
      const saved = await call("configurations.removeClientSecret", { id: configuration.id });
      queries.setQueryData(["configurations.get", { id: configuration.id }], saved);
    } catch (thrown) {
      onFailure(errorOf(thrown));
    } finally {
      setIsBusy(false);
      setIsAsking(false);
    }
  };
  return (
    <span className={styles.remove}>
      <Button size="small" variant="quiet" icon={IconTrash} onClick={() => setIsAsking(true)}>
        Remove
      </Button>
      <ConfirmDialog
        open={isAsking}
        question={`Remove the client secret of ${configuration.alias}?`}
        verb="Remove"
        busy={isBusy}
        onConfirm={() => void remove()}
        onCancel={() => setIsAsking(false)}
      >
        It cannot be brought back from here.
      </ConfirmDialog>
    </span>
  );
}
