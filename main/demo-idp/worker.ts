import { type MessagePortEnd, serveMessages } from "./serve-messages.ts";

/** The entry of the demo identity provider's own process, which Electron starts as a utility process. */
const { parentPort } = process as unknown as { readonly parentPort?: MessagePortEnd };

if (parentPort === undefined) {
  throw new Error("This runs as an Electron utility process only.");
}
serveMessages(parentPort);
