import { utilityProcess } from "electron";
import type { MessageFromDemoIdp } from "../demo-idp/index.ts";
import type { DemoIdpHost } from "../ports/demo-idp-host.ts";
import {
  createProcessDemoIdpHost,
  type DemoIdpProcess,
  type ProcessDemoIdpHostOptions,
} from "./process-demo-idp-host.ts";

/** Runs the demo identity provider, whose entry is `program`, in an Electron utility process. */
export const createElectronDemoIdpHost = (
  program: string,
  options: Omit<ProcessDemoIdpHostOptions, "launch">,
): DemoIdpHost => createProcessDemoIdpHost({ ...options, launch: () => fork(program) });

const fork = (program: string): DemoIdpProcess => {
  const child = utilityProcess.fork(program, [], {
    serviceName: "Demo identity provider",
    // Of its words only its messages count; its library warns of the older Node.
    stdio: "ignore",
  });
  return {
    send: (message) => child.postMessage(message),
    onMessage: (listener) => child.on("message", (message: MessageFromDemoIdp) => listener(message)),
    onExit: (listener) => child.once("exit", listener),
    kill: () => child.kill(),
  };
};
