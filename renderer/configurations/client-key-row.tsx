import { IconLock, IconTrash } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { type ClientKey, type ClientKeyAlgorithm, publicJwks } from "#shared/configurations/client-key.ts";
import { useRead } from "../bridge/index.ts";
import { text } from "../theme/index.ts";
import {
  Button,
  ConfirmDialog,
  CopyButton,
  CutText,
  ErrorNotice,
  FormRow,
  Icon,
  Tag,
  tooltip,
  useNow,
} from "../ui/index.ts";
import { ClientKeyDialog, type KeyDialogMode } from "./client-key-dialog.tsx";
import styles from "./client-key-row.module.css";
import { KeyAlgorithmSelect } from "./key-algorithm-select.tsx";
import { ageWords } from "./key-words.ts";
import { useClientKey } from "./use-client-key.ts";
import type { Editor } from "./use-editor.ts";

interface ClientKeyRowProps {
  readonly editor: Editor;
}

/** The client's own key, whose private side is never here: made or imported, then its public side to register. */
export function ClientKeyRow({ editor }: ClientKeyRowProps) {
  const { configuration, marks } = editor;
  const key = configuration.clientKey;
  const keychain = useRead("keychain.status", undefined).data?.state;
  const [dialog, setDialog] = useState<KeyDialogMode>();
  const acts = useClientKey(configuration);
  const other = useRef<HTMLButtonElement>(null);
  const own = marks("clientKey");
  const make = async (algorithm: ClientKeyAlgorithm) => {
    if (await acts.make(algorithm)) other.current?.focus();
  };
  return (
    <div data-field="clientKey">
      <FormRow
        group
        label="Client key"
        {...own}
        error={acts.error && !key ? `${acts.error.message} ${acts.error.advice}` : own.error}
        warning={
          keychain === "memory_only" ? "Without a keychain the key lasts until the app ends" : undefined
        }
        help={
          key ? (
            <Keeping editor={editor} clientKey={key} onRemoved={() => other.current?.focus()} />
          ) : (
            "Signs assertions and request objects, RFC 7523 2.2, RFC 9101. It stays on this machine."
          )
        }
      >
        <div className={styles.line}>
          {key ? (
            <KeyBox clientKey={key} />
          ) : (
            <MakeKey isBusy={acts.isBusy} onMake={(algorithm) => void make(algorithm)} />
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
          </div>
        )}
      </FormRow>
      <ClientKeyDialog mode={dialog} configuration={configuration} onClose={() => setDialog(undefined)} />
    </div>
  );
}

interface MakeKeyProps {
  readonly isBusy: boolean;
  readonly onMake: (algorithm: ClientKeyAlgorithm) => void;
}

function MakeKey({ isBusy, onMake }: MakeKeyProps) {
  const [algorithm, setAlgorithm] = useState<ClientKeyAlgorithm>("RS256");
  return (
    <>
      <div className={styles.algorithm}>
        <KeyAlgorithmSelect label="Algorithm of the key" value={algorithm} onChange={setAlgorithm} />
      </div>
      <Button busy={isBusy} onClick={() => onMake(algorithm)}>
        Make key
      </Button>
    </>
  );
}

function KeyBox({ clientKey: { algorithm, keyId } }: { readonly clientKey: ClientKey }) {
  return (
    <div className={styles.kept}>
      <Tag>{algorithm}</Tag>
      <span className={text.grow}>
        <CutText mono text={keyId} />
      </span>
      <CopyButton label="Copy key ID" text={keyId} />
    </div>
  );
}

interface KeepingProps extends ClientKeyRowProps {
  readonly clientKey: ClientKey;
  readonly onRemoved: () => void;
}

/** How old the key is, and the way to be rid of it. */
function Keeping({ editor: { configuration }, clientKey, onRemoved }: KeepingProps) {
  const acts = useClientKey(configuration);
  const [isAsking, setIsAsking] = useState(false);
  const now = useNow();
  const remove = async () => {
    if (!(await acts.remove())) return;
    setIsAsking(false);
    onRemoved();
  };
  return (
    <>
      <Icon of={IconLock} size={14} />
      <time
        dateTime={new Date(clientKey.createdAt).toISOString()}
        {...tooltip(new Date(clientKey.createdAt).toISOString())}
      >
        Added {ageWords(clientKey.createdAt, now)}
      </time>
      <span className={styles.remove}>
        <Button size="small" variant="quiet" icon={IconTrash} onClick={() => setIsAsking(true)}>
          Remove
        </Button>
      </span>
      <ConfirmDialog
        open={isAsking}
        question={`Remove the client's key of ${configuration.alias}?`}
        verb="Remove"
        busy={acts.isBusy}
        onConfirm={() => void remove()}
        onCancel={() => setIsAsking(false)}
      >
        Logins with private_key_jwt or signed requests stop until there is another key. It cannot be brought
        back from here.
        {acts.error && <ErrorNotice error={acts.error} title="The key was not removed" />}
      </ConfirmDialog>
    </>
  );
}
