import { IconHistory, IconRepeat } from "@tabler/icons-react";
import { Button, IconButton } from "../ui/index.ts";
import styles from "./replay-buttons.module.css";

interface ReplayButtonsProps {
  readonly disabled: boolean;
  readonly onReplay: () => void;
  readonly onReplayAs: () => void;
}

/** Sends the selected exchange again: as the same identity, or as another. */
export function ReplayButtons({ disabled, onReplay, onReplayAs }: ReplayButtonsProps) {
  return (
    <span className={styles.buttons}>
      <IconButton
        size="small"
        variant="secondary"
        icon={IconRepeat}
        label="Replay"
        disabled={disabled}
        onClick={onReplay}
      />
      <Button size="small" icon={IconHistory} disabled={disabled} onClick={onReplayAs}>
        Replay as
      </Button>
    </span>
  );
}
