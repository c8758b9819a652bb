import type { ClientConfigurationDraft } from "#shared/configurations/client-configuration.ts";
import { planRequestObject, type RequestObjectPlan } from "#shared/configurations/request-object.ts";
import { isLoopbackHost } from "../../discovery/index.ts";
import { type DoctorCheck, failed, type Problem, passed, warning } from "../check.ts";
import { memberOf, ofDocument } from "../document-members.ts";
import { fixOf } from "../draft-fix.ts";
import type { Examination, Members } from "../examination.ts";

type RequestObject = ClientConfigurationDraft["authorizationRequest"]["requestObject"];

/** A provider may offer `request_uri` without `request`; both are optional. */
export const requestObjectCanBeSent: DoctorCheck = {
  checkId: "request-object-can-be-sent",
  area: "protocol",
  title: "The authorization request goes out in a form that is accepted",
  expected: "a signed one where it is demanded, in a way that is offered",
  source: "RFC 9101 10.5",
  examine: (examination) =>
    ofDocument(examination, (members) => {
      const isDemanded = memberOf(members, "require_signed_request_object") === true;
      const plan = planRequestObject(examination.draft, isDemanded);
      if (plan === undefined)
        return passed(`plain requests are accepted; offered besides: ${offers(members)}`);
      const problem = signatureProblem(examination, plan, isDemanded);
      if (problem !== undefined) return failed(problem);
      const doubt = deliveryProblem(examination, plan, members);
      if (doubt !== undefined) return warning(doubt);
      return passed(`${inWords(plan)}${isDemanded ? ", as it is demanded" : ""}`);
    }),
};

const offers = (members: Members): string => {
  const request = words(memberOf(members, "request_parameter_supported"), "no, by default");
  const uri = words(memberOf(members, "request_uri_parameter_supported"), "yes, by default");
  return `request ${request}, request_uri ${uri}`;
};

const words = (value: unknown, unsaid: string): string =>
  value === undefined ? unsaid : value === true ? "yes" : "no";

const inWords = ({ delivery, signed, encrypted }: RequestObjectPlan): string =>
  [
    signed ? "signed" : "not signed",
    ...(encrypted ? ["encrypted"] : []),
    delivery === "by_value" ? "by value" : "by reference",
  ].join(", ");

const withObject = (label: string, { draft }: Examination, changes: Partial<RequestObject>) => {
  const { authorizationRequest: request } = draft;
  return fixOf(label, "authorizationRequest.requestObject", {
    authorizationRequest: { ...request, requestObject: { ...request.requestObject, ...changes } },
  });
};

const signatureProblem = (
  examination: Examination,
  plan: RequestObjectPlan,
  isDemanded: boolean,
): Problem | undefined => {
  if (isDemanded && !plan.signed) {
    return {
      title: "Signed authorization requests are demanded",
      found: `require_signed_request_object is true; requests are ${inWords(plan)}`,
      advice: "The provider refuses requests that are not signed.",
      fix: withObject("Sign requests", examination, { signed: true }),
    };
  }
  if (!plan.signed || examination.clientKeyAlgorithm !== undefined) return undefined;
  return {
    title: "Requests cannot be signed without a key",
    found: isDemanded ? "require_signed_request_object is true; there is no key" : "there is no key",
    advice: "Make a key for the client, and register its public side at the provider.",
    fix: isDemanded
      ? undefined
      : withObject("Sign only when required", examination, { delivery: "when_required" }),
  };
};

const deliveryProblem = (
  examination: Examination,
  { delivery }: RequestObjectPlan,
  members: Members,
): Problem | undefined => {
  const { draft } = examination;
  // What is pushed goes by value, to an endpoint that takes it.
  if (draft.authorizationRequest.pushed === "always") return undefined;
  const isByValue = delivery === "by_value";
  const member = isByValue ? "request_parameter_supported" : "request_uri_parameter_supported";
  if (memberOf(members, member) === false) {
    return {
      title: isByValue ? "Request objects are not offered" : "References to request objects are not offered",
      found: `${member} is false`,
      advice: "The provider may answer that it does not support this.",
      fix: isByValue
        ? withObject("Send them only when required", examination, { delivery: "when_required" })
        : withObject("Send it by value", examination, { delivery: "by_value" }),
    };
  }
  const { authorization } = draft.endpoints;
  if (isByValue || !URL.canParse(authorization) || isLoopbackHost(new URL(authorization).hostname)) {
    return undefined;
  }
  return {
    title: "The provider cannot fetch the request object",
    found: `by reference to this machine, for ${new URL(authorization).hostname}`,
    advice: "A request object is laid open on the loopback interface, for a provider on this machine only.",
    fix: withObject("Send it by value", examination, { delivery: "by_value" }),
  };
};
