import type { EndpointName } from "#shared/configurations/client-configuration.ts";
import { type DoctorCheck, passed, warning } from "../check.ts";
import { memberOf, ofDocument, textOf } from "../document-members.ts";
import { fixOf } from "../draft-fix.ts";
import { isCallable } from "../urls.ts";

interface Alias {
  readonly name: string;
  readonly standard: string;
  readonly endpoint?: EndpointName;
}

/** Names of drafts and of single providers, and those of client metadata (OIDC Registration 2). */
const aliases: readonly Alias[] = [
  { name: "token_introspection_endpoint", standard: "introspection_endpoint", endpoint: "introspection" },
  { name: "token_revocation_endpoint", standard: "revocation_endpoint", endpoint: "revocation" },
  { name: "ping_end_session_endpoint", standard: "end_session_endpoint", endpoint: "endSession" },
  { name: "id_token_alg_values_supported", standard: "id_token_signing_alg_values_supported" },
  { name: "id_token_signed_response_alg", standard: "id_token_signing_alg_values_supported" },
  { name: "userinfo_signed_response_alg", standard: "userinfo_signing_alg_values_supported" },
];

/** Members under another name than the standard's are not seen by an import. */
export const membersHaveStandardNames: DoctorCheck = {
  checkId: "members-have-standard-names",
  area: "discovery_document",
  title: "Members have the standard's names",
  expected: "no member under an old name or one of the provider's own",
  source: "OIDC Discovery 3",
  examine: (examination) =>
    ofDocument(examination, (members) => {
      const present = aliases.filter(({ name }) => memberOf(members, name) !== undefined);
      if (present.length === 0) return passed("none under another name");
      const list = present.map(({ name, standard }) => `${name} for ${standard}`).join(", ");
      const alone = present.filter(({ standard }) => memberOf(members, standard) === undefined);
      if (alone.length === 0) return passed(`${list}, beside the standard's`);
      const { draft } = examination;
      const usable = alone.find(({ name, endpoint }) => {
        const url = textOf(members, name);
        return (
          endpoint !== undefined &&
          draft.endpoints[endpoint] === "" &&
          url !== undefined &&
          isCallable(url, draft.allowInsecureHttp)
        );
      });
      return warning({
        title: "A member has a name of its own",
        found: list,
        advice: "An import does not see it. Fill the endpoint in by hand where it is needed.",
        fix:
          usable?.endpoint === undefined
            ? undefined
            : fixOf(`Use ${usable.name}`, `endpoints.${usable.endpoint}`, {
                endpoints: { ...draft.endpoints, [usable.endpoint]: textOf(members, usable.name) ?? "" },
              }),
        ask: `Please publish these members under the standard's names, too: ${list}.`,
      });
    }),
};
