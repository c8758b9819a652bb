import { z } from "zod";
import type { CertificateAuthority } from "../configurations/certificate-authority.ts";
import type {
  ClientConfiguration,
  ClientConfigurationSummary,
} from "../configurations/client-configuration.ts";
import { clientConfigurationDraftSchema } from "../configurations/client-configuration-schema.ts";
import {
  clientCertificateAlgorithms,
  clientKeyAlgorithms,
  clientKeyRoles,
  decryptionAlgorithms,
} from "../configurations/client-key.ts";
import type { DemoIdpStatus } from "../demo-idp/demo-idp-status.ts";
import type { ImportedMetadata } from "../discovery/provider-metadata.ts";
import type { Diagnosis } from "../doctor/diagnosis.ts";
import type { Explanation } from "../explain/explanation.ts";
import type { LoginInitiationStatus } from "../login/login-initiation.ts";
import type { LoginChanges, LoginResult } from "../login/login-result.ts";
import { type LoginRun, type LoginRunDetail, loginBrowsers } from "../login/login-run.ts";
import type { RunComparison } from "../login/run-comparison.ts";
import { type LoginDay, type LoginRunPage, runOutcomes } from "../login/run-list.ts";
import type { RegistrationAnswer } from "../registration/registration.ts";
import type { AppInfo } from "../settings/app-info.ts";
import type { KeychainStatus } from "../settings/keychain-status.ts";
import { type Settings, settingsChangesSchema } from "../settings/settings.ts";
import type { Task } from "../tasks/task.ts";
import type { IntrospectionAnswer, RevocationAnswer, UserinfoAnswer } from "../tokens/token-answer.ts";
import type { SignOutOutcome, TokenSetView } from "../tokens/token-set-view.ts";
import type { TraceEntry } from "../trace/trace-entry.ts";
import { bodyOperations } from "./body-operations.ts";
import { interchangeOperations } from "./interchange-operations.ts";
import { byId, id, nothing, type Operation, operation, page } from "./operation.ts";
import type { OperationName } from "./operation-names.ts";
import { provisioningOperations } from "./provisioning-operations.ts";
import { requestOperations } from "./request-operations.ts";
import { runOperations } from "./run-operations.ts";
import { userOperations } from "./user-operations.ts";

const askedTokenKind = z.enum(["access_token", "refresh_token"]);
const secret = z.string().min(1, "A secret has at least one character.").max(65536);
const signingRole = z.enum(["signing", "next_signing"]);
const signingKey = z.strictObject({
  id,
  role: signingRole.optional(),
  algorithm: z.enum(clientKeyAlgorithms),
});
const decryptionKey = z.strictObject({
  id,
  role: z.literal("decryption"),
  algorithm: z.enum(decryptionAlgorithms),
});

