import type { AppError, LoginStep } from "#shared/app-error.ts";
import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import { redirectUriToRegister } from "#shared/configurations/redirect-uri.ts";
import type { LoginRun } from "#shared/login/login-run.ts";
import type { ExchangeEntry, TraceEntry } from "#shared/trace/trace-entry.ts";
import { utcWords } from "../words/utc-words.ts";

/** Steps at which an administrator of the provider can do something. */
const providerSteps: ReadonlySet<LoginStep> = new Set<LoginStep>([
  "discovery",
  "authorization_endpoint",
  "callback",
  "token_endpoint",
  "id_token",
  "userinfo",
]);

/** What is ours alone, at whichever step it happens. */
const ownCodes: ReadonlySet<AppError["code"]> = new Set<AppError["code"]>([
  "browser_open_failed",
  "port_in_use",
  "loopback_unavailable",
  "login_timed_out",
  "login_cancelled",
  "configuration_incomplete",
  "secret_missing",
  "secret_unreadable",
  "keychain_unavailable",
  "keychain_timeout",
  "data_key_missing",
  "callback_rejected",
  "insecure_url",
  "internal",
]);

/** Whether asking the provider's administrator can help. */
export const concernsAdministrator = (error: AppError): boolean =>
  !ownCodes.has(error.code) && (error.wire !== undefined || providerSteps.has(error.step ?? "preparation"));

type Registration = Pick<
  ClientConfiguration,
  "clientId" | "issuer" | "clientAuthenticationMethod" | "redirect" | "selectedScopes"
>;

/**
 * A message for the provider's administrator: what was refused, when in UTC, with which correlation id, and how
 * the client is set up here. It is made of recorded, redacted values and never of a secret.
 */
export const administratorMessage = (
  run: LoginRun,
  trace: readonly TraceEntry[],
  registration: Registration | undefined,
): string => {
  const { error } = run;
  if (!error) return "";
  const exchange = failedExchange(trace, error.step);
  const at = exchange?.startedAt ?? run.endedAt ?? run.startedAt;
  const client = registration?.clientId ? `client ${registration.clientId}` : `"${run.configurationAlias}"`;
  const isBeforeClient = error.step === "discovery";
  return [
    `A login with ${client}${registration?.issuer ? ` at ${registration.issuer}` : ""} fails.`,
    "",
    ...lineOf("What happens", error.message),
    ...lineOf("Provider's answer", wireLine(error)),
    ...lineOf("At", exchange && `${exchange.request.method} ${withoutQuery(exchange.request.url)}`),
    ...lineOf("Time", utcWords(at)),
    ...lineOf("Request ID", error.wire?.requestId),
    ...(isBeforeClient ? [] : registrationLines(registration)),
    ...lineOf("Standard", error.source),
    "",
    isBeforeClient
      ? "Is this address right, and does the service run?"
      : "Is the client registered with these values, and what does your log say at that time?",
  ].join("\n");
};

const registrationLines = (registration: Registration | undefined): readonly string[] => [
  ...lineOf("Client authentication", registration?.clientAuthenticationMethod),
  ...lineOf("Redirect URI", registration && redirectUriToRegister(registration.redirect)),
  ...lineOf("Scopes", registration?.selectedScopes.join(" ")),
];

const lineOf = (name: string, value: string | undefined): readonly string[] =>
  value ? [`${name}: ${value.replaceAll(/\s+/gu, " ").trim()}`] : [];

const wireLine = ({ wire }: AppError): string | undefined => {
  if (!wire) return undefined;
  const code = [wire.httpStatus, wire.error].filter((part) => part !== undefined).join(" ");
  return [code, wire.errorDescription].filter(Boolean).join(": ") || undefined;
};

const failedExchange = (
  trace: readonly TraceEntry[],
  step: LoginStep | undefined,
): ExchangeEntry | undefined =>
  trace.findLast((entry): entry is ExchangeEntry => entry.kind === "exchange" && entry.step === step);

/** A query may hold what identifies a person; the path is enough to find the line in a log. */
const withoutQuery = (url: string): string => url.split(/[?#]/u)[0] ?? url;
