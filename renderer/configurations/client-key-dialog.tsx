import { type RefObject, useRef, useState } from "react";
import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import type { ClientKeyRole } from "#shared/configurations/client-key.ts";
import { Button, Dialog, FormRow, SegmentedControl, TextArea } from "../ui/index.ts";
import styles from "./client-key-dialog.module.css";
import { KeyAlgorithmSelect, usualAlgorithm } from "./key-algorithm-select.tsx";
import { algorithmOfKey } from "./key-words.ts";
import { type KeyAlgorithm, useClientKey } from "./use-client-key.ts";

/** `import`: the first key; `replace`: another one, made or imported. */
export type KeyDialogMode = "import" | "replace";

/** `rotate`: the next key, made or imported beside the one in use. */
export type ClientKeyDialogMode = KeyDialogMode | "rotate";

interface ClientKeyDialogProps {
  /** Undefined while it is closed. */
  readonly mode: ClientKeyDialogMode | undefined;
  readonly keyRole: ClientKeyRole;
  readonly configuration: ClientConfiguration;
  readonly onClose: () => void;
}

/** Takes a private key, or makes one in place of another; a pasted key is forgotten with the dialog. */
export function ClientKeyDialog({ mode, keyRole, configuration, onClose }: ClientKeyDialogProps) {
  const acts = useClientKey(configuration, keyRole);
  const [way, setWay] = useState<"make" | "import">("make");
  const [algorithm, setAlgorithm] = useState<KeyAlgorithm>();
  const [pasted, setPasted] = useState("");
  const first = useRef<HTMLTextAreaElement>(null);
  const isReplacing = mode === "replace";
  const isImport = mode === "import" || way === "import";
  const inUse = keyRole === "decryption" ? configuration.decryptionKey : configuration.clientKey;
  const chosen = algorithm ?? inUse?.algorithm ?? usualAlgorithm(keyRole);
  const words = wordsOf(keyRole);
  const close = () => {
    setPasted("");
    setAlgorithm(undefined);
    acts.forgetError();
    onClose();
  };
  const run = async () => {
    const isDone = isImport ? await acts.importKey(chosen, pasted) : await acts.make(chosen);
    if (isDone) close();
  };
  const error = acts.error && `${acts.error.message} ${acts.error.advice}`;
  return (
    <Dialog
      open={mode !== undefined}
      onClose={close}
      title={
        isReplacing
          ? `Replace ${words.key} of ${configuration.alias}?`
          : mode === "rotate"
            ? `Next key of ${configuration.alias}`
            : "Import key"
      }
      initialFocus={mode === "import" ? first : undefined}
      actions={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button
            variant={isReplacing ? "danger" : "primary"}
            busy={acts.isBusy}
            disabled={isImport && pasted.trim() === ""}
            onClick={() => void run()}
          >
            {isReplacing ? "Replace" : isImport ? "Import key" : "Make key"}
          </Button>
        </>
      }
    >
      <div className={styles.rows}>
        {mode !== "import" && (
          <>
            <p>{isReplacing ? words.replaced : words.rotated}</p>
            <FormRow group label="New key">
              <SegmentedControl
                label="New key"
                value={way}
                choices={[
                  { value: "make", label: "Make" },
                  { value: "import", label: "Import" },
                ]}
                onChange={setWay}
              />
            </FormRow>
          </>
        )}
        <FormRow label="Algorithm" error={isImport ? undefined : error}>
          <KeyAlgorithmSelect keyRole={keyRole} value={chosen} onChange={setAlgorithm} />
        </FormRow>
        {isImport && (
          <PastedKey
            field={first}
            value={pasted}
            error={error}
            onChange={(key) => {
              setPasted(key);
              acts.forgetError();
              const made = algorithmOfKey(key, keyRole);
              if (made !== undefined) setAlgorithm(made);
            }}
          />
        )}
      </div>
    </Dialog>
  );
}

const wordsOf = (role: ClientKeyRole) => ({
  key: role === "decryption" ? "the decryption key" : "the client's key",
  replaced:
    role === "decryption"
      ? "What the provider encrypts for the old key cannot be opened any more. Register the new one there before the next login."
      : "The old key is gone at once. Register the new one at the provider before the next login, or rotate, to try it first.",
  rotated:
    "The key in use goes on signing. Register both at the provider, try the next one, then put it in the old one's place.",
});

interface PastedKeyProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (key: string) => void;
}

function PastedKey({ field, value, error, onChange }: PastedKeyProps) {
  return (
    <FormRow
      label="Private key"
      error={error}
      help="A JWK (RFC 7517) or PEM without a passphrase; RSA with at least 2,048 bits"
    >
      <TextArea
        ref={field}
        mono
        rows={9}
        autoComplete="off"
        placeholder={'{ "kty": "RSA", "n": … }\n\nor\n\n-----BEGIN PRIVATE KEY-----'}
        value={value}
        onChange={onChange}
      />
    </FormRow>
  );
}
