import type { IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http";
import { startServer } from "./local-server.ts";

/** A request as a redirecting server received it. */
export interface RedirectedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A server that redirects where its paths say, and says on every other path what it received. */
export interface RedirectingServer {
  readonly origin: string;
  readonly received: readonly RedirectedRequest[];
  /** A path that answers with this status and this Location. */
  path(status: number, location: string | readonly string[]): string;
}

/** Starts one; it ends with the test. */
export const startRedirectingServer = async (): Promise<RedirectingServer> => {
  const redirects = new Map<
    string,
    { readonly status: number; readonly location: string | readonly string[] }
  >();
  const received: RedirectedRequest[] = [];
  const server = await startServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const path = request.url ?? "/";
    const body = Buffer.concat(chunks).toString("utf8");
    received.push({ method: request.method ?? "", path, headers: request.headers, body });
    const redirect = redirects.get(path);
    if (redirect === undefined) response.end(JSON.stringify({ method: request.method, path, body }));
    else
      response
        .writeHead(redirect.status, {
          location: [redirect.location].flat(),
        } as unknown as OutgoingHttpHeaders)
        .end();
  });
  return {
    origin: server.origin,
    received,
    path: (status, location) => {
      const path = `/redirect/${redirects.size + 1}`;
      redirects.set(path, { status, location });
      return path;
    },
  };
};
