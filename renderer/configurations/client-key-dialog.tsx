import { type RefObject, useRef, useState } from "react";
import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import type { ClientKeyAlgorithm } from "#shared/configurations/client-key.ts";
import { Button, Dialog, FormRow, SegmentedControl, TextArea } from "../ui/index.ts";
import styles from "./client-key-dialog.module.css";
import { KeyAlgorithmSelect } from "./key-algorithm-select.tsx";
import { algorithmOfKey } from "./key-words.ts";
import { useClientKey } from "./use-client-key.ts";

/** `import`: the first key; `replace`: another one, made or imported. */
export type KeyDialogMode = "import" | "replace";

interface ClientKeyDialogProps {
  /** Undefined while it is closed. */
  readonly mode: KeyDialogMode | undefined;
  readonly configuration: ClientConfiguration;
  readonly onClose: () => void;
}

/** Takes a private key, or makes one in place of another; a pasted key is forgotten with the dialog. */
export function ClientKeyDialog({ mode, configuration, onClose }: ClientKeyDialogProps) {
  const acts = useClientKey(configuration);
  const [way, setWay] = useState<"make" | "import">("make");
  const [algorithm, setAlgorithm] = useState<ClientKeyAlgorithm>();
  const [pasted, setPasted] = useState("");
  const first = useRef<HTMLTextAreaElement>(null);
  const isReplacing = mode === "replace";
  const isImport = !isReplacing || way === "import";
  const chosen = algorithm ?? configuration.clientKey?.algorithm ?? "RS256";
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
      title={isReplacing ? `Replace the client's key of ${configuration.alias}?` : "Import key"}
      initialFocus={isReplacing ? undefined : first}
      actions={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button
            variant={isReplacing ? "danger" : "primary"}
            busy={acts.isBusy}
            disabled={isImport && pasted.trim() === ""}
            onClick={() => void run()}
          >
            {isReplacing ? "Replace" : "Import key"}
          </Button>
        </>
      }
    >
      <div className={styles.rows}>
        {isReplacing && (
          <>
            <p>
              The old key stops working at the provider. Register the new one there before the next login.
            </p>
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
          <KeyAlgorithmSelect value={chosen} onChange={setAlgorithm} />
        </FormRow>
        {isImport && (
          <PastedKey
            field={first}
            value={pasted}
            error={error}
            onChange={(key) => {
              setPasted(key);
              acts.forgetError();
              const made = algorithmOfKey(key);
              if (made !== undefined) setAlgorithm(made);
            }}
          />
        )}
      </div>
    </Dialog>
  );
}

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
