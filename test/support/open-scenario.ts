import { join } from "node:path";
import SQLite from "better-sqlite3";
import { expect, onTestFinished } from "vitest";
import type { AppError } from "#shared/app-error.ts";
import {
  type ClientConfiguration,
  type ClientConfigurationDraft,
  emptyDraft,
  usesClientSecret,
} from "#shared/configurations/client-configuration.ts";
import {
  type ClientCertificateAlgorithm,
  type ClientKeyAlgorithm,
  type DecryptionAlgorithm,
  publicJwks,
  type WantedClientKey,
} from "#shared/configurations/client-key.ts";
import type { LoginRun, LoginRunDetail } from "#shared/login/login-run.ts";
import type { WorkbenchPorts } from "../../main/composition.ts";
import type { IssuedCertificate } from "./certificates.ts";
import { createManualClock, type ManualClock } from "./manual-clock.ts";
import { openTestWorkbench, scriptedBrowser, type TestWorkbench } from "./open-test-workbench.ts";
import {
  type ProviderScript,
  type ScriptableProvider,
  startScriptableProvider,
} from "./scriptable-provider/index.ts";
import { comeHome } from "./sign-in.ts";

/** How a scenario differs from a login that goes well. */
export interface ScenarioOptions {
  readonly script?: ProviderScript;
  /** Makes another configuration from the right one. */
  readonly draft?: (right: ClientConfigurationDraft) => ClientConfigurationDraft;
  readonly ports?: Partial<WorkbenchPorts>;
  /** The client's own key: made by the workbench, or imported; the provider registers it unless its script has keys. */
  readonly clientKey?: { readonly algorithm: ClientKeyAlgorithm; readonly imported?: string };
  /** A key that the provider encrypts for: made by the workbench, or imported; it is registered as `clientKey` is. */
  readonly decryptionKey?: { readonly algorithm: DecryptionAlgorithm; readonly imported?: string };
  /** The client certificate: made by the workbench, or imported; registered by itself unless the script has one. */
  readonly clientCertificate?: ClientCertificateAlgorithm | IssuedCertificate;
  /** What the provider must have had to complain about at the end; nothing without it. */
  readonly complaints?: readonly string[];
  /** What the browser does with the URL it is given; without it, its user is logged in and every redirect leads on. */
  readonly visit?: (url: string) => unknown;
}

/** A workbench with one configuration for a scriptable provider, on a clock that stands still. */
export interface Scenario {
  readonly provider: ScriptableProvider;
  readonly workbench: TestWorkbench;
  readonly clock: ManualClock;
  readonly configuration: ClientConfiguration;
  readonly call: TestWorkbench["call"];
  start(loginHint?: string): Promise<LoginRun>;
  /** Starts a login and resolves with its end. */
  login(loginHint?: string): Promise<LoginRunDetail>;
  /** The error of an operation; fails the test when there is none. */
  errorOf(...operation: Parameters<TestWorkbench["call"]>): Promise<AppError>;
  /** Resolves when the browser has come to the end of the nth URL it was given. */
  browserIsBack(nth: number): Promise<void>;
  /** What the database holds. */
  stored(): { readonly users: number; readonly tokenSets: number };
}

/** Opens a scenario; it ends with the test, and the provider must have had nothing to complain about then. */
export const openScenario = async (options: ScenarioOptions = {}): Promise<Scenario> => {
  const clock = createManualClock();
  const provider = await startScriptableProvider(options.script, clock.now);
  const visits = createVisits();
  const visit = options.visit ?? ((url: string) => comeHome(url));
  const workbench = await openTestWorkbench({
    clock,
    systemBrowser: scriptedBrowser((url) => visits.begin(visit(url))),
    ...options.ports,
  });
  onTestFinished(async () => {
    await visits.allEnded();
    await workbench.dispose();
    await provider.close();
    expect(provider.complaints).toEqual(options.complaints ?? []);
  });
  const { call } = workbench;
  const right = draftFor(provider);
  const draft = options.draft?.(right) ?? right;
  const { clientSecret } = provider.client;
  const hasSecret = usesClientSecret(draft.clientAuthenticationMethod);
  const created = await call("configurations.create", {
    draft,
    ...(hasSecret ? { clientSecret } : {}),
  });
  await giveKey(workbench, created, options.clientKey);
  await giveKey(
    workbench,
    created,
    options.decryptionKey && { ...options.decryptionKey, role: "decryption" },
  );
  await giveCertificate(workbench, created, options.clientCertificate);
  const configuration = await call("configurations.get", { id: created.id });
  const { clientCertificate } = configuration;
  if (clientCertificate !== undefined && options.script?.clientCertificate === undefined) {
    provider.change({ clientCertificate: { thumbprint: clientCertificate.thumbprint } });
  }
  if (options.script?.clientKeys === undefined) {
    provider.change({ clientKeys: JSON.parse(publicJwks(configuration)).keys });
  }
  const start: Scenario["start"] = (loginHint) =>
    call("login.start", {
      configurationId: configuration.id,
      ...(loginHint === undefined ? {} : { loginHint }),
    });
  return {
    provider,
    workbench,
    clock,
    configuration,
    call,
    start,
    login: async (loginHint) => workbench.ended((await start(loginHint)).id),
    errorOf: async (name, input) => {
      const result = await workbench.workbench.call(name, input);
      if (result.ok) throw new Error(`${name} was expected to fail.`);
      return result.error;
    },
    browserIsBack: visits.ended,
    stored: () => countStored(workbench.dataFolder),
  };
};

