import { type DoctorCheck, passed, warning } from "../check.ts";
import { ofDocument } from "../document-members.ts";
import { shownList } from "../shown.ts";

/** Control and direction characters, halves of surrogate pairs, and markup. */
const suspicious = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|<[a-z!/]/iu;
const MAX_TEXTS = 20_000;

/** Z-23. */
export const textsHideNothing: DoctorCheck = {
  checkId: "texts-hide-nothing",
  area: "discovery_document",
  title: "Texts hide nothing",
  expected: "no control or direction characters, no markup",
  source: "RFC 9700 4.11",
  examine: (examination) =>
    ofDocument(examination, (members) => {
      const names = Object.entries(members)
        .filter(
          ([name, value]) => suspicious.test(name) || textsOf(value).some((text) => suspicious.test(text)),
        )
        .map(([name]) => name);
      if (names.length === 0) return passed("none");
      return warning({
        title: "A text hides something",
        found: shownList(names),
        advice: "Such characters make a text look like another. Look at these members before you trust them.",
        ask: `Please remove control characters and markup from the discovery document: ${shownList(names)}.`,
      });
    }),
};

const textsOf = (value: unknown): readonly string[] => {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value)
    .slice(0, MAX_TEXTS)
    .filter((item): item is string => typeof item === "string");
};
