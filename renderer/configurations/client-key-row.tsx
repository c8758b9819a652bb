import { useRef, useState } from "react";
import { publicJwks } from "#shared/configurations/client-key.ts";
import { useRead } from "../bridge/index.ts";
import { Button, CopyButton, FormRow } from "../ui/index.ts";
import { ClientKeyDialog, type ClientKeyDialogMode } from "./client-key-dialog.tsx";
import styles from "./client-key-row.module.css";
import { KeyAge, KeyBox, MakeKey } from "./key-parts.tsx";
import { NextKeyRow } from "./next-key-row.tsx";
import { RemoveKey } from "./remove-key.tsx";
import { type KeyAlgorithm, useClientKey } from "./use-client-key.ts";
import type { Editor } from "./use-editor.ts";

interface ClientKeyRowProps {
  readonly editor: Editor;
}

/** The client's own key, whose private side is never here: made or imported, then its public side to register. */
export function ClientKeyRow({ editor }: ClientKeyRowProps) {
  const { configuration, marks } = editor;
  const key = configuration.clientKey;
  const keychain = useRead("keychain.status", undefined).data?.state;
  const [dialog, setDialog] = useState<ClientKeyDialogMode>();
  const acts = useClientKey(configuration);
  const other = useRef<HTMLButtonElement>(null);
  const own = marks("clientKey");
  const failed = acts.error && `${acts.error.message} ${acts.error.advice}`;
  const make = async (algorithm: KeyAlgorithm) => {
    if (await acts.make(algorithm)) other.current?.focus();
  };
  return (
    <>
      <div data-field="clientKey">
        <FormRow
          group
          label="Client key"
          {...own}
          error={failed ?? own.error}
          warning={
            keychain === "memory_only" ? "Without a keychain the key lasts until the app ends" : undefined
          }
          help={
            key ? (
              <>
                <KeyAge createdAt={key.createdAt} advice="rotate it" />
                <RemoveKey
                  configuration={configuration}
                  keyRole="signing"
                  question={`Remove the client's key of ${configuration.alias}?`}
                  onRemoved={() => other.current?.focus()}
                >
                  Logins with private_key_jwt or signed requests stop until there is another key. It cannot be
                  brought back from here.
                </RemoveKey>
              </>
            ) : (
              "Signs assertions and request objects, RFC 7523 2.2, RFC 9101. It stays on this machine."
            )
          }
        >
          <div className={styles.line}>
            {key ? (
              <KeyBox shownKey={key} />
            ) : (
              <MakeKey keyRole="signing" isBusy={acts.isBusy} onMake={(algorithm) => void make(algorithm)} />
            )}
            {/* One button in both states, so that the keyboard has somewhere to come back to. */}
            <Button ref={other} onClick={() => setDialog(key ? "replace" : "import")}>
              {key ? "Replace" : "Import key"}
            </Button>
          </div>
          {key && (
            <div className={styles.public}>
              <CopyButton words label="Copy JWKS" text={publicJwks(configuration)} />
              <CopyButton words label="Copy public key" text={key.publicKeyPem} />
              {key.certificatePem === undefined ? (
                <Button size="small" busy={acts.isBusy} onClick={() => void acts.certify()}>
                  Make certificate
                </Button>
              ) : (
                <CopyButton words label="Copy certificate" text={key.certificatePem} />
              )}
              {!configuration.nextClientKey && (
                <Button size="small" onClick={() => setDialog("rotate")}>
                  Rotate…
                </Button>
              )}
            </div>
          )}
        </FormRow>
        <ClientKeyDialog
          keyRole={dialog === "rotate" ? "next_signing" : "signing"}
          mode={dialog}
          configuration={configuration}
          onClose={() => setDialog(undefined)}
        />
      </div>
      {configuration.nextClientKey && (
        <NextKeyRow
          editor={editor}
          nextKey={configuration.nextClientKey}
          onEnded={() => other.current?.focus()}
        />
      )}
    </>
  );
}
