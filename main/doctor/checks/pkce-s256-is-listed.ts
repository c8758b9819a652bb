import { type DoctorCheck, failed, notApplicable, passed, warning } from "../check.ts";
import { knowsProvider, listedBy } from "../document-members.ts";
import { knownProviderOf } from "../known-providers.ts";
import { shownList } from "../shown.ts";

/** C-37: S256 is sent in any case. */
export const pkceS256IsListed: DoctorCheck = {
  checkId: "pkce-s256-is-listed",
  area: "protocol",
  title: "PKCE with S256 is offered",
  expected: "S256 in code_challenge_methods_supported",
  source: "RFC 9700 2.1.1",
  examine: (examination) => {
    if (!knowsProvider(examination)) return notApplicable("Nothing is known of the provider.");
    const methods = listedBy(
      examination,
      "code_challenge_methods_supported",
      ({ codeChallengeMethodsSupported }) => codeChallengeMethodsSupported,
    );
    if (methods?.includes("S256")) return passed(shownList(methods));
    if (methods !== undefined) {
      return failed({
        title: "PKCE with S256 is not offered",
        found: shownList(methods),
        advice: "S256 is always sent, and plain is not safe. The provider has to offer S256.",
        ask: "Please support PKCE with S256 (RFC 7636) and list it in code_challenge_methods_supported.",
      });
    }
    const provider = knownProviderOf(examination);
    if (provider?.takesPkce) return passed(`not said; ${provider.name} is known to accept S256`);
    return warning({
      title: "PKCE is not listed",
      found: "code_challenge_methods_supported is missing",
      advice:
        "S256 is sent all the same; a provider that does not know it passes over it, and codes are less safe.",
      ask: "Do you support PKCE with S256 (RFC 7636)? Please list it in code_challenge_methods_supported.",
    });
  },
};
