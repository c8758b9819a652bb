import { type DoctorCheck, failed, notApplicable, passed } from "../check.ts";
import { fixOf } from "../draft-fix.ts";
import { counted, shownList } from "../shown.ts";

const kinds = ["authorization", "token", "refresh"] as const;
type Kind = (typeof kinds)[number];

/** Parameters that a request has in any case; none may occur twice (RFC 6749 3.1, 3.2). */
const taken: Readonly<Record<Kind, readonly string[]>> = {
  authorization: [
    "response_type",
    "client_id",
    "redirect_uri",
    "scope",
    "state",
    "nonce",
    "code_challenge",
    "code_challenge_method",
    "dpop_jkt",
    "request",
    "request_uri",
  ],
  token: [
    "grant_type",
    "code",
    "redirect_uri",
    "code_verifier",
    "client_assertion",
    "client_assertion_type",
    "client_secret",
  ],
  refresh: ["grant_type", "refresh_token", "client_assertion", "client_assertion_type", "client_secret"],
};

export const extraParametersReplaceNothing: DoctorCheck = {
  checkId: "extra-parameters-replace-nothing",
  area: "client_registration",
  title: "Extra parameters replace nothing",
  expected: "names that the requests do not have already",
  source: "RFC 6749 3.1",
  examine: ({ draft: { extraParameters } }) => {
    const isTaken = (kind: Kind, name: string): boolean => taken[kind].includes(name);
    const clashes = kinds.flatMap((kind) =>
      extraParameters[kind].filter(({ name }) => isTaken(kind, name)).map(({ name }) => ({ kind, name })),
    );
    const [first] = clashes;
    if (first !== undefined) {
      const kept = Object.fromEntries(
        kinds.map((kind) => [kind, extraParameters[kind].filter(({ name }) => !isTaken(kind, name))]),
      );
      return failed({
        title: "An extra parameter is one of the request's own",
        found: shownList(clashes.map(({ kind, name }) => `${name} (${kind})`)),
        advice: "The provider refuses a parameter that occurs twice, and a login's protection is in these.",
        fix: fixOf("Remove it", `extraParameters.${first.kind}`, {
          extraParameters: { ...extraParameters, ...kept },
        }),
      });
    }
    const count = kinds.reduce((sum, kind) => sum + extraParameters[kind].length, 0);
    return count === 0 ? notApplicable("There are none.") : passed(counted(count, "extra parameter"));
  },
};
