import { z } from "zod";
import { clientAuthenticationMethods, loopbackHosts } from "./client-configuration.ts";

/** Length limits, in characters: generous for any real value, small enough to refuse rubbish early. */
const line = (max: number) => z.string().max(max);

/** The provider's endpoints; an empty string means "not given". */
export const endpointsSchema = z.strictObject({
  authorization: line(2048),
  token: line(2048),
  userinfo: line(2048),
  jwks: line(2048),
  endSession: line(2048),
  introspection: line(2048),
  revocation: line(2048),
  pushedAuthorizationRequest: line(2048),
  deviceAuthorization: line(2048),
});

/** What the provider's metadata offers, as of the last import; empty lists mean "not said". */
export const providerCapabilitiesSchema = z.strictObject({
  scopesSupported: z.array(line(512)).max(2000),
  clientAuthenticationMethodsSupported: z.array(line(128)).max(100),
  codeChallengeMethodsSupported: z.array(line(128)).max(100),
  idTokenSigningAlgorithmsSupported: z.array(line(128)).max(100),
  claimsSupported: z.array(line(512)).max(5000),
  issResponseParameterSupported: z.boolean(),
  importedAt: z.number().int().nonnegative().optional(),
});

/**
 * The editable part of a client configuration. Every text may be empty, so that an unfinished one can be
 * saved; `missingForLogin` says what a login still needs. The client secret is never part of it.
 */
export const clientConfigurationDraftSchema = z.strictObject({
  alias: z.string().trim().min(1, "An alias is needed.").max(120),
  tags: z.array(line(40)).max(20),
  automaticConfigurationUrl: line(2048),
  issuer: line(2048),
  endpoints: endpointsSchema,
  capabilities: providerCapabilitiesSchema,
  clientId: line(1024),
  clientAuthenticationMethod: z.enum(clientAuthenticationMethods),
  selectedScopes: z
    .array(line(512).regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/, "A scope has no spaces, quotes or backslashes."))
    .max(200),
  redirect: z.strictObject({
    host: z.enum(loopbackHosts),
    /** Absent: the system chooses a free port for each login. */
    port: z.number().int().min(1).max(65535).optional(),
    path: z
      .string()
      .regex(/^\/[A-Za-z0-9\-._~/]*$/, "A path begins with / and has letters, digits, - . _ ~ only.")
      .max(256),
  }),
  /** Plain HTTP to hosts other than loopback: off unless switched on for this configuration. */
  allowInsecureHttp: z.boolean(),
  /** Origins (`https://host[:port]`) that this configuration's access tokens may be sent to. */
  allowedOrigins: z.array(line(512)).max(200),
});
