import { IconEye, IconEyeOff, IconX } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { Button, IconButton } from "./button.tsx";
import { FormRow, type FormRowTexts } from "./form-row.tsx";
import { Masked } from "./masked.tsx";
import styles from "./secret-field.module.css";
import { TextInput } from "./text-field.tsx";
import { useReveal } from "./use-reveal.ts";

export interface SecretFieldProps extends FormRowTexts {
  /** Whether a secret is kept. Its value is not here. */
  readonly stored: boolean;
  /** What is typed and not saved yet; undefined leaves the stored secret as it is. */
  readonly draft: string | undefined;
  readonly onDraft: (draft: string | undefined) => void;
  /** Fetches the stored secret for 30 s; rejects when that fails, and the caller says why. */
  readonly onReveal: () => Promise<string>;
  readonly placeholder?: string | undefined;
}

/** A secret: dots of a fixed number with Reveal and Replace, or a field to type a new one. */
export function SecretField(props: SecretFieldProps) {
  const { label, help, error, warning, changed, ...secret } = props;
  return (
    <FormRow label={label} help={help} error={error} warning={warning} changed={changed}>
      {props.stored && props.draft === undefined ? (
        <Stored {...secret} label={label} />
      ) : (
        <Typed {...secret} label={label} />
      )}
    </FormRow>
  );
}

type PartProps = Omit<SecretFieldProps, "help" | "error" | "warning" | "changed">;

function Stored({ label, onReveal, onDraft }: PartProps) {
  const { shown, isBusy, toggle } = useReveal(onReveal);
  return (
    <div className={styles.row}>
      <div className={styles.stored}>
        {shown === undefined ? (
          <Masked label={`${label} is kept`} />
        ) : (
          <output className={styles.shown} aria-label={label}>
            {shown}
          </output>
        )}
        <IconButton
          size="small"
          icon={shown === undefined ? IconEye : IconEyeOff}
          label={shown === undefined ? "Reveal for 30 s" : "Hide"}
          busy={isBusy}
          onClick={toggle}
        />
      </div>
      <Button onClick={() => onDraft("")}>Replace</Button>
    </div>
  );
}

function Typed({ label, stored, draft, onDraft, placeholder }: PartProps) {
  const [isShown, setIsShown] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (stored) input.current?.focus();
  }, [stored]);
  return (
    <div className={styles.row}>
      <TextInput
        ref={input}
        mono
        type={isShown ? "text" : "password"}
        value={draft ?? ""}
        onChange={(value) => onDraft(value === "" && !stored ? undefined : value)}
        placeholder={placeholder}
        trailing={
          <IconButton
            size="small"
            icon={isShown ? IconEyeOff : IconEye}
            label={isShown ? "Hide" : `Show ${label.toLowerCase()}`}
            onClick={() => setIsShown(!isShown)}
          />
        }
      />
      {stored && (
        <IconButton
          icon={IconX}
          label="Keep the stored one"
          variant="secondary"
          onClick={() => onDraft(undefined)}
        />
      )}
    </div>
  );
}