/** The one table of everything the window may ask of the main process. */
export const operations = {
  ...provisioningOperations,
  ...interchangeOperations,
  ...requestOperations,
  ...bodyOperations,
  ...runOperations,
  ...userOperations,
  "app.info": operation<AppInfo>()(nothing),
  /** The window has drawn its first content and can be shown. */
  "app.painted": operation<void>()(nothing),
  "app.copyText": operation<void>()(z.strictObject({ text: z.string().max(1024 * 1024) })),
  "settings.get": operation<Settings>()(nothing),
  "settings.update": operation<Settings>()(settingsChangesSchema),
  "keychain.status": operation<KeychainStatus>()(nothing),
  "keychain.retry": operation<KeychainStatus>()(nothing),
  "configurations.list": operation<readonly ClientConfigurationSummary[]>()(nothing),
  "configurations.get": operation<ClientConfiguration>()(byId),
  "configurations.create": operation<ClientConfiguration>()(
    z.strictObject({ draft: clientConfigurationDraftSchema, clientSecret: secret.optional() }),
  ),
  /** All of them or none, without client secrets. Of an error the path of its input is `field`: `drafts.2.alias`. */
  "configurations.createAll": operation<readonly ClientConfiguration[]>()(
    z.strictObject({ drafts: z.array(clientConfigurationDraftSchema).min(1).max(1000) }),
  ),
  "configurations.update": operation<ClientConfiguration>()(
    z.strictObject({ id, draft: clientConfigurationDraftSchema }),
  ),
  "configurations.duplicate": operation<ClientConfiguration>()(byId),
  "configurations.delete": operation<void>()(byId),
  "configurations.setClientSecret": operation<ClientConfiguration>()(
    z.strictObject({ id, clientSecret: secret }),
  ),
  "configurations.removeClientSecret": operation<ClientConfiguration>()(byId),
  /** The one way by which a client secret reaches the window; only ever on a person's click. */
  "configurations.revealClientSecret": operation<{ readonly clientSecret: string }>()(byId),
  /**
   * Makes a key of the client: the one that signs unless another role is named. The private side never leaves the
   * main process.
   */
  "configurations.makeClientKey": operation<ClientConfiguration>()(
    z.discriminatedUnion("role", [signingKey, decryptionKey]),
  ),
  "configurations.importClientKey": operation<ClientConfiguration>()(
    z.discriminatedUnion("role", [signingKey.extend({ key: secret }), decryptionKey.extend({ key: secret })]),
  ),
  "configurations.removeClientKey": operation<ClientConfiguration>()(
    z.strictObject({ id, role: z.enum(clientKeyRoles).optional() }),
  ),
  /** Puts the next key in the place of the one that signs, which goes. */
  "configurations.promoteClientKey": operation<ClientConfiguration>()(byId),
  /** Makes the certificate of a signing key that has none yet. */
  "configurations.certifyClientKey": operation<ClientConfiguration>()(
    z.strictObject({ id, role: signingRole.optional() }),
  ),
  /** Makes a key and a self-signed certificate of it; the key never leaves the main process. */
  "configurations.makeClientCertificate": operation<ClientConfiguration>()(
    z.strictObject({ id, algorithm: z.enum(clientCertificateAlgorithms) }),
  ),
  /** Certificate and key in PEM; either text may hold both. */
  "configurations.importClientCertificate": operation<ClientConfiguration>()(
    z.strictObject({ id, certificate: z.string().max(65536), privateKey: z.string().max(65536) }),
  ),
  "configurations.removeClientCertificate": operation<ClientConfiguration>()(byId),
  /** Says which certificates are in a text that is typed for a connection's authorities. */
  "configurations.readAuthorities": operation<readonly CertificateAuthority[]>()(
    z.strictObject({ certificateAuthorities: z.string().max(256 * 1024) }),
  ),
  /** Registers the client at the provider (RFC 7591); the initial access token is not kept. */
  "registration.register": operation<RegistrationAnswer>()(
    z.strictObject({ configurationId: id, initialAccessToken: secret.optional() }),
  ),
  /** Ends a registration that was made from here (RFC 7592). */
  "registration.end": operation<RegistrationAnswer>()(z.strictObject({ configurationId: id })),
  "discovery.import": operation<ImportedMetadata>()(
    z.strictObject({
      automaticConfigurationUrl: z.string().max(2048),
      allowInsecureHttp: z.boolean(),
      connection: clientConfigurationDraftSchema.shape.connection.optional(),
      configurationId: id.optional(),
    }),
  ),
  /**
   * Checks a draft, saved or not. With `refresh` the provider is asked again; without, the draft is held against
   * what it said last.
   */
  "doctor.diagnose": operation<Diagnosis>()(
    z.strictObject({
      draft: clientConfigurationDraftSchema,
      configurationId: id.optional(),
      refresh: z.boolean(),
    }),
  ),
  "login.start": operation<LoginRun>()(
    z.strictObject({
      configurationId: id,
      loginHint: z.string().max(512).optional(),
      /** Absent: as configured. A captured redirect is always opened in the test window. */
      browser: z.enum(loginBrowsers).optional(),
      /** Keeps the exchanges with their secrets as well, sealed. */
      keepRawValues: z.boolean().optional(),
      /** Authenticates with the client's next key, to see whether the provider knows it. */
      tryNextKey: z.boolean().optional(),
    }),
  ),
  "login.cancel": operation<void>()(byId),
  /** The authorization request's URL of a waiting run, to be opened in a browser by hand. */
  "login.link": operation<{ readonly url: string }>()(byId),
  "login.get": operation<LoginRunDetail>()(byId),
  "login.list": operation<readonly LoginRun[]>()(
    z.strictObject({
      configurationId: id.optional(),
      userId: id.optional(),
      limit: z.number().int().min(1).max(500),
    }),
  ),
  /** Runs newest first; `text` is looked for in alias, user, login hint, error code and the provider's own words. */
  "login.search": operation<LoginRunPage>()(
    z.strictObject({
      text: z.string().max(256),
      outcome: z.enum(runOutcomes).optional(),
      configurationId: id.optional(),
      /** Started at this time (epoch ms) or later. */
      startedFrom: z.number().int().nonnegative().optional(),
      /** Started before this time. */
      startedBefore: z.number().int().nonnegative().optional(),
      ...page,
    }),
  ),
  /** Runs that are under way stay. Answers how many were deleted. */
  "login.delete": operation<{ readonly deleted: number }>()(
    z.strictObject({ ids: z.array(id).min(1).max(10_000) }),
  ),
  /** Logins of each of the last days, today last; days begin at `utcOffsetInMinutes` east of UTC. */
  "login.days": operation<readonly LoginDay[]>()(
    z.strictObject({
      configurationId: id.optional(),
      days: z.number().int().min(1).max(90),
      utcOffsetInMinutes: z.number().int().min(-900).max(900),
    }),
  ),
  /** What a run that succeeded gave; of one that was made before this was kept there is none. */
  "login.result": operation<LoginResult | undefined>()(byId),
  /** What the last runs of a user changed about them; runs whose result is not kept are not among them. */
  "login.changes": operation<readonly LoginChanges[]>()(
    z.strictObject({ userId: id, limit: z.number().int().min(1).max(50) }),
  ),
  /** An exchange or navigation with its secrets, of a run that keeps them; only ever on a person's click. */
  "login.rawEntry": operation<TraceEntry>()(
    z.strictObject({ id, position: z.number().int().nonnegative().max(100_000) }),
  ),
  "login.compare": operation<RunComparison>()(z.strictObject({ leftId: id, rightId: id })),
  /** What a failed run's error means and what to change; of a run that did not fail there is nothing to explain. */
  "login.explain": operation<Explanation>()(byId),
  /** Whether, and where, logins can be started from outside. */
  "login.initiation": operation<LoginInitiationStatus>()(nothing),
  "tokens.view": operation<TokenSetView>()(z.strictObject({ userId: id })),
  "tokens.refresh": operation<TokenSetView>()(z.strictObject({ userId: id })),
  /** What the provider says of a token (RFC 7662). */
  "tokens.introspect": operation<IntrospectionAnswer>()(z.strictObject({ userId: id, kind: askedTokenKind })),
  /** Ends a token at the provider (RFC 7009); `forget` forgets all tokens here, whatever it answers. */
  "tokens.revoke": operation<RevocationAnswer>()(
    z.strictObject({ userId: id, kind: askedTokenKind, afterwards: z.enum(["keep", "forget"]) }),
  ),
  /** Asks UserInfo now (OIDC Core 5.3). */
  "tokens.userinfo": operation<UserinfoAnswer>()(z.strictObject({ userId: id })),
  /** Puts one token on the clipboard; it does not pass through the window. */
  "tokens.copy": operation<void>()(
    z.strictObject({ userId: id, kind: z.enum(["id_token", "access_token", "refresh_token"]) }),
  ),
  "tokens.signOut": operation<SignOutOutcome>()(
    z.strictObject({ userId: id, kind: z.enum(["local", "provider"]) }),
  ),
  "demo.status": operation<DemoIdpStatus>()(nothing),
  "demo.start": operation<DemoIdpStatus>()(nothing),
  "demo.stop": operation<DemoIdpStatus>()(nothing),
  /** Starts the demo identity provider and makes (or finds) the configuration for it. */
  "demo.configure": operation<ClientConfiguration>()(nothing),
  /** What is under way and takes a while; `task.progress` tells how it goes on. */
  "tasks.list": operation<readonly Task[]>()(nothing),
  /** Ends a task; nothing of it is kept. One that has ended already stays as it is. */
  "tasks.cancel": operation<void>()(byId),
} satisfies Record<OperationName, Operation<z.ZodType, unknown>>;

type Operations = typeof operations;

/** What an operation takes. */
export type OperationInput<Name extends OperationName> = z.input<Operations[Name]["input"]>;

/** What a handler gets: the parsed input. */
export type ParsedInput<Name extends OperationName> = z.output<Operations[Name]["input"]>;

/** What an operation answers. */
export type OperationOutput<Name extends OperationName> =
  Operations[Name] extends Operation<z.ZodType, infer Output> ? Output : never;
