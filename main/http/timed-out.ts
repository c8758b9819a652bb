import { AppFailure } from "#shared/app-error.ts";
import type { HttpProxy } from "./way.ts";

/** No answer came in the time that there is. */
export const timedOut = (url: URL, afterMs: number): AppFailure =>
  new AppFailure({
    code: "timed_out",
    message: `${url.host} did not answer within ${Math.round(afterMs / 1000)} s.`,
    advice: "Check that the server is up and reachable from this machine, then try again.",
    cause: `${url.origin}${url.pathname}`,
  });

/**
 * No connection was made in the time that there is.
 * @param host host and port it was to lead to
 */
export const connectTimedOut = (host: string, proxy: HttpProxy | undefined, afterMs: number): AppFailure =>
  new AppFailure({
    code: "timed_out",
    message:
      proxy === undefined
        ? `No connection to ${host} within ${Math.round(afterMs / 1000)} s.`
        : `No connection to ${host} by way of the proxy ${proxy.origin} within ${Math.round(afterMs / 1000)} s.`,
    advice: "A firewall may drop the packets. Check that the server is reachable from this machine.",
    ...(proxy === undefined ? {} : { field: "connection.proxyUrl" }),
  });
