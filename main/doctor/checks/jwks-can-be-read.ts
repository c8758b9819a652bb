import { type DoctorCheck, failed, notApplicable, passed } from "../check.ts";
import { shown } from "../shown.ts";

/** Z-40. */
export const jwksCanBeRead: DoctorCheck = {
  checkId: "jwks-can-be-read",
  area: "keys_and_algorithms",
  title: "Keys can be read",
  expected: "a JWKS with status 200, at most 1 MiB, without a redirect",
  source: "RFC 7517 5",
  examine: ({ jwks, jwksFailure }) => {
    if (jwks !== undefined) return passed(shown(jwks.url));
    if (jwksFailure === undefined) return notApplicable("No JWKS endpoint, or the provider was not asked.");
    const { message, advice, cause } = jwksFailure;
    return failed({
      title: "Keys cannot be read",
      found: shown(message),
      advice,
      ask: `Please check the JWKS at ${shown(cause ?? "jwks_uri")}: ${shown(message)}`,
    });
  },
};
