import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import type { Exchange } from "#shared/requests/exchange.ts";
import { call, errorOf } from "../bridge/index.ts";

/** A sending that waits for its answer. */
export interface UnderWay {
  readonly sendingId: string;
  readonly startedAt: number;
}

/** Sends requests one at a time, and lets the one under way be cancelled. */
export interface Sending {
  readonly underWay: UnderWay | undefined;
  /** Why nothing was sent. What a peer answers, or that it does not, is an exchange and no error. */
  readonly error: AppError | undefined;
  readonly clearError: () => void;
  /** Runs one sending; `send` gets the id by which it can be cancelled. Answers the exchange, if there is one. */
  readonly run: (send: (sendingId: string) => Promise<Exchange>) => Promise<Exchange | undefined>;
  readonly cancel: () => void;
}

/** See {@link Sending}. */
export const useSending = (): Sending => {
  const client = useQueryClient();
  const [underWay, setUnderWay] = useState<UnderWay>();
  const [error, setError] = useState<AppError>();
  const current = useRef<string>(undefined);

  const run: Sending["run"] = async (send) => {
    if (current.current) return undefined;
    const sendingId = crypto.randomUUID();
    current.current = sendingId;
    setUnderWay({ sendingId, startedAt: Date.now() });
    setError(undefined);
    try {
      const exchange = await send(sendingId);
      client.setQueryData(["requests.exchange", { id: exchange.id }], exchange);
      return exchange;
    } catch (thrown) {
      setError(errorOf(thrown));
      return undefined;
    } finally {
      current.current = undefined;
      setUnderWay(undefined);
    }
  };
  const cancel = () => {
    if (current.current) void call("requests.cancel", { sendingId: current.current });
  };
  return { underWay, error, clearError: () => setError(undefined), run, cancel };
};
