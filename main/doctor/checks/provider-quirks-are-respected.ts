import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";
import { knownProviderOf } from "../known-providers.ts";

/** What is known of single providers and does not stand in their metadata. */
export const providerQuirksAreRespected: DoctorCheck = {
  checkId: "provider-quirks-are-respected",
  area: "protocol",
  title: "Provider's peculiarities are respected",
  expected: "nothing set that this provider is known to refuse",
  source: "the provider's documentation",
  examine: (examination) => {
    const provider = knownProviderOf(examination);
    if (provider === undefined) return notApplicable("Nothing peculiar is known of this provider.");
    const words = `${provider.name}: ${provider.quirks.map((quirk) => quirk.words).join(" ")}`;
    const hit = provider.quirks.find(({ concerns }) => concerns?.(examination.draft));
    if (hit === undefined) return passed(words);
    return warning({
      title: `${provider.name} does it otherwise`,
      found: words,
      advice: hit.advice ?? "Compare with the provider's documentation.",
      fix: hit.fix?.(examination.draft),
    });
  },
};
