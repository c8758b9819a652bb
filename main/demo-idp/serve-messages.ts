import { AppFailure } from "#shared/app-error.ts";
import type { MessageFromDemoIdp, MessageToDemoIdp } from "./messages.ts";
import { type DemoProvider, startDemoProvider } from "./provider.ts";
import { startFailure } from "./start-failure.ts";

/** The end of a message channel that the process has: Electron's `process.parentPort` has this shape. */
export interface MessagePortEnd {
  on(event: "message", listener: (event: { readonly data: unknown }) => void): unknown;
  postMessage(message: MessageFromDemoIdp): void;
}

/** Starts and stops a demo identity provider as the host's messages say, one message after the other. */
export const serveMessages = (port: MessagePortEnd): void => {
  let provider: DemoProvider | undefined;

  const obey = async (message: MessageToDemoIdp): Promise<MessageFromDemoIdp> => {
    await provider?.close();
    provider = undefined;
    if (message.type === "stop") {
      return { type: "stopped" };
    }
    const { state, accessTokenLifeInSeconds } = message;
    try {
      provider = await startDemoProvider({ state, accessTokenLifeInSeconds });
    } catch (cause) {
      const failure =
        cause instanceof AppFailure ? cause : startFailure("The demo identity provider failed.", cause);
      return { type: "failed", error: failure.error };
    }
    const { issuer, apiBaseUrl, client, publicClient } = provider;
    return { type: "started", running: { issuer, apiBaseUrl, client, publicClient }, state: provider.state };
  };

  let last: Promise<void> = Promise.resolve();
  port.on("message", ({ data }) => {
    last = last.then(async () => port.postMessage(await obey(data as MessageToDemoIdp)));
  });
};
