import { IconSend } from "@tabler/icons-react";
import { useState } from "react";
import type { CurrentIdentity } from "#shared/requests/request-draft.ts";
import { Button, Checkbox, FilterChip } from "../../ui/index.ts";
import { visibleText } from "../../words/index.ts";
import { IdentityPicker, identityKey } from "../identity/identity-picker.tsx";
import styles from "./replay.module.css";

/** Somebody that a request is sent again as; without an identity, whoever it was sent as. */
export interface ReplayAs {
  readonly name: string;
  readonly identity?: CurrentIdentity;
}

type Chosen = Required<ReplayAs>;

interface ReplayDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onSend: (as: readonly Chosen[], tokenState: "valid" | "expired") => void;
}

/** Asks as whom a request is sent again; several can be chosen, and all are sent at once. */
export function ReplayDialog({ open, onClose, onSend }: ReplayDialogProps) {
  const [chosen, setChosen] = useState<readonly Chosen[]>([]);
  const [isEnded, setIsEnded] = useState(false);
  const toggle = (identity: CurrentIdentity, name: string) => {
    const others = chosen.filter((each) => identityKey(each.identity) !== identityKey(identity));
    setChosen(others.length < chosen.length ? others : [...chosen, { identity, name }]);
  };
  const close = () => {
    setChosen([]);
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
      <div className={styles.chosen}>
        {chosen.length === 0
          ? "Choose one identity or several; the request is sent as all of them at once."
          : chosen.map(({ identity, name }) => (
              <FilterChip
                key={identityKey(identity)}
                label="Identity"
                value={visibleText(name)}
                onRemove={() => toggle(identity, name)}
              />
            ))}
      </div>
    </IdentityPicker>
  );
}
