import { AppFailure } from "#shared/app-error.ts";
import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";

/** The configuration with its next key in the place of the one in use. @throws AppFailure `secret_missing` */
export const withNextKey = (configuration: ClientConfiguration): ClientConfiguration => {
  const { nextClientKey } = configuration;
  if (nextClientKey !== undefined) return { ...configuration, clientKey: nextClientKey };
  throw new AppFailure({
    code: "secret_missing",
    message: "There is no next key of the client to try.",
    advice: "Make the next key or import one, and register its public side at the provider.",
    step: "preparation",
    field: "nextClientKey",
  });
};
