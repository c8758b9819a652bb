import type { WireError } from "#shared/app-error.ts";
import type { Explanation } from "#shared/explain/explanation.ts";

type Said = Explanation["said"][number];

/** The block that Entra ends its descriptions with; each line is told apart. */
const idBlock = /\s*\bTrace ID: [\w-]+\s+Correlation ID: [\w-]+\s+Timestamp: [\d:. TZ-]+\s*$/;
const idInText = /\b(trace|correlation|request)[ _-]?id\s*[:=]\s*["']?([A-Za-z0-9][A-Za-z0-9_.-]{5,127})/gi;
const timestamp = /\bTimestamp: (\d{4}-\d\d-\d\d[ T][\d:.]+Z?)/;

/** What the provider said, to the letter; an answer without words says nothing. */
export const wireWords = (wire: WireError | undefined): readonly Said[] => {
  if (wire === undefined) return [];
  const error = [wire.httpStatus, wire.error].filter((part) => part !== undefined).join(" ");
  const words: readonly { readonly name: string; readonly value: string | undefined }[] = [
    { name: "error", value: error },
    { name: "description", value: wire.errorDescription?.replace(idBlock, "") },
    { name: "more at", value: wire.errorUri },
    ...identifiersOf(wire),
    { name: "time", value: timestamp.exec(wire.errorDescription ?? "")?.[1] },
  ];
  return words.filter((word): word is Said => word.value !== undefined && word.value !== "");
};

/** The ids by which an administrator finds a request in the provider's log, each once. */
export const identifiersOf = (wire: WireError | undefined): readonly Said[] => {
  const inText = Array.from(
    (wire?.errorDescription ?? "").matchAll(idInText),
    ([, kind = "", value = ""]) => ({
      name: `${kind.toLowerCase()} ID`,
      value,
    }),
  );
  const told = [
    { name: "request ID", value: wire?.requestId },
    { name: "correlation ID", value: wire?.correlationId },
  ].filter((one): one is Said => one.value !== undefined);
  const all = [...told, ...inText];
  return all.filter(({ value }, index) => all.findIndex((other) => other.value === value) === index);
};

/** A code of the provider's own inside its description, as Entra's `AADSTS7000215`. */
export const ownCodeOf = (wire: WireError | undefined): string | undefined =>
  /\bAADSTS\d{4,10}\b/.exec(wire?.errorDescription ?? "")?.[0];
