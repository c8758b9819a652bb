import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { AppFailure } from "#shared/app-error.ts";
import type { LoopbackHost } from "#shared/configurations/client-configuration.ts";
import { type LoopbackRedirect, redirectUriWithPort } from "#shared/configurations/redirect-uri.ts";
import type { Clock } from "../../ports/clock.ts";
import { pageHeaders, pages } from "./page.ts";
import { type CallbackExpectation, MAX_BODY_BYTES, parseCallback } from "./parse-callback.ts";

const MAX_HEADER_BYTES = 16 * 1024;
const MAX_CONNECTIONS = 16;
/** How long a connection may last. On the clock: Node looks at its own limits only twice a minute. */
const CONNECTION_LIFE_MS = 5_000;
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
  const servers: Server[] = [];
  const close = async (): Promise<void> => {
    cancelLinger();
    await Promise.all(servers.map(closeServer));
  };
  let start: { readonly path: string; readonly target: string } | undefined;
  const onRequest = async (request: IncomingMessage, answer: ServerResponse): Promise<void> => {
    const described = describeRequest(request);
    const body = request.method === "POST" ? await readBody(request) : undefined;
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
  const onConnection = (socket: Socket): void => {
    const stop = clock.after(CONNECTION_LIFE_MS, () => socket.destroy());
    socket.once("close", stop);
  };
  const port = await bind(redirect, servers, { onRequest, onConnection });
  const expectation: CallbackExpectation = {
    hosts: [hostHeader(redirect.host, port)],
    path: redirect.path,
    state: options.state,
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

/** A URL leaves out port 80, and so does the Host header (RFC 9110 4.2.3). */
const hostHeader = (host: LoopbackHost, port: number): string => (port === 80 ? host : `${host}:${port}`);

/**
 * The body of a form post; one that is too large, or breaks off, is as good as none. What is too much is read and
 * thrown away, so that the browser gets its answer; the connection's life bounds it.
 */
const readBody = async (request: IncomingMessage): Promise<string | undefined> => {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.byteLength;
      if (size <= MAX_BODY_BYTES) chunks.push(chunk);
    }
    return size > MAX_BODY_BYTES ? undefined : Buffer.concat(chunks).toString("utf8");
  } catch {
    return undefined;
  }
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

/** Literal addresses only; `localhost` may resolve to either family, so both are bound (C-07, C-13). */
const addressesOf: Readonly<Record<LoopbackHost, readonly string[]>> = {
  "127.0.0.1": ["127.0.0.1"],
  "[::1]": ["::1"],
  localhost: ["127.0.0.1", "::1"],
};

interface Listeners {
  readonly onRequest: (request: IncomingMessage, answer: ServerResponse) => void;
  readonly onConnection: (socket: Socket) => void;
}

const bind = async (
  redirect: LoopbackRedirect,
  servers: Server[],
  { onRequest, onConnection }: Listeners,
): Promise<number> => {
  let port = redirect.port ?? 0;
  for (const address of addressesOf[redirect.host]) {
    const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, onRequest);
    server.on("connection", onConnection);
    server.maxConnections = MAX_CONNECTIONS;
    try {
      port = await listen(server, address, port);
      servers.push(server);
    } catch (thrown) {
      const familyIsMissing = servers.length > 0 && isAddressMissing(thrown);
      if (familyIsMissing) continue;
      await Promise.all(servers.map(closeServer));
      throw listenFailure(thrown, port);
    }
  }
  return port;
};

const listen = (server: Server, host: string, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port, exclusive: true }, () => {
      server.off("error", reject);
      resolve((server.address() as AddressInfo).port);
    });
  });

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

const errorCode = (thrown: unknown): string => String((thrown as NodeJS.ErrnoException).code ?? thrown);

const isAddressMissing = (thrown: unknown): boolean =>
  ["EADDRNOTAVAIL", "EAFNOSUPPORT"].includes(errorCode(thrown));

const listenFailure = (thrown: unknown, port: number): AppFailure =>
  errorCode(thrown) === "EADDRINUSE"
    ? new AppFailure({
        code: "port_in_use",
        message: `Port ${port} is used by another program or another login.`,
        advice: "End what uses it, choose another port for the redirect, or let the system choose one.",
        cause: "EADDRINUSE",
        step: "preparation",
        field: "redirect.port",
      })
    : new AppFailure(
        {
          code: "loopback_unavailable",
          message: "The loopback interface cannot be listened on.",
          advice: "Choose another host for the redirect, or a port above 1023.",
          cause: errorCode(thrown),
          step: "preparation",
          field: "redirect.host",
        },
        { cause: thrown },
      );
