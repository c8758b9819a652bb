import { IconLock, IconTrash } from "@tabler/icons-react";
import { useRef, useState } from "react";
import type { ClientCertificate, ClientCertificateAlgorithm } from "#shared/configurations/client-key.ts";
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
  TimeText,
} from "../ui/index.ts";
import { CertificateAlgorithmSelect } from "./certificate-algorithm-select.tsx";
import { ClientCertificateDialog } from "./client-certificate-dialog.tsx";
import type { KeyDialogMode } from "./client-key-dialog.tsx";
import styles from "./client-key-row.module.css";
import { useClientCertificate } from "./use-client-certificate.ts";
import type { Editor } from "./use-editor.ts";

interface RowProps {
  readonly editor: Editor;
}

/** The client certificate, whose private key is never here: made or imported, then its public side to register. */
export function ClientCertificateRow({ editor }: RowProps) {
  const { configuration, marks } = editor;
  const certificate = configuration.clientCertificate;
  const keychain = useRead("keychain.status", undefined).data?.state;
  const [dialog, setDialog] = useState<KeyDialogMode>();
  const acts = useClientCertificate(configuration);
  const other = useRef<HTMLButtonElement>(null);
  const own = marks("clientCertificate");
  const make = async (algorithm: ClientCertificateAlgorithm) => {
    if (await acts.make(algorithm)) other.current?.focus();
  };
  return (
    <div data-field="clientCertificate">
      <FormRow
        group
        label="Client certificate"
        {...own}
        error={acts.error && !certificate ? `${acts.error.message} ${acts.error.advice}` : own.error}
        warning={
          keychain === "memory_only"
            ? "Without a keychain the certificate lasts until the app ends"
            : own.warning
        }
        help={
          certificate ? (
            <Keeping editor={editor} certificate={certificate} onRemoved={() => other.current?.focus()} />
          ) : (
            "Shown to every server that asks for one, RFC 8705. Its key stays on this machine."
          )
        }
      >
        <div className={styles.line}>
          {certificate ? (
            <CertificateBox certificate={certificate} />
          ) : (
            <MakeCertificate isBusy={acts.isBusy} onMake={(algorithm) => void make(algorithm)} />
          )}
          {/* One button in both states, so that the keyboard has somewhere to come back to. */}
          <Button ref={other} onClick={() => setDialog(certificate ? "replace" : "import")}>
            {certificate ? "Replace" : "Import"}
          </Button>
        </div>
        {certificate && (
          <div className={styles.public}>
            <CopyButton words label="Copy certificate" text={certificate.certificatePem} />
            {isSelfSigned(certificate) && <CopyButton words label="Copy JWKS" text={certificate.jwks} />}
            <CopyButton words label="Copy thumbprint" text={certificate.thumbprint} />
          </div>
        )}
      </FormRow>
      <ClientCertificateDialog
        mode={dialog}
        configuration={configuration}
        onClose={() => setDialog(undefined)}
      />
    </div>
  );
}

interface MakeCertificateProps {
  readonly isBusy: boolean;
  readonly onMake: (algorithm: ClientCertificateAlgorithm) => void;
}

function MakeCertificate({ isBusy, onMake }: MakeCertificateProps) {
  const [algorithm, setAlgorithm] = useState<ClientCertificateAlgorithm>("ES256");
  return (
    <>
      <div className={styles.algorithm}>
        <CertificateAlgorithmSelect
          label="Algorithm of the certificate's key"
          value={algorithm}
          onChange={setAlgorithm}
        />
      </div>
      <Button busy={isBusy} onClick={() => onMake(algorithm)}>
        Make
      </Button>
    </>
  );
}

/** One of an authority is registered by its subject, one without by itself (RFC 8705 2.1, 2.2). */
const isSelfSigned = ({ subject, issuer }: ClientCertificate): boolean => subject === issuer;

function CertificateBox({ certificate }: { readonly certificate: ClientCertificate }) {
  const { subject } = certificate;
  return (
    <div className={styles.kept}>
      {isSelfSigned(certificate) && <Tag>self-signed</Tag>}
      <span className={text.grow}>
        <CutText mono text={subject} />
      </span>
      <CopyButton label="Copy subject" text={subject} />
    </div>
  );
}

interface KeepingProps extends RowProps {
  readonly certificate: ClientCertificate;
  readonly onRemoved: () => void;
}

/** How long the certificate is good, and the way to be rid of it. */
function Keeping({ editor: { configuration }, certificate, onRemoved }: KeepingProps) {
  const acts = useClientCertificate(configuration);
  const [isAsking, setIsAsking] = useState(false);
  const remove = async () => {
    if (!(await acts.remove())) return;
    setIsAsking(false);
    onRemoved();
  };
  return (
    <>
      <Icon of={IconLock} size={14} />
      <span>
        Valid until <TimeText at={certificate.validTo} />,{" "}
        <TimeText at={certificate.validTo} form="distance" />
      </span>
      <span className={styles.remove}>
        <Button size="small" variant="quiet" icon={IconTrash} onClick={() => setIsAsking(true)}>
          Remove
        </Button>
      </span>
      <ConfirmDialog
        open={isAsking}
        question={`Remove the client certificate of ${configuration.alias}?`}
        verb="Remove"
        busy={acts.isBusy}
        onConfirm={() => void remove()}
        onCancel={() => setIsAsking(false)}
      >
        Servers that ask for a certificate are shown none from then on. It cannot be brought back from here.
        {acts.error && <ErrorNotice error={acts.error} title="The certificate was not removed" />}
      </ConfirmDialog>
    </>
  );
}
