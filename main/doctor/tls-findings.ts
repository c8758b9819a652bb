import type { TlsFacts } from "../ports/tls-probe.ts";
import { type CheckVerdict, notApplicable } from "./check.ts";
import type { Examination } from "./examination.ts";
import { shown } from "./shown.ts";

/** A server that showed its certificate. */
export interface SeenServer extends TlsFacts {
  readonly host: string;
}

/** Asks the servers that showed a certificate, if there are any. */
export const ofServers = (
  { connections }: Examination,
  ask: (servers: readonly SeenServer[]) => CheckVerdict,
): CheckVerdict => {
  const servers = connections.flatMap(({ host, facts }) => (facts === undefined ? [] : [{ host, ...facts }]));
  if (servers.length > 0) return ask(servers);
  const failure = connections[0]?.failure;
  return notApplicable(failure === undefined ? "No HTTPS server was looked at." : shown(failure.message));
};
