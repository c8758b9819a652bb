import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { type LoopbackRedirect, redirectUriWithPort } from "#shared/configurations/redirect-uri.ts";
import type { Clock } from "../../ports/clock.ts";
import { readFormBody } from "./form-body.ts";
import { openLoopbackServer } from "./loopback-server.ts";
import { pageHeaders, pages } from "./page.ts";
import { type CallbackExpectation, parseCallback } from "./parse-callback.ts";

/** How long the last page can be fetched after the answer has come. */
const LINGER_MS = 5_000;

/** Listens on the loopback interface for one answer that the browser brings (RFC 8252 7.3). */
export interface LoopbackListener {
  /** The redirect URI of this login, with the port that was got. */
  readonly redirectUri: string;
  /** The parameters of the first valid callback; it stays pending for everything else. */
  readonly response: Promise<ReadonlyMap<string, string>>;
  /**
   * A page of this listener that sends the browser on to `target`, once: for URLs that hold a token and so must
   * not be on a command line (C-03, C-05).
   */
  startPage(target: URL): string;
  /** Ends listening: at once while no answer has come, else when the browser has its last page. */
  finish(): void;
  /** Ends listening at once. */
  close(): Promise<void>;
}

/**
 * Opens the listener. A callback with a wrong state is refused and told to `onRejected`; it never ends the
 * login (C-23).
 * @throws AppFailure `port_in_use`, `loopback_unavailable`
 */
export const openLoopbackListener = async (options: {
  readonly redirect: LoopbackRedirect;
  /** Absent only where nothing hangs on who has sent the browser here: at the end of a sign-out. */
  readonly state?: string;
  /** The answer is to be a JWT, which has the state in it (JARM 2.3). */
  readonly isSigned?: boolean;
  /** `POST` for the response mode `form_post`; GET otherwise. */
  readonly method?: "GET" | "POST";
  readonly clock: Clock;
  readonly onRejected: (reason: string) => void;
}): Promise<LoopbackListener> => {
  const { redirect, clock } = options;
  let accept: (parameters: ReadonlyMap<string, string>) => void = () => {};
  const response = new Promise<ReadonlyMap<string, string>>((resolve) => {
    accept = resolve;
  });
  let accepted = false;
  let cancelLinger = () => {};
  const close = async (): Promise<void> => {
    cancelLinger();
    await server.close();
  };
  let start: { readonly path: string; readonly target: string } | undefined;
  const onRequest = async (request: IncomingMessage, answer: ServerResponse): Promise<void> => {
    const described = describeRequest(request);
    const body = request.method === "POST" ? await readFormBody(request) : undefined;
    const parsed = parseCallback({ ...described, body }, expectation);
    if (parsed.kind === "rejected") {
      options.onRejected(parsed.reason);
      send(answer, parsed.status, pages.refused);
    } else if (parsed.kind === "elsewhere" && parsed.status === 404 && request.url === start?.path) {
      answer.writeHead(303, { ...pageHeaders, location: start?.target }).end();
      start = undefined;
    } else if (parsed.kind === "elsewhere") {
      const isDonePage = accepted && parsed.status === 404 && request.url === `${redirect.path}/done`;
      if (isDonePage) answer.on("close", () => void close());
      send(answer, isDonePage ? 200 : parsed.status, isDonePage ? pages.done : pages.refused);
    } else if (accepted) {
      send(answer, 400, pages.used);
    } else {
      accepted = true;
      // A clean path, so that the code leaves the address bar (C-78).
      answer.writeHead(303, { ...pageHeaders, location: `${redirect.path}/done` }).end();
      accept(parsed.parameters);
    }
  };
  const server = await openLoopbackServer(redirect, clock, onRequest);
  const { port } = server;
  const expectation: CallbackExpectation = {
    hosts: [server.host],
    path: redirect.path,
    state: options.state,
    isSigned: options.isSigned,
    method: options.method ?? "GET",
  };
  return {
    redirectUri: redirectUriWithPort(redirect, port),
    response,
    close,
    startPage: (target) => {
      start = { path: `/start/${randomUUID()}`, target: target.href };
      return redirectUriWithPort({ ...redirect, path: start.path }, port);
    },
    finish: () => {
      if (!accepted) void close();
      else cancelLinger = clock.after(LINGER_MS, () => void close());
    },
  };
};

const describeRequest = (request: IncomingMessage) => ({
  method: request.method ?? "",
  target: request.url ?? "",
  host: request.headersDistinct.host ?? [],
  remoteAddress: request.socket.remoteAddress,
  fetchMode: request.headers["sec-fetch-mode"]?.toString(),
  contentType: request.headers["content-type"],
  fetchDestination: request.headers["sec-fetch-dest"]?.toString(),
});

const send = (answer: ServerResponse, status: number, page: string): void => {
  answer.writeHead(status, pageHeaders).end(page);
};
