import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { writeAnswer } from "./answer.ts";
import { createEndpoints, metadataOf, pathsOfEndpoints } from "./endpoints.ts";
import { createIssuedTokens } from "./issued-tokens.ts";
import {
  createRequestLog,
  type EndpointOfProvider,
  type ReceivedRequest,
  type RequestLog,
  readRequest,
} from "./received-request.ts";
import type { AnswerBend, ProviderScript, ProviderUser, RegisteredClient } from "./script.ts";
import { type SigningKey, signingKey } from "./signing-keys.ts";
import { openTlsListener, withSecuredEndpoints } from "./tls-listener.ts";

/** An OpenID provider on loopback that is told what to answer, and that complains about what a client does wrong. */
export interface ScriptableProvider {
  readonly issuer: string;
  /** Where it listens, whatever it is known as. */
  readonly ownOrigin: string;
  /** The right discovery document, whatever the script makes of it. */
  readonly metadata: ReturnType<typeof metadataOf>;
  /** The authority of its listener with TLS, in PEM; absent: it has none. */
  readonly authorityPem?: string;
  readonly client: RegisteredClient;
  readonly apiUrl: string;
  readonly received: Pick<RequestLog, "of" | "all" | "arrival">;
  /** What was not as it should be in the requests received. */
  readonly complaints: readonly string[];
  /** Every code and token that was issued. */
  secrets(): readonly string[];
  /** Tells it more, in addition to what it was told before. */
  change(script: ProviderScript): void;
  revokeAccessTokens(): void;
  close(): Promise<void>;
}

const defaultClient: RegisteredClient = {
  clientId: "workbench-client",
  clientSecret: "secret-of-the-client",
  authenticationMethod: "client_secret_basic",
  assertionAudience: "issuer",
  basicEncoding: "form_encoded",
};

/** The people who can log in, when a script names no others. */
export const providerUsers = {
  ada: { sub: "sub-ada", name: "Ada Lindqvist", email: "ada@op.example" },
  ben: { sub: "sub-ben", name: "Ben Okafor", email: "ben@op.example" },
} as const satisfies Readonly<Record<string, ProviderUser>>;

/** Starts the provider on a port of its own. `now` is its clock, in epoch ms. */
export const startScriptableProvider = async (
  script: ProviderScript = {},
  now: () => number = Date.now,
): Promise<ScriptableProvider> => {
  let current = script;
  const log = createRequestLog();
  const complaints: string[] = [];
  const client = { ...defaultClient, ...script.client };
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const ownOrigin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = script.knownAs ?? ownOrigin;
  const keys = async (): Promise<readonly [SigningKey, ...SigningKey[]]> => {
    const [first, ...others] = current.keys ?? [];
    return [first ?? (await signingKey("RS256")), ...others];
  };
  const { clientCertificates } = script;
  const tls = clientCertificates === undefined ? undefined : await openTlsListener();
  const plain = metadataOf(issuer);
  const metadata = tls && clientCertificates ? withSecuredEndpoints(plain, tls, clientCertificates) : plain;
  const shared = { issuer, now, script: () => current, keys };
  const assertionIds = new Set<string>();
  const proofIds = new Set<string>();
  const assertions = () => ({
    keys: current.clientKeys ?? [],
    audience: client.assertionAudience === "issuer" ? issuer : issuer + pathsOfEndpoints.token,
    now: now(),
    isReplay: (id: string) => assertionIds.size === assertionIds.add(id).size,
  });
  const issued = createIssuedTokens({ ...shared, clientId: client.clientId });
  const endpoints = createEndpoints({
    ...shared,
    client,
    metadata,
    assertions,
    certificate: () => current.clientCertificate,
    isProofReplay: (jti) => proofIds.size === proofIds.add(jti).size,
    requestObjects: () => ({
      issuer,
      client,
      keys: current.clientKeys ?? [],
      encryptionKeys: current.encryptionKeys ?? [],
      now: now(),
    }),
    issued,
    users: script.users ?? providerUsers,
    complain: (endpoint, found) => complaints.push(...found.map((text) => `${endpoint}: ${text}`)),
  });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const received = await readRequest(request, endpointAt(request.url));
    log.add(received);
    const bend = bendFor(current, received, log.of(received.endpoint).length);
    await writeAnswer(response, await endpoints[received.endpoint](received), bend);
  };
  const servers = tls === undefined ? [server] : [server, tls.server];
  for (const each of servers) {
    each.on("request", (request, response) => {
      answer(request, response).catch((thrown: unknown) => {
        complaints.push(`The provider failed: ${thrown}`);
        response.destroy();
      });
    });
  }
  return {
    issuer,
    ownOrigin,
    metadata,
    ...(tls === undefined ? {} : { authorityPem: tls.authorityPem }),
    client,
    apiUrl: (tls?.origin ?? issuer) + pathsOfEndpoints.api,
    received: log,
    complaints,
    secrets: issued.secrets,
    change: (changes) => {
      current = { ...current, ...changes };
    },
    revokeAccessTokens: issued.revokeAccessTokens,
    close: async () => {
      await Promise.all(servers.map(end));
    },
  };
};

const end = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

const endpointAt = (target: string | undefined): EndpointOfProvider => {
  const path = (target ?? "").split("?")[0] ?? "";
  if (path.startsWith(`${pathsOfEndpoints.api}/`)) return "api";
  const found = Object.entries(pathsOfEndpoints).find(([, known]) => known === path);
  return found === undefined ? "elsewhere" : (found[0] as EndpointOfProvider);
};

const bendFor = (script: ProviderScript, request: ReceivedRequest, nth: number): AnswerBend => {
  const bend = script[request.endpoint];
  return typeof bend === "function" ? bend(request, nth) : (bend ?? {});
};
