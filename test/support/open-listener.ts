import { onTestFinished } from "vitest";
import type { LoopbackHost } from "#shared/configurations/client-configuration.ts";
import { type LoopbackListener, openLoopbackListener } from "../../main/login/callback/index.ts";
import { createManualClock, type ManualClock } from "./manual-clock.ts";
import { type RawAnswer, type RawRequest, sendRaw } from "./raw-http.ts";

/** Path of the redirect URI in these tests. */
export const CALLBACK_PATH = "/oauth/v2/callback";
/** The state that the listener waits for. */
export const STATE = "state-of-this-login-0123456789";

/** A loopback listener and what a peer can do to it. */
export interface OpenListener {
  readonly listener: LoopbackListener;
  readonly clock: ManualClock;
  readonly port: number;
  /** The Host header that is right. */
  readonly host: string;
  /** Reasons for which callbacks were refused. */
  readonly rejections: readonly string[];
  /** Asks over a connection of its own, with the right Host unless headers are given. */
  ask(target: string, request?: Partial<RawRequest>): Promise<RawAnswer>;
  /** Asks for the callback with these parameters besides the right state. */
  callBack(parameters: Readonly<Record<string, string>>): Promise<RawAnswer>;
}

/** Opens a listener; it is closed when the test ends. */
export const openListener = async (
  redirect: { readonly host?: LoopbackHost; readonly port?: number } = {},
): Promise<OpenListener> => {
  const clock = createManualClock();
  const rejections: string[] = [];
  const listener = await openLoopbackListener({
    redirect: { host: "127.0.0.1", path: CALLBACK_PATH, ...redirect },
    state: STATE,
    clock,
    onRejected: (reason) => rejections.push(reason),
  });
  onTestFinished(() => listener.close());
  const { host, port } = new URL(listener.redirectUri);
  const address = redirect.host === "[::1]" ? "::1" : "127.0.0.1";
  const ask: OpenListener["ask"] = (target, request) =>
    sendRaw(address, Number(port), { headers: [`Host: ${host}`], ...request, target });
  return {
    listener,
    clock,
    port: Number(port),
    host,
    rejections,
    ask,
    callBack: (parameters) => ask(`${CALLBACK_PATH}?${new URLSearchParams({ state: STATE, ...parameters })}`),
  };
};
