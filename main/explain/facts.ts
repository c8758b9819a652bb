import { redirectUriToRegister } from "#shared/configurations/redirect-uri.ts";
import { expectedAndFound, issuerFoundIn } from "./compare-issuers.ts";
import { capabilitiesOf, type ExplainedFailure } from "./explained-failure.ts";
import { refusedScopes } from "./refused-scopes.ts";
import { isIn, punctuationOf } from "./situations.ts";

/** What a sentence may name in braces. */
export const factNames = [
  "algorithmsListed",
  "audience",
  "clientId",
  "expected",
  "found",
  "httpStatus",
  "issuer",
  "issuerFound",
  "method",
  "methodsListed",
  "otherMethods",
  "punctuation",
  "redirectUri",
  "scopes",
  "scopesRefused",
  "wireError",
] as const;
export type FactName = (typeof factNames)[number];
export type Facts = Readonly<Record<FactName, string | undefined>>;

const MAX_FACT_CHARACTERS = 300;

/** The facts of a failure, as text; what is empty or not known is undefined. */
export const factsOf = (failure: ExplainedFailure): Facts => {
  const { error, configuration } = failure;
  const capabilities = capabilitiesOf(failure);
  const compared = expectedAndFound(error);
  const facts: Facts = {
    algorithmsListed: inWords(capabilities.idTokenSigningAlgorithmsSupported),
    audience: audienceOf(configuration),
    clientId: configuration.clientId,
    expected: compared?.expected,
    found: compared?.found,
    httpStatus: error.wire?.httpStatus?.toString(),
    issuer: configuration.issuer,
    issuerFound: issuerFoundIn(error),
    method: configuration.clientAuthenticationMethod,
    methodsListed: inWords(capabilities.clientAuthenticationMethodsSupported),
    otherMethods: isIn("method_not_listed", failure)
      ? inWords(capabilities.clientAuthenticationMethodsSupported)
      : undefined,
    punctuation: isIn("basic_with_punctuation", failure)
      ? inWords(punctuationOf(configuration.clientId).map((one) => (one === " " ? "a space" : one)))
      : undefined,
    redirectUri: redirectUriToRegister(configuration.redirect),
    scopes: configuration.selectedScopes.join(" "),
    scopesRefused: inWords(refusedScopes(failure)),
    wireError: error.wire?.error,
  };
  const cut = Object.entries(facts).map(([name, value]) => [name, value?.slice(0, MAX_FACT_CHARACTERS)]);
  return Object.fromEntries(cut) as Facts;
};

/** `aud` of the client assertion; undefined where none is sent. */
const audienceOf = (configuration: ExplainedFailure["configuration"]): string | undefined => {
  if (!configuration.clientAuthenticationMethod.endsWith("_jwt")) return undefined;
  return configuration.assertionAudience === "issuer" ? configuration.issuer : configuration.endpoints.token;
};

/** `a`, `a and b`, `a, b and c`. */
const inWords = (values: readonly string[]): string =>
  values.length < 2 ? values.join("") : `${values.slice(0, -1).join(", ")} and ${values.at(-1)}`;

/** Puts the facts into the sentences; one that lacks a fact is left out. */
export const fillSentences = (sentences: readonly string[], facts: Facts): readonly string[] =>
  sentences.flatMap((sentence) => {
    let isComplete = true;
    const filled = sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
      const fact = facts[name as FactName];
      isComplete &&= fact !== undefined && fact !== "";
      return fact ?? "";
    });
    return isComplete ? [filled] : [];
  });
