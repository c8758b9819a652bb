import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { AppFailure } from "#shared/app-error.ts";
import type { DemoProviderState, RunningDemoIdp } from "../ports/demo-idp-host.ts";
import { consoleLogger, type Logger } from "../ports/logger.ts";
import { createAccessTokenVerifier } from "./access-token.ts";
import { createDemoApi } from "./api.ts";
import { demoClientIds } from "./demo-clients.ts";
import { createProofVerifier } from "./dpop-proof.ts";
import { answerInteraction, isInteraction } from "./interactions.ts";
import { demoHost, demoIssuerAt } from "./issuer.ts";
import { loadOidcProvider } from "./load-oidc-provider.ts";
import { providerConfiguration } from "./provider-configuration.ts";
import { completeSecrets, type DemoProviderSecrets, publicKeys } from "./provider-state.ts";
import { ProviderStore } from "./provider-store.ts";
import { startFailure } from "./start-failure.ts";

const defaultAccessTokenLifeInSeconds = 600;

/** How to start the demo identity provider. */
export interface DemoProviderOptions {
  /** From an earlier start, or parts of it; what is missing is made: any free port, a random secret, new keys. */
  readonly state?: Partial<DemoProviderState> | undefined;
  /** 10 minutes when left out. */
  readonly accessTokenLifeInSeconds?: number | undefined;
  /** The clock by which the API judges expiry, in epoch ms; the system's when left out. */
  readonly now?: (() => number) | undefined;
  readonly logger?: Logger | undefined;
}

/** A demo identity provider that answers until it is closed. */
export interface DemoProvider extends RunningDemoIdp {
  /** To be passed to the next start, so that saved configurations keep working. Holds secrets. */
  readonly state: DemoProviderState;
  /** Frees the port and ends all connections. */
  close(): Promise<void>;
}

/**
 * Starts an OpenID provider, four users and an API on the loopback interface.
 * @throws AppFailure `port_in_use` when the state's port is taken; `demo_idp_failed` when the state is not usable
 */
export const startDemoProvider = async (options: DemoProviderOptions = {}): Promise<DemoProvider> => {
  const [oidc, secrets] = await Promise.all([loadOidcProvider(), completeSecrets(options.state ?? {})]);
  const server = createServer({ headersTimeout: 5_000, requestTimeout: 10_000 });
  const port = await listen(server, options.state?.port ?? 0);
  const issuer = demoIssuerAt(port);
  const apiBaseUrl = `${issuer}/api`;
  try {
    server.on("request", answering({ oidc, secrets, port, issuer, apiBaseUrl, options }));
  } catch (cause) {
    await close(server);
    throw startFailure("The demo identity provider could not use its saved state.", cause);
  }
  return {
    issuer,
    apiBaseUrl,
    client: { clientId: demoClientIds.confidential, clientSecret: secrets.clientSecret },
    publicClient: { clientId: demoClientIds.public },
    state: { port, ...secrets },
    close: () => close(server),
  };
};

interface StartedParts {
  readonly oidc: typeof import("oidc-provider");
  readonly secrets: DemoProviderSecrets;
  readonly port: number;
  readonly issuer: string;
  readonly apiBaseUrl: string;
  readonly options: DemoProviderOptions;
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** Which part answers what: the API, the pages between, and the provider for all the rest. */
const answering = ({ oidc, secrets, port, issuer, apiBaseUrl, options }: StartedParts): Listener => {
  const verifier = createAccessTokenVerifier({
    issuer,
    audience: apiBaseUrl,
    keys: publicKeys(secrets.signingKeys),
    now: options.now ?? Date.now,
  });
  const provider = new oidc.Provider(
    issuer,
    providerConfiguration({
      oidc,
      secrets,
      apiBaseUrl,
      accessTokenLifeInSeconds: options.accessTokenLifeInSeconds ?? defaultAccessTokenLifeInSeconds,
      store: new ProviderStore(verifier.jtiOf),
    }),
  );
  const logger = options.logger ?? consoleLogger;
  const report = (error: unknown): void => logger.error("demo-idp.request-failed", { reason: String(error) });
  provider.on("server_error", (_ctx, error) => report(error));
  (provider as NodeJS.EventEmitter).on("error", report);
  const proofs = createProofVerifier(options.now ?? Date.now);
  const api = createDemoApi(apiBaseUrl, { accessTokens: verifier, proofs });
  const answerAsProvider = provider.callback();

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const pathname = (request.url ?? "/").split("?", 1)[0] ?? "/";
    if (request.headers.host !== `${demoHost}:${port}`) {
      // Another name for this address: a page elsewhere that had its own name point here (DNS rebinding).
      response.writeHead(421, { "Content-Type": "text/plain", Connection: "close" }).end("Unknown host.\n");
    } else if (pathname.startsWith("/api/")) {
      await api.answer(request, response, pathname.slice("/api".length));
    } else if (isInteraction(pathname)) {
      await answerInteraction(provider, request, response);
    } else {
      await answerAsProvider(request, response);
    }
  };
  return (request, response) => {
    answer(request, response).catch((error: unknown) => {
      report(error);
      if (!response.headersSent) {
        response.writeHead(500, { "Content-Type": "text/plain", Connection: "close" });
      }
      response.end();
    });
  };
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => reject(listenFailure(cause, port)));
    server.listen({ host: demoHost, port, exclusive: true }, () =>
      resolve((server.address() as AddressInfo).port),
    );
  });

const listenFailure = (cause: NodeJS.ErrnoException, port: number): AppFailure =>
  cause.code === "EADDRINUSE"
    ? new AppFailure(
        {
          code: "port_in_use",
          message: `Port ${port}, which the demo identity provider had before, is used by another program.`,
          advice: "End that program, then start the demo identity provider again.",
          cause: cause.message,
        },
        { cause },
      )
    : startFailure("The demo identity provider could not listen on the loopback interface.", cause);

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
