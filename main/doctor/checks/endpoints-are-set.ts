import type { EndpointName } from "#shared/configurations/client-configuration.ts";
import { type DoctorCheck, failed, passed } from "../check.ts";
import { fixOf } from "../draft-fix.ts";
import { shownList } from "../shown.ts";
import { isCallable } from "../urls.ts";

const needed: readonly EndpointName[] = ["authorization", "token", "jwks"];

export const endpointsAreSet: DoctorCheck = {
  checkId: "endpoints-are-set",
  area: "client_registration",
  title: "Endpoints for a login are set",
  expected: needed.join(", "),
  source: "OIDC Core 3.1",
  examine: ({ draft, metadata }) => {
    const missing = needed.filter((name) => draft.endpoints[name] === "");
    if (missing.length === 0) return passed("all three");
    const [first] = missing;
    const taken = missing.filter((name) =>
      isCallable(metadata?.endpoints[name] ?? "", draft.allowInsecureHttp),
    );
    const values = Object.fromEntries(taken.map((name) => [name, metadata?.endpoints[name] ?? ""]));
    return failed({
      title: missing.length === 1 ? `Endpoint ${first} is missing` : "Endpoints are missing",
      found: `not set: ${shownList(missing)}`,
      advice: "Import the configuration, or fill them in by hand.",
      fix:
        taken.length === 0
          ? undefined
          : fixOf("Use the document's endpoints", `endpoints.${taken[0]}`, {
              endpoints: { ...draft.endpoints, ...values },
            }),
    });
  },
};
