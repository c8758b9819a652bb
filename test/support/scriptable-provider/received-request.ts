import { createHash, X509Certificate } from "node:crypto";
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { TLSSocket } from "node:tls";

/** The provider's endpoints, and everything else. */
export type EndpointOfProvider =
  | "discovery"
  | "webfinger"
  | "authorization"
  | "token"
  | "userinfo"
  | "jwks"
  | "pushedAuthorizationRequest"
  | "introspection"
  | "revocation"
  | "endSession"
  | "registration"
  | "api"
  | "elsewhere";

/** A request as it was received. */
export interface ReceivedRequest {
  readonly endpoint: EndpointOfProvider;
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  /** Of the query and of a form in the body. */
  readonly parameters: URLSearchParams;
  readonly body: string;
  /** For instance `https://127.0.0.1:51234`: where it came in. */
  readonly origin: string;
  /** The client certificate that was shown. */
  readonly certificate?: X509Certificate;
}

/** Base64url of a certificate's SHA-256 (`x5t#S256`, RFC 8705 3.1). */
export const thumbprintOf = ({ raw }: X509Certificate): string =>
  createHash("sha256").update(raw).digest("base64url");

/** Reads a request to its end. */
export const readRequest = async (
  request: IncomingMessage,
  endpoint: EndpointOfProvider,
): Promise<ReceivedRequest> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString("utf8");
  const target = request.url ?? "/";
  const isForm = request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded") ?? false;
  const parameters = new URLSearchParams(target.split("?")[1] ?? "");
  if (isForm) for (const [name, value] of new URLSearchParams(body)) parameters.append(name, value);
  return {
    endpoint,
    method: request.method ?? "",
    target,
    headers: request.headers,
    parameters,
    body,
    ...connectionOf(request),
  };
};

const connectionOf = ({ socket }: IncomingMessage): Pick<ReceivedRequest, "origin" | "certificate"> => {
  const isSecure = socket instanceof TLSSocket;
  const origin = `${isSecure ? "https" : "http"}://127.0.0.1:${socket.localPort}`;
  const raw: Buffer | undefined = isSecure ? socket.getPeerCertificate().raw : undefined;
  return { origin, ...(raw === undefined ? {} : { certificate: new X509Certificate(raw) }) };
};

/** What was received so far. */
export interface RequestLog {
  add(request: ReceivedRequest): void;
  of(endpoint: EndpointOfProvider): readonly ReceivedRequest[];
  all(): readonly ReceivedRequest[];
  /** Resolves with the nth request of an endpoint, past ones included. */
  arrival(endpoint: EndpointOfProvider, nth: number): Promise<ReceivedRequest>;
}

/** Makes an empty log. */
export const createRequestLog = (): RequestLog => {
  const received: ReceivedRequest[] = [];
  const waiting = new Set<() => void>();
  const of = (endpoint: EndpointOfProvider) => received.filter((request) => request.endpoint === endpoint);
  return {
    add: (request) => {
      received.push(request);
      for (const look of [...waiting]) look();
    },
    of,
    all: () => received,
    arrival: (endpoint, nth) =>
      new Promise((resolve) => {
        const look = () => {
          const found = of(endpoint)[nth - 1];
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
  };
};
