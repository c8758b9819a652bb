import type { LoginStep } from "#shared/app-error.ts";
import type { EndpointName } from "#shared/configurations/client-configuration.ts";
import { hasAnyPort, redirectUriToRegister } from "#shared/configurations/redirect-uri.ts";
import { MASK } from "#shared/plain-text.ts";
import { createRedactor } from "../trace/index.ts";
import type { CatalogueEntry } from "./catalogue-entry.ts";
import type { ExplainedFailure } from "./explained-failure.ts";
import { type Facts, fillSentences } from "./facts.ts";
import { identifiersOf, ownCodeOf } from "./wire-words.ts";

/** What looks like an error code, at most with a number, or an id; nothing else of the wire is in the message. */
const isCode = (text: string): boolean => /^[\w.:-]{1,80}(?: \d{1,10})?$/.test(text);
const isIdentifier = (text: string): boolean => /^[\w.:+/=-]{1,128}$/.test(text);

const emailAddress = /[^\s<>()[\],;:"'@=]+@[^\s<>()[\],;:"'@=]+\.[^\s<>()[\],;:"'@=.]+/g;

/**
 * A short message to the provider's administrator: what failed where and when, with which ids, what is sent,
 * and a question. Plain text on one line, without secrets; an e-mail address only where it is the login hint.
 * Empty when there is nothing to ask.
 */
export const administratorMessage = (
  entry: CatalogueEntry,
  failure: ExplainedFailure,
  facts: Facts,
): string => {
  if (entry.ask === undefined) return "";
  const { loginHint } = failure;
  const sentences = [
    whatHappened(entry, failure),
    whatIsSent(failure),
    entry.aboutUser && loginHint ? `The login hint is ${loginHint}.` : undefined,
    ...fillSentences(entry.ask, facts),
  ];
  const kept = new Set([loginHint, facts.clientId]);
  const text = sentences.filter((sentence) => sentence !== undefined).join(" ");
  return createRedactor()
    .text(text)
    .replace(emailAddress, (address) => (kept.has(address) ? address : MASK))
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim();
};

const whatHappened = ({ title }: CatalogueEntry, failure: ExplainedFailure): string => {
  const { error, configuration, at } = failure;
  const path = endpointPath(failure);
  const where = path === undefined ? "" : ` at ${path}`;
  const client = configuration.clientId === "" ? "" : ` ${configuration.clientId}`;
  const refusal = [error.wire?.httpStatus, error.wire?.error, ownCodeOf(error.wire)]
    .filter((part) => part !== undefined && isCode(String(part)))
    .join(" ");
  const identifiers = identifiersOf(error.wire)
    .filter(({ value }) => isIdentifier(value))
    .map(({ name, value }) => `${name.replace(" ID", "")} ${value}`);
  const details = [refusal, utcWords(at), ...identifiers].filter((part) => part !== "").join(", ");
  // Documents are read without a client, and a token that fails a check was issued.
  const isRefused = refusal !== "" && error.step !== "discovery" && error.step !== "id_token";
  return isRefused
    ? `Client${client} is refused${where} (${details}).`
    : `A login of client${client} fails${where} (${details}): ${title}.`;
};

/** The path alone finds the line in a log; a query may hold what identifies a person. */
const endpointPath = ({ endpoint, error, configuration }: ExplainedFailure): string | undefined => {
  const named = error.field?.startsWith("endpoints.") ? error.field.slice("endpoints.".length) : "";
  const url =
    endpoint ??
    configuration.endpoints[named as EndpointName] ??
    (error.step && urlOfStep(error.step, configuration));
  return url !== undefined && URL.canParse(url) ? new URL(url).pathname : undefined;
};

const urlOfStep = (
  step: LoginStep,
  { automaticConfigurationUrl, endpoints }: ExplainedFailure["configuration"],
): string | undefined => {
  switch (step) {
    case "discovery":
      return automaticConfigurationUrl;
    case "authorization_endpoint":
    case "callback":
      return endpoints.authorization;
    case "token_endpoint":
    case "id_token":
      return endpoints.token;
    case "userinfo":
      return endpoints.userinfo;
    case "preparation":
    case "provisioning":
      return undefined;
  }
};

const whatIsSent = ({ error, configuration }: ExplainedFailure): string | undefined => {
  const { redirect, clientAuthenticationMethod: method, selectedScopes } = configuration;
  const port = hasAnyPort(redirect) ? " with any port" : "";
  const redirectUri = `the redirect URI ${redirectUriToRegister(redirect)}${port}`;
  if (error.step === "authorization_endpoint" || error.step === "callback") {
    return `It sends ${redirectUri} and the scopes ${selectedScopes.join(" ")}.`;
  }
  if (error.step !== "token_endpoint") return undefined;
  return method === "none"
    ? `It sends no client authentication, and ${redirectUri}.`
    : `It sends ${method} and ${redirectUri}.`;
};

const monthNames = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** `21 Nov 2025 10:02:23 UTC`, in every locale. */
const utcWords = (at: number): string => {
  const date = new Date(at);
  const time = date.toISOString().slice(11, 19);
  return `${date.getUTCDate()} ${monthNames[date.getUTCMonth()]} ${date.getUTCFullYear()} ${time} UTC`;
};
