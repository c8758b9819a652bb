import type { AppError } from "#shared/app-error.ts";
import { type ClientConfiguration, emptyDraft } from "#shared/configurations/client-configuration.ts";
import type { ExplainedFailure } from "../../../main/explain/index.ts";

export const ISSUER = "https://id.example.com/oauth2";

/** A complete configuration; nothing in it is a reason to fail. */
export const completeConfiguration = (changes: Partial<ClientConfiguration> = {}): ClientConfiguration => ({
  ...emptyDraft("Portal acceptance"),
  id: "c-1",
  createdAt: 0,
  updatedAt: 0,
  clientSecretSavedAt: 1,
  automaticConfigurationUrl: `${ISSUER}/.well-known/openid-configuration`,
  issuer: ISSUER,
  endpoints: {
    ...emptyDraft("").endpoints,
    authorization: `${ISSUER}/authorize`,
    token: `${ISSUER}/token`,
    userinfo: `${ISSUER}/userinfo`,
    jwks: `${ISSUER}/jwks`,
  },
  clientId: "portal-acc",
  ...changes,
});

/** A failure of that configuration, on 21 November 2025. */
export const failureOf = (
  error: Partial<AppError> & Pick<AppError, "code">,
  changes: Partial<ClientConfiguration> = {},
  around: Partial<Pick<ExplainedFailure, "loginHint" | "endpoint" | "capabilities">> = {},
): ExplainedFailure => ({
  error: { message: "It failed.", advice: "Look at it.", ...error },
  configuration: completeConfiguration(changes),
  at: Date.UTC(2025, 10, 21, 10, 2, 23),
  ...around,
});