/** Gives the configuration's client a key of its own. */
const giveKey = async (
  { call }: TestWorkbench,
  { id }: ClientConfiguration,
  key: (WantedClientKey & { readonly imported?: string }) | undefined,
): Promise<void> => {
  if (key === undefined) return;
  const { imported, ...wanted } = key;
  if (imported === undefined) await call("configurations.makeClientKey", { id, ...wanted });
  else await call("configurations.importClientKey", { id, ...wanted, key: imported });
};

/** Gives the configuration's client a certificate. */
const giveCertificate = async (
  { call }: TestWorkbench,
  { id }: ClientConfiguration,
  certificate: ScenarioOptions["clientCertificate"],
): Promise<void> => {
  if (certificate === undefined) return;
  if (typeof certificate === "string") {
    await call("configurations.makeClientCertificate", { id, algorithm: certificate });
    return;
  }
  const { certificatePem, privateKeyPem } = certificate;
  const pair = { certificate: certificatePem, privateKey: privateKeyPem };
  await call("configurations.importClientCertificate", { id, ...pair });
};

/** What the browser was asked for, one after the other. */
const createVisits = () => {
  const visits: Promise<unknown>[] = [];
  const waiting = new Set<() => void>();
  return {
    begin: (visit: unknown) => {
      visits.push(Promise.resolve(visit));
      for (const look of [...waiting]) look();
    },
    allEnded: () => Promise.all(visits),
    ended: (nth: number): Promise<void> =>
      new Promise((resolve, reject) => {
        const look = () => {
          const visit = visits[nth - 1];
          if (visit === undefined) return;
          waiting.delete(look);
          visit.then(() => resolve(), reject);
        };
        waiting.add(look);
        look();
      }),
  };
};

/** Another provider, at an origin that the scenario's configuration does not allow; it ends with the test. */
export const openStranger = async ({ clock }: Scenario): Promise<ScriptableProvider> => {
  const stranger = await startScriptableProvider({}, clock.now);
  onTestFinished(() => stranger.close());
  return stranger;
};

/** The right configuration for a provider, as an import would make it. */
export const draftFor = (provider: ScriptableProvider): ClientConfigurationDraft => {
  const empty = emptyDraft("Scriptable provider");
  const { metadata, client } = provider;
  const aliases = metadata.mtls_endpoint_aliases ?? {};
  return {
    ...empty,
    automaticConfigurationUrl: `${provider.issuer}/.well-known/openid-configuration`,
    issuer: provider.issuer,
    endpoints: {
      ...empty.endpoints,
      authorization: metadata.authorization_endpoint,
      token: metadata.token_endpoint,
      userinfo: metadata.userinfo_endpoint,
      jwks: metadata.jwks_uri,
      endSession: metadata.end_session_endpoint,
      pushedAuthorizationRequest: metadata.pushed_authorization_request_endpoint,
      introspection: metadata.introspection_endpoint,
      revocation: metadata.revocation_endpoint,
    },
    capabilities: {
      ...empty.capabilities,
      idTokenSigningAlgorithmsSupported: [...metadata.id_token_signing_alg_values_supported],
      mtlsEndpoints: {
        token: aliases.token_endpoint ?? "",
        userinfo: aliases.userinfo_endpoint ?? "",
        introspection: aliases.introspection_endpoint ?? "",
        revocation: aliases.revocation_endpoint ?? "",
        pushedAuthorizationRequest: aliases.pushed_authorization_request_endpoint ?? "",
      },
    },
    connection: { ...empty.connection, certificateAuthorities: provider.authorityPem ?? "" },
    clientId: client.clientId,
    clientAuthenticationMethod: client.authenticationMethod,
    selectedScopes: ["openid", "profile", "email", "offline_access"],
    allowedOrigins: [...new Set([provider.issuer, new URL(provider.apiUrl).origin])],
  };
};

const countStored = (dataFolder: string): ReturnType<Scenario["stored"]> => {
  const db = new SQLite(join(dataFolder, "workbench.db"), { readonly: true });
  const count = (table: string) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
  try {
    return { users: count("users"), tokenSets: count("token_sets") };
  } finally {
    db.close();
  }
};
