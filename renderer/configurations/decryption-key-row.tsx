import { useRef, useState } from "react";
import { publicJwks } from "#shared/configurations/client-key.ts";
import { useRead } from "../bridge/index.ts";
import { Button, CopyButton, FormRow } from "../ui/index.ts";
import { ClientKeyDialog, type KeyDialogMode } from "./client-key-dialog.tsx";
import styles from "./client-key-row.module.css";
import { KeyAge, KeyBox, MakeKey } from "./key-parts.tsx";
import { RemoveKey } from "./remove-key.tsx";
import { type KeyAlgorithm, useClientKey } from "./use-client-key.ts";
import type { Editor } from "./use-editor.ts";

/** The key that opens ID tokens and UserInfo where the provider encrypts them for the client. */
export function DecryptionKeyRow({ editor }: { readonly editor: Editor }) {
  const { configuration, marks } = editor;
  const key = configuration.decryptionKey;
  const keychain = useRead("keychain.status", undefined).data?.state;
  const [dialog, setDialog] = useState<KeyDialogMode>();
  const acts = useClientKey(configuration, "decryption");
  const other = useRef<HTMLButtonElement>(null);
  const own = marks("decryptionKey");
  const make = async (algorithm: KeyAlgorithm) => {
    if (await acts.make(algorithm)) other.current?.focus();
  };
  return (
    <div data-field="decryptionKey">
      <FormRow
        group
        label="Decryption key"
        {...own}
        error={acts.error ? `${acts.error.message} ${acts.error.advice}` : own.error}
        warning={
          key && keychain === "memory_only"
            ? "Without a keychain the key lasts until the app ends"
            : undefined
        }
        help={
          key ? (
            <>
              <KeyAge createdAt={key.createdAt} advice="replace it" />
              <RemoveKey
                configuration={configuration}
                keyRole="decryption"
                question={`Remove the decryption key of ${configuration.alias}?`}
                onRemoved={() => other.current?.focus()}
              >
                What the provider encrypts for this key cannot be opened any more. It cannot be brought back
                from here.
              </RemoveKey>
            </>
          ) : (
            "Opens ID tokens and UserInfo that are encrypted for this client, OIDC Core 10.2"
          )
        }
      >
        <div className={styles.line}>
          {key ? (
            <KeyBox shownKey={key} />
          ) : (
            <MakeKey keyRole="decryption" isBusy={acts.isBusy} onMake={(algorithm) => void make(algorithm)} />
          )}
          <Button ref={other} onClick={() => setDialog(key ? "replace" : "import")}>
            {key ? "Replace" : "Import key"}
          </Button>
        </div>
        {key && (
          <div className={styles.public}>
            <CopyButton words label="Copy JWKS" text={publicJwks(configuration)} />
            <CopyButton words label="Copy public key" text={key.publicKeyPem} />
          </div>
        )}
      </FormRow>
      <ClientKeyDialog
        keyRole="decryption"
        mode={dialog}
        configuration={configuration}
        onClose={() => setDialog(undefined)}
      />
    </div>
  );
}
