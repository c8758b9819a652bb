import { headerValue } from "../../ports/http.ts";
import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";
import type { ReadDocument } from "../examination.ts";
import { durationWords } from "../time-words.ts";

const MAX_SECONDS = 86_400;

/** Applications that keep keys for weeks refuse good tokens after a rotation; here they are read anew (C-54). */
export const answersAreCachedBriefly: DoctorCheck = {
  checkId: "answers-are-cached-briefly",
  area: "transport_and_clock",
  title: "Metadata and keys are kept for a day at most",
  expected: "max-age of at most one day",
  source: "OIDC Core 10.1.1",
  examine: ({ document, jwks }) => {
    const answers = [
      ["discovery document", document],
      ["JWKS", jwks],
    ] as const;
    const ages = answers.flatMap(([name, answer]) => {
      const seconds = answer === undefined ? undefined : maxAgeOf(answer);
      return seconds === undefined ? [] : [{ name, seconds }];
    });
    if (document === undefined && jwks === undefined) return notApplicable("Nothing was fetched.");
    const found = ages.map(({ name, seconds }) => `${name}: ${durationWords(seconds * 1000)}`).join(", ");
    if (ages.every(({ seconds }) => seconds <= MAX_SECONDS))
      return passed(found === "" ? "nothing said" : found);
    return warning({
      title: "Metadata or keys may be kept for very long",
      found,
      advice:
        "Other applications may not notice new keys for that long. Here they are read anew for every login.",
      ask: `Please send the discovery document and the JWKS with a max-age of one day or less: ${found}.`,
    });
  },
};

const maxAgeOf = ({ headers }: ReadDocument): number | undefined => {
  const value = headerValue(headers, "cache-control") ?? "";
  if (/no-store|no-cache/i.test(value)) return undefined;
  const digits = /(?:^|[\s,])max-age="?(\d{1,12})/i.exec(value)?.[1];
  return digits === undefined ? undefined : Number(digits);
};
