import { type RefObject, useRef, useState } from "react";
import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import type { ClientCertificateAlgorithm } from "#shared/configurations/client-key.ts";
import { Button, Dialog, FormRow, SegmentedControl, TextArea } from "../ui/index.ts";
import { CertificateAlgorithmSelect } from "./certificate-algorithm-select.tsx";
import styles from "./client-key-dialog.module.css";
import type { KeyDialogMode } from "./client-key-dialog.tsx";
import { useClientCertificate } from "./use-client-certificate.ts";

interface ClientCertificateDialogProps {
  /** Undefined while it is closed. */
  readonly mode: KeyDialogMode | undefined;
  readonly configuration: ClientConfiguration;
  readonly onClose: () => void;
}

/** Takes a certificate with its key, or makes one in place of another; what was pasted is forgotten with the dialog. */
export function ClientCertificateDialog({ mode, configuration, onClose }: ClientCertificateDialogProps) {
  const acts = useClientCertificate(configuration);
  const [way, setWay] = useState<"make" | "import">("import");
  const [algorithm, setAlgorithm] = useState<ClientCertificateAlgorithm>("ES256");
  const [pasted, setPasted] = useState("");
  const first = useRef<HTMLTextAreaElement>(null);
  const isReplacing = mode === "replace";
  const isImport = !isReplacing || way === "import";
  const close = () => {
    setPasted("");
    acts.forgetError();
    onClose();
  };
  const run = async () => {
    const isDone = isImport ? await acts.importPair(pasted) : await acts.make(algorithm);
    if (isDone) close();
  };
  const error = acts.error && `${acts.error.message} ${acts.error.advice}`;
  return (
    <Dialog
      open={mode !== undefined}
      onClose={close}
      title={isReplacing ? `Replace the client certificate of ${configuration.alias}?` : "Import certificate"}
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
            {isReplacing ? "Replace" : "Import certificate"}
          </Button>
        </>
      }
    >
      <div className={styles.rows}>
        {isReplacing && (
          <>
            <p>The old one is no longer shown. Register the new one at the provider before the next login.</p>
            <FormRow group label="New certificate">
              <SegmentedControl
                label="New certificate"
                value={way}
                choices={[
                  { value: "import", label: "Import" },
                  { value: "make", label: "Make" },
                ]}
                onChange={setWay}
              />
            </FormRow>
          </>
        )}
        {isImport ? (
          <PastedPair
            field={first}
            value={pasted}
            error={error}
            onChange={(pair) => {
              setPasted(pair);
              acts.forgetError();
            }}
          />
        ) : (
          <FormRow label="Algorithm" error={error} help="Self-signed, for self_signed_tls_client_auth">
            <CertificateAlgorithmSelect value={algorithm} onChange={setAlgorithm} />
          </FormRow>
        )}
      </div>
    </Dialog>
  );
}

interface PastedPairProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (pair: string) => void;
}

function PastedPair({ field, value, error, onChange }: PastedPairProps) {
  return (
    <FormRow
      label="Certificate and private key"
      error={error}
      help="PEM, in any order, with the certificates of the chain if there are any; the key without a passphrase"
    >
      <TextArea
        ref={field}
        mono
        rows={7}
        maxLength={65536}
        autoComplete="off"
        placeholder={"-----BEGIN CERTIFICATE-----\n…\n-----BEGIN PRIVATE KEY-----"}
        value={value}
        onChange={onChange}
      />
    </FormRow>
  );
}
