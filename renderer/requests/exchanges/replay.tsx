import { IconHistory, IconRepeat } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import type { Exchange } from "#shared/requests/exchange.ts";
import type { CurrentIdentity } from "#shared/requests/request-draft.ts";
import { call } from "../../bridge/index.ts";
import { Button, IconButton } from "../../ui/index.ts";
import { visibleText } from "../../words/index.ts";
import type { Refusal } from "../use-refusal.tsx";
import type { Sending } from "../use-sending.ts";
import styles from "./replay.module.css";
import { ReplayDialog } from "./replay-dialog.tsx";

/** Sends an exchange's request again: as the same identity, or as others that are asked for. */
export interface Replay {
  readonly buttons: ReactNode;
  /** Stands somewhere in the page; it is seen only while it asks. */
  readonly picker: ReactNode;
  /** Asks as whom. */
  readonly ask: () => void;
  /** Why some were not sent. */
  readonly refusal: Refusal | undefined;
  readonly clearRefusal: () => void;
}

/** Somebody that a request is sent again as; without an identity, whoever it was sent as. */
interface ReplayAs {
  readonly name: string;
  readonly identity?: CurrentIdentity;
}

/** See {@link Replay}; `onDone` is told of each exchange as it comes. */
export const useReplay = (
  sending: Sending,
  exchangeId: string | undefined,
  onDone: (exchange: Exchange) => void,
): Replay => {
  const [isAsking, setIsAsking] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const replay = async (as: readonly ReplayAs[], tokenState: "valid" | "expired" = "valid") => {
    if (exchangeId === undefined) return;
    setRefusal(undefined);
    const sends = as.map(
      ({ identity }) =>
        (sendingId: string) =>
          call("requests.replay", {
            id: exchangeId,
            sendingId,
            ...(identity && { sendAs: identity }),
            ...(tokenState === "expired" && { tokenState }),
          }),
    );
    setRefusal(refusalOf(as, await sending.runAll(sends, onDone)));
  };
  const disabled = exchangeId === undefined || sending.underWay !== undefined;
  const ask = () => setIsAsking(true);
  return {
    ask,
    refusal,
    clearRefusal: () => setRefusal(undefined),
    buttons: (
      <span className={styles.buttons}>
        <IconButton
          size="small"
          variant="secondary"
          icon={IconRepeat}
          label="Replay"
          disabled={disabled}
          onClick={() => void replay([{ name: "the same identity" }])}
        />
        <Button size="small" icon={IconHistory} disabled={disabled} onClick={ask}>
          Replay as
        </Button>
      </span>
    ),
    picker: (
      <ReplayDialog
        open={isAsking}
        onClose={() => setIsAsking(false)}
        onSend={(as, tokenState) => {
          setIsAsking(false);
          void replay(as, tokenState);
        }}
      />
    ),
  };
};

/** What was not sent and why; of several the first reason, with the names of all. */
const refusalOf = (
  as: readonly ReplayAs[],
  errors: readonly (AppError | undefined)[],
): Refusal | undefined => {
  const error = errors.find((each) => each !== undefined);
  if (!error) return undefined;
  if (as.length === 1) return { error };
  const names = as.filter((_, at) => errors[at] !== undefined).map(({ name }) => visibleText(name));
  return { error, title: `Not sent as ${names.join(", ")}` };
};
