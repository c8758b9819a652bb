import { IconHistory, IconRepeat } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import type { Exchange } from "#shared/requests/exchange.ts";
import type { CurrentIdentity } from "#shared/requests/request-draft.ts";
import { call } from "../bridge/index.ts";
import { Button, IconButton } from "../ui/index.ts";
import { IdentityPicker } from "./identity/identity-picker.tsx";
import styles from "./replay.module.css";
import type { Sending } from "./use-sending.ts";

/** Sends an exchange's request again: as the same identity, or as another that is asked for. */
export interface Replay {
  readonly buttons: ReactNode;
  /** Stands somewhere in the page; it is seen only while it asks. */
  readonly picker: ReactNode;
}

/** See {@link Replay}. */
export const useReplay = (
  sending: Sending,
  exchangeId: string | undefined,
  onDone: (exchange: Exchange) => void,
): Replay => {
  const [isAsking, setIsAsking] = useState(false);
  const replay = async (sendAs?: CurrentIdentity) => {
    if (exchangeId === undefined) return;
    const exchange = await sending.run((sendingId) =>
      call("requests.replay", {
        id: exchangeId,
        sendingId,
        ...(sendAs && { sendAs }),
      }),
    );
    if (exchange) onDone(exchange);
  };
  const disabled = exchangeId === undefined || sending.underWay !== undefined;
  return {
    buttons: (
      <span className={styles.buttons}>
        <IconButton
          size="small"
          variant="secondary"
          icon={IconRepeat}
          label="Replay"
          disabled={disabled}
          onClick={() => void replay()}
        />
        <Button size="small" icon={IconHistory} disabled={disabled} onClick={() => setIsAsking(true)}>
          Replay as
        </Button>
      </span>
    ),
    picker: (
      <IdentityPicker
        open={isAsking}
        title="Replay as"
        selected={undefined}
        onClose={() => setIsAsking(false)}
        onPick={(identity) => {
          setIsAsking(false);
          void replay(identity);
        }}
      />
    ),
  };
};
