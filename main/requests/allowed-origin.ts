import { AppFailure } from "#shared/app-error.ts";
import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import { isLoopbackHost } from "../discovery/index.ts";

/** Whether a token may go there, without saying why not. */
export const isAllowedOrigin = (url: URL, configuration: ClientConfiguration): boolean =>
  configuration.allowedOrigins.includes(url.origin) && isSafelyReached(url, configuration);

const isSafelyReached = ({ protocol, hostname }: URL, { allowInsecureHttp }: ClientConfiguration): boolean =>
  protocol === "https:" || isLoopbackHost(hostname) || allowInsecureHttp;

/**
 * An access token goes only to origins that its configuration allows (C-92), and over plain HTTP only to
 * loopback unless the configuration says otherwise.
 * @throws AppFailure `origin_not_allowed`, `insecure_url`
 */
export const requireAllowedOrigin = (url: URL, configuration: ClientConfiguration): void => {
  if (!configuration.allowedOrigins.includes(url.origin)) {
    throw new AppFailure({
      code: "origin_not_allowed",
      message: `Access tokens of ${configuration.alias} may not be sent to ${url.origin}.`,
      advice: "If you trust this origin with the user's token, allow it.",
      field: "allowedOrigins",
      cause: url.origin,
    });
  }
  if (isSafelyReached(url, configuration)) return;
  throw new AppFailure({
    code: "insecure_url",
    message: `The access token would go to ${url.host} over plain HTTP.`,
    advice: "Use https, or switch on Allow plain HTTP in the configuration if it is a closed test network.",
    field: "allowInsecureHttp",
    source: "RFC 6750 5.3",
  });
};
