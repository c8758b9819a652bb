import { readFileSync } from "node:fs";
import { type AppError, AppFailure } from "#shared/app-error.ts";
import type { ExplainedFailure } from "../../../main/explain/index.ts";
import { readTokenResponse, tokenEndpointRefusal } from "../../../main/tokens/index.ts";
import { jsonResponse } from "../../support/http-response.ts";
import { failureOf } from "./explained-configuration.ts";

/** One recorded or documented error of a provider. */
export interface ErrorFixture {
  readonly provider: string;
  readonly endpoint: string;
  readonly http_status: number | null;
  readonly error: string | null;
  readonly error_description: string | null;
  readonly code?: string;
  readonly example_text: string;
  readonly example_body?: unknown;
}

const fixtureFile = new URL("../../fixtures/errors/errors.json", import.meta.url);

export const errorFixtures: readonly ErrorFixture[] = JSON.parse(readFileSync(fixtureFile, "utf8"));

/** What a fixture is called in a table: Entra's code, else its text. */
export const fixtureName = ({ provider, code, example_text }: ErrorFixture): string =>
  provider === "entra" && code !== undefined ? code : `${provider}: ${example_text}`;

const issuers: Readonly<Record<string, string>> = {
  entra: "https://login.microsoftonline.com/00000000-0000-0000-0000-000000000001/v2.0",
  okta: "https://example.okta.com/oauth2/default",
  keycloak: "https://id.example.com/realms/demo",
  google: "https://accounts.google.com",
  salesforce: "https://login.salesforce.com",
  auth0: "https://example.eu.auth0.com/",
  cognito: "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_example",
  slack: "https://slack.com",
  naver: "https://nid.naver.com",
  facebook: "https://www.facebook.com",
};

/** The failure that a fixture's answer ends a login with; the token endpoint's goes through our own reading. */
export const fixtureFailure = (fixture: ErrorFixture): ExplainedFailure =>
  failureOf(errorOf(fixture), { issuer: issuers[fixture.provider] ?? "https://id.example.com" });

const errorOf = (fixture: ErrorFixture): AppError => {
  const words = { message: "It failed.", advice: "Look at it." };
  const description = descriptionOf(fixture);
  const wire = {
    ...(fixture.http_status === null ? {} : { httpStatus: fixture.http_status }),
    ...(fixture.error === null ? {} : { error: fixture.error }),
    ...(description === null ? {} : { errorDescription: description }),
  };
  switch (fixture.endpoint) {
    case "token":
      return tokenError(fixture);
    case "discovery":
      return { ...words, code: "discovery_http_status", step: "discovery", wire: { httpStatus: 404 } };
    case "userinfo":
      return { ...words, code: "userinfo_http_status", step: "userinfo", wire: { httpStatus: 401, ...wire } };
    case "introspection":
      return { ...words, code: "token_error", wire };
    default:
      // A provider that shows its error on a page of its own sends nothing back.
      return fixture.error === null && description === null
        ? { ...words, code: "login_timed_out", step: "authorization_endpoint" }
        : { ...words, code: "authorization_error", step: "authorization_endpoint", wire };
  }
};

const descriptionOf = ({ code, example_text, error_description }: ErrorFixture): string | null =>
  code?.startsWith("AADSTS") && !error_description?.startsWith(code) ? example_text : error_description;

const tokenError = (fixture: ErrorFixture): AppError => {
  const body = fixture.example_body ?? { error: fixture.error, error_description: descriptionOf(fixture) };
  const answer = jsonResponse(body, fixture.http_status ?? 400);
  try {
    if (fixture.http_status === 200) readTokenResponse(answer, 0);
    throw tokenEndpointRefusal(answer);
  } catch (thrown) {
    if (thrown instanceof AppFailure) return thrown.error;
    throw thrown;
  }
};
