import { IconChevronDown } from "@tabler/icons-react";
import { useState } from "react";
import type { CurrentIdentity, RequestDraft } from "#shared/requests/request-draft.ts";
import { errorOf, useAct } from "../../bridge/index.ts";
import { text } from "../../theme/index.ts";
import { tokenSetWords } from "../../tokens/index.ts";
import { Button, classNames, ErrorNotice, Icon, SegmentedControl, StatusText } from "../../ui/index.ts";
import { Untrusted } from "../../words/index.ts";
import styles from "./identity-line.module.css";
import { IdentityPicker } from "./identity-picker.tsx";
import { SenderWords } from "./sender-words.tsx";
import { useAllowOrigin } from "./use-allow-origin.ts";
import type { Sender } from "./use-sender.ts";
import { useSignInAgain } from "./use-sign-in-again.ts";

interface IdentityLineProps {
  readonly draft: RequestDraft;
  /** Undefined until it is known. */
  readonly sender: Sender | undefined;
  readonly onChange: (changes: Pick<RequestDraft, "sendAs">) => void;
}

/** Send as: person, configuration, time left, and how the token goes out; a warning where the origin is not allowed. */
export function IdentityLine({ draft, sender, onChange }: IdentityLineProps) {
  const [isOpen, setIsOpen] = useState(false);
  const allowing = useAllowOrigin();
  const signIn = useSignInAgain();
  const choosing = useAct("settings.update");
  const refused = sender?.refusedOrigin;
  const { configuration } = sender ?? {};
  return (
    <div className={styles.place}>
      <div className={classNames(styles.line, refused !== undefined && styles.refused)}>
        <button
          type="button"
          className={styles.choose}
          aria-haspopup="dialog"
          onClick={() => setIsOpen(true)}
        >
          <span className={text.second}>Send as</span>
          {sender ? <SenderWords sender={sender} draft={draft} /> : <span className={text.grow} />}
          <Icon of={IconChevronDown} size={14} className={styles.arrow} />
        </button>
        {refused !== undefined && configuration && (
          <>
            <span className={styles.why}>
              <StatusText status="warning">
                <Untrusted text={`${refused} is not allowed`} />
              </StatusText>
            </span>
            <Button
              size="small"
              busy={allowing.isBusy}
              onClick={() => void allowing.allow(configuration.id, refused)}
            >
              Allow this origin
            </Button>
          </>
        )}
        {refused === undefined && configuration && sender && needsSignIn(sender, Date.now()) && (
          <Button size="small" busy={signIn.isBusy} onClick={() => void signIn.start(configuration.id)}>
            Sign in again
          </Button>
        )}
      </div>
      {allowing.error && <ErrorNotice error={allowing.error} title="The origin was not allowed" />}
      {choosing.error && (
        <ErrorNotice error={errorOf(choosing.error)} title="The current identity was not changed" />
      )}
      {signIn.error && <ErrorNotice error={signIn.error} title="The login did not begin" />}
      {allowing.said && refused === undefined && <p className={styles.said}>{allowing.said}</p>}
      <SendAsPicker
        open={isOpen}
        draft={draft}
        sender={sender}
        onChange={onChange}
        onCurrent={(currentIdentity) => choosing.mutate({ currentIdentity })}
        onClose={() => setIsOpen(false)}
      />
    </div>
  );
}

/** Whose tokens have ended, and cannot be had anew without the person. */
const needsSignIn = ({ user }: Sender, now: number): boolean => {
  if (!user) return false;
  const { tokenSet } = user;
  const { status } = tokenSetWords(tokenSet, now);
  return status !== "passed" && !(tokenSet.state !== "revoked" && tokenSet.hasRefreshToken);
};

interface SendAsPickerProps extends IdentityLineProps {
  readonly onCurrent: (identity: CurrentIdentity) => void;
  readonly open: boolean;
  readonly onClose: () => void;
}

type Scope = "current" | "own";

/** Chooses who is current, for all requests that go by that, or somebody for this request alone. */
function SendAsPicker({ open, draft, sender, onChange, onCurrent, onClose }: SendAsPickerProps) {
  const [chosen, setChosen] = useState<Scope>();
  const scope = chosen ?? (draft.sendAs.kind === "current" ? "current" : "own");
  const close = () => {
    setChosen(undefined);
    onClose();
  };
  return (
    <IdentityPicker
      open={open}
      title="Send as"
      selected={sender?.identity}
      onClose={close}
      onPick={(identity) => {
        if (scope === "own") onChange({ sendAs: identity });
        else {
          onCurrent(identity);
          onChange({ sendAs: { kind: "current" } });
        }
        close();
      }}
    >
      <div className={styles.scope}>
        <SegmentedControl<Scope>
          label="For which requests"
          size="small"
          value={scope}
          choices={[
            { value: "current", label: "Current identity" },
            { value: "own", label: "This request only" },
          ]}
          onChange={(next) => {
            setChosen(next);
            if (next === "current") onChange({ sendAs: { kind: "current" } });
          }}
        />
        <span className={classNames(text.small, text.third)}>
          {scope === "current"
            ? "Whom you choose is who all requests with the current identity are sent as."
            : "Whom you choose stays with this request."}
        </span>
      </div>
    </IdentityPicker>
  );
}
