import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";
import { fixOf } from "../draft-fix.ts";
import { shownList } from "../shown.ts";
import { isCallable, parseWebUrl } from "../urls.ts";

/** Access tokens go to these origins and to no others (C-92). */
export const allowedOriginsAreSound: DoctorCheck = {
  checkId: "allowed-origins-are-sound",
  area: "client_registration",
  title: "Allowed origins are origins",
  expected: "https://host or https://host:port, without a path",
  source: "RFC 6454 6.2",
  examine: ({ draft: { allowedOrigins, allowInsecureHttp } }) => {
    if (allowedOrigins.length === 0) return notApplicable("No API may get access tokens yet.");
    const odd = allowedOrigins.filter(
      (origin) => parseWebUrl(origin)?.origin !== origin || !isCallable(origin, allowInsecureHttp),
    );
    if (odd.length === 0) return passed(shownList(allowedOrigins));
    const mended = allowedOrigins.map((origin) => parseWebUrl(origin)?.origin ?? origin);
    const isMended = mended.every((origin) => isCallable(origin, allowInsecureHttp));
    return warning({
      title: "An allowed origin is none",
      found: shownList(odd),
      advice: "Requests there go out without an access token. Leave out path and slash; use https.",
      fix: isMended
        ? fixOf("Leave out the rest", "allowedOrigins", { allowedOrigins: [...new Set(mended)] })
        : undefined,
    });
  },
};
