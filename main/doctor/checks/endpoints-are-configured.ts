import { type EndpointName, endpointNames } from "#shared/configurations/client-configuration.ts";
import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";
import { fixOf } from "../draft-fix.ts";
import type { Examination } from "../examination.ts";
import { counted, shown, shownList } from "../shown.ts";
import { describeDifference, isCallable } from "../urls.ts";

/** Endpoints that are set by hand win over the document's; a slash more or less is another endpoint. */
export const endpointsAreConfigured: DoctorCheck = {
  checkId: "endpoints-are-configured",
  area: "discovery_document",
  title: "Configured endpoints are the document's",
  expected: "the document's endpoints, to the letter",
  source: "OIDC Discovery 4",
  examine: (examination) => {
    const { draft, metadata } = examination;
    if (metadata === undefined) return notApplicable("There is no document whose endpoints can be used.");
    const set = endpointNames.filter(
      (name) => draft.endpoints[name] !== "" && metadata.endpoints[name] !== "",
    );
    if (set.length === 0) return notApplicable("No endpoint is set that the document names.");
    const differing = set.filter((name) => draft.endpoints[name] !== metadata.endpoints[name]);
    if (differing.length === 0) {
      const slashed = set.filter((name) => draft.endpoints[name].endsWith("/"));
      return passed(
        slashed.length === 0
          ? counted(set.length, "endpoint")
          : `${counted(set.length, "endpoint")}; ${shownList(slashed)} with a slash at the end, which is kept`,
      );
    }
    return warning({
      title:
        differing.length === 1
          ? `Endpoint ${differing[0]} is not the document's`
          : "Endpoints are not the document's",
      expected: shownList(differing.map((name) => metadata.endpoints[name])),
      found: shownList(
        differing.map((name) => {
          const [theirs, ours] = [metadata.endpoints[name], draft.endpoints[name]];
          return `${shown(ours)}, which differs in ${describeDifference(theirs, ours)}`;
        }),
      ),
      advice: "Take the document's endpoints, unless they were changed here on purpose.",
      fix: fixFor(examination, differing),
    });
  },
};

const fixFor = ({ draft, metadata }: Examination, differing: readonly EndpointName[]) => {
  const names = differing.filter((name) =>
    isCallable(metadata?.endpoints[name] ?? "", draft.allowInsecureHttp),
  );
  const [first] = names;
  if (first === undefined) return undefined;
  const taken = Object.fromEntries(names.map((name) => [name, metadata?.endpoints[name] ?? ""]));
  return fixOf("Use the document's endpoints", `endpoints.${first}`, {
    endpoints: { ...draft.endpoints, ...taken },
  });
};
