import { useState } from "react";
import type { AskedTokenKind } from "#shared/tokens/token-answer.ts";
import { Checkbox, ConfirmDialog } from "../ui/index.ts";
import styles from "./revoke-question.module.css";

interface RevokeQuestionProps {
  readonly open: boolean;
  readonly kind: AskedTokenKind;
  readonly onConfirm: (afterwards: "keep" | "forget") => void;
  readonly onCancel: () => void;
}

/** Asks once before a token is ended at the provider. */
export function RevokeQuestion({ open, kind, onConfirm, onCancel }: RevokeQuestionProps) {
  const [forgets, setForgets] = useState(false);
  return (
    <ConfirmDialog
      open={open}
      question={kind === "access_token" ? "Revoke the access token?" : "Revoke the refresh token?"}
      verb="Revoke"
      onConfirm={() => onConfirm(forgets ? "forget" : "keep")}
      onCancel={onCancel}
    >
      {kind === "access_token"
        ? "The provider ends it for good. With a refresh token, a refresh brings a new one."
        : "The provider ends it for good, and most end its access tokens too. Only a login brings new ones."}
      <span className={styles.choice}>
        <Checkbox checked={forgets} onChange={setForgets}>
          Forget all tokens here, whatever the provider answers
        </Checkbox>
      </span>
    </ConfirmDialog>
  );
}
