import { randomUUID } from "node:crypto";
import { expect, onTestFinished } from "vitest";
import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import type { Exchange } from "#shared/requests/exchange.ts";
import type { WorkbenchPorts } from "../../main/composition.ts";
import { openTestWorkbench, scriptedBrowser, type TestWorkbench } from "./open-test-workbench.ts";
import { demoPerson } from "./sign-in.ts";
import { type TypedRequest, typedRequest } from "./typed-request.ts";

/** A workbench with the demo's configuration, and a person in front of it who can be any of its users. */
export interface Demo extends Pick<TestWorkbench, "call"> {
  readonly workbench: TestWorkbench;
  readonly configuration: ClientConfiguration;
  /** Logs in and answers the user's id. */
  login(user: string): Promise<string>;
  /** Sends one of the requests that come with the demo. */
  send(name: string, userId?: string, changes?: TypedRequest): Promise<Exchange>;
}

/** Opens it; it ends with the test. */
export const openDemo = async (ports: Partial<WorkbenchPorts> = {}): Promise<Demo> => {
  let user = "";
  const workbench = await openTestWorkbench({
    systemBrowser: scriptedBrowser(demoPerson(() => user)),
    ...ports,
  });
  onTestFinished(() => workbench.dispose());
  const { call } = workbench;
  const configuration = await call("demo.configure", undefined);
  return {
    workbench,
    configuration,
    call,
    login: async (name) => {
      user = name;
      const { id } = await call("login.start", { configurationId: configuration.id });
      const { run } = await workbench.ended(id);
      expect(run.error).toBeUndefined();
      return run.user?.id ?? "";
    },
    send: async (name, userId, changes = {}) => {
      const saved = (await call("requests.list", undefined)).find((request) => request.name === name);
      if (saved === undefined) throw new Error(`There is no request ${name}.`);
      const { method, url, headers, body } = saved;
      return call("requests.send", {
        sendingId: randomUUID(),
        savedRequestId: saved.id,
        request: typedRequest({ name, method, url, headers, body, userId, ...changes }),
      });
    },
  };
};
