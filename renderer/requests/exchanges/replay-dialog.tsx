import { IconSend } from "@tabler/icons-react";
import { useState } from "react";
import { Button, Checkbox } from "../../ui/index.ts";
import { ChosenChips, type NamedIdentity, useChosenIdentities } from "../identity/chosen-identities.tsx";
import { IdentityPicker } from "../identity/identity-picker.tsx";
import styles from "./replay.module.css";

interface ReplayDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onSend: (as: readonly NamedIdentity[], tokenState: "valid" | "expired") => void;
}

/** Asks as whom a request is sent again; several can be chosen, and all are sent at once. */
export function ReplayDialog({ open, onClose, onSend }: ReplayDialogProps) {
  const identities = useChosenIdentities();
  const { chosen, toggle, set } = identities;
  const [isEnded, setIsEnded] = useState(false);
  const close = () => {
    set([]);
    setIsEnded(false);
    onClose();
  };
  return (
    <IdentityPicker
      open={open}
      title="Replay as"
      selected={undefined}
      chosen={chosen.map(({ identity }) => identity)}
      onPick={toggle}
      onClose={close}
      actions={
        <>
          <span className={styles.ended}>
            <Checkbox checked={isEnded} onChange={setIsEnded}>
              With a token of theirs that has ended
            </Checkbox>
          </span>
          <Button onClick={close}>Cancel</Button>
          <Button
            variant="primary"
            icon={IconSend}
            disabled={chosen.length === 0}
            onClick={() => {
              onSend(chosen, isEnded ? "expired" : "valid");
              close();
            }}
          >
            {chosen.length > 1 ? `Send as ${String(chosen.length)}` : "Send"}
          </Button>
        </>
      }
    >
      <ChosenChips identities={identities}>
        Choose one identity or several; the request is sent as all of them at once.
      </ChosenChips>
    </IdentityPicker>
  );
}
