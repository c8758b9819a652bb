import { AppFailure } from "#shared/app-error.ts";
import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import { keptCredentials, missingForLogin } from "#shared/configurations/missing-for-login.ts";

/** A login needs all that its configuration is still missing. @throws AppFailure `configuration_incomplete` */
export const requireComplete = (configuration: ClientConfiguration): void => {
  const first = missingForLogin(configuration, keptCredentials(configuration))[0];
  if (first === undefined) return;
  throw new AppFailure({
    code: "configuration_incomplete",
    message: `${first.message}.`,
    advice: "Fill it in, then test the login.",
    step: "preparation",
    field: first.field,
  });
};
