import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import type { Exchange } from "#shared/requests/exchange.ts";
import { call, errorOf } from "../bridge/index.ts";

/** Sendings that wait for their answers. */
export interface UnderWay {
  /** How many were begun together. */
  readonly count: number;
  readonly startedAt: number;
}

/** Sends one request; it gets the id by which it can be cancelled. */
export type Send = (sendingId: string) => Promise<Exchange>;

/** Sends requests, one at a time or several at once, and lets those under way be cancelled. */
export interface Sending {
  readonly underWay: UnderWay | undefined;
  /** Why nothing was sent. What a peer answers, or that it does not, is an exchange and no error. */
  readonly error: AppError | undefined;
  readonly clearError: () => void;
  /** Runs one sending. Answers the exchange, if there is one. */
  readonly run: (send: Send) => Promise<Exchange | undefined>;
  /**
   * Runs several at once; each exchange is told as it comes, with its place among them.
   * @returns for each of them why it was not sent, or undefined
   */
  readonly runAll: (
    sends: readonly Send[],
    onDone: (exchange: Exchange, at: number) => void,
  ) => Promise<readonly (AppError | undefined)[]>;
  readonly cancel: () => void;
}

/** See {@link Sending}. */
export const useSending = (): Sending => {
  const client = useQueryClient();
  const [underWay, setUnderWay] = useState<UnderWay>();
  const [error, setError] = useState<AppError>();
  const current = useRef<readonly string[]>([]);

  const runAll: Sending["runAll"] = async (sends, onDone) => {
    if (current.current.length > 0) return [];
    const ids = sends.map(() => crypto.randomUUID());
    current.current = ids;
    setUnderWay({ count: sends.length, startedAt: Date.now() });
    setError(undefined);
    const sendOne = async (send: Send, at: number): Promise<AppError | undefined> => {
      try {
        const exchange = await send(ids[at] ?? "");
        client.setQueryData(["requests.exchange", { id: exchange.id }], exchange);
        onDone(exchange, at);
        return undefined;
      } catch (thrown) {
        return errorOf(thrown);
      }
    };
    try {
      return await Promise.all(sends.map(sendOne));
    } finally {
      current.current = [];
      setUnderWay(undefined);
    }
  };
  const run: Sending["run"] = async (send) => {
    let exchange: Exchange | undefined;
    const [failed] = await runAll([send], (done) => {
      exchange = done;
    });
    setError(failed);
    return exchange;
  };
  const cancel = () => {
    for (const sendingId of current.current) void call("requests.cancel", { sendingId });
  };
  return { underWay, error, clearError: () => setError(undefined), run, runAll, cancel };
};
