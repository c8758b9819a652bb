import { randomBytes } from "node:crypto";
import type { Clock } from "../../ports/clock.ts";
import { openLoopbackServer } from "../callback/index.ts";

const MEDIA_TYPE = "application/oauth-authz-req+jwt";

/** A request object that a provider on this machine can fetch. */
export interface HostedRequestObject {
  /** Its `request_uri`. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves a request object on the loopback interface until it is closed (RFC 9101 5.2), at a path that nobody can
 * guess; a provider may fetch it more than once.
 * @throws AppFailure `loopback_unavailable`
 */
export const hostRequestObject = async (
  jwt: string,
  clock: Clock,
  onFetched: () => void,
): Promise<HostedRequestObject> => {
  const path = `/request-object/${randomBytes(24).toString("base64url")}`;
  const server = await openLoopbackServer({ host: "127.0.0.1" }, clock, (request, answer) => {
    const isAsked = request.method === "GET" && request.url === path && request.headers.host === server.host;
    if (!isAsked) {
      answer.writeHead(404, headers).end();
      return;
    }
    onFetched();
    answer.writeHead(200, {
      ...headers,
      "content-length": Buffer.byteLength(jwt),
      "content-type": MEDIA_TYPE,
    });
    answer.end(jwt);
  });
  return { url: `http://${server.host}${path}`, close: server.close };
};

const headers = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  connection: "close",
} as const;
