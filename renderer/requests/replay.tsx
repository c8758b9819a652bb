import { IconHistory, IconRepeat } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import type { Exchange } from "#shared/requests/exchange.ts";
import { call } from "../bridge/index.ts";
import { Button, IconButton } from "../ui/index.ts";
import { IdentityPicker } from "./identity-picker.tsx";
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
  const replay = async (as?: { readonly userId: string | undefined }) => {
    if (exchangeId === undefined) return;
    const exchange = await sending.run((sendingId) =>
      call("requests.replay", {
        id: exchangeId,
        sendingId,
        ...(as && {
          sendAs:
            as.userId === undefined
              ? { kind: "anonymous" as const }
              : { kind: "user" as const, userId: as.userId },
        }),
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
        selectedId={undefined}
        onClose={() => setIsAsking(false)}
        onPick={(userId) => {
          setIsAsking(false);
          void replay({ userId });
        }}
      />
    ),
  };
};
