import { planRequestObject } from "#shared/configurations/request-object.ts";
import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";
import { listOf, memberOf, ofDocument } from "../document-members.ts";
import { shownList } from "../shown.ts";

export const requestObjectAlgorithmIsListed: DoctorCheck = {
  checkId: "request-object-algorithm-is-listed",
  area: "protocol",
  title: "Algorithm of request objects is listed",
  expected: "the algorithm in request_object_signing_alg_values_supported, or nothing said",
  source: "OIDC Discovery 3",
  examine: (examination) =>
    ofDocument(examination, (members) => {
      const isDemanded = memberOf(members, "require_signed_request_object") === true;
      const plan = planRequestObject(examination.draft, isDemanded);
      const algorithm = plan?.signed ? examination.clientKeyAlgorithm : "none";
      if (plan === undefined || algorithm === undefined) return notApplicable("No request object is sent.");
      const listed = listOf(members, "request_object_signing_alg_values_supported");
      if (listed === undefined || listed.length === 0)
        return passed(`${algorithm}; the document says nothing`);
      if (listed.includes(algorithm)) return passed(algorithm, shownList(listed));
      return warning({
        title: `${algorithm} is not listed for request objects`,
        expected: shownList(listed),
        found: algorithm,
        advice: plan.signed
          ? "The provider may answer invalid_request_object. Make a key for a listed algorithm and register it."
          : "The provider may answer invalid_request_object. Sign the request object.",
        ask: `This client sends request objects with ${algorithm}. Is that accepted? Listed are ${shownList(listed)}.`,
      });
    }),
};
