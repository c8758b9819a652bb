import type { Explanation } from "#shared/explain/explanation.ts";
import { administratorMessage } from "./administrator-message.ts";
import type { CatalogueEntry } from "./catalogue-entry.ts";
import { explainChanges } from "./explain-changes.ts";
import type { ExplainedFailure } from "./explained-failure.ts";
import { factsOf, fillSentences } from "./facts.ts";
import { selectEntry } from "./select-entry.ts";
import { wireWords } from "./wire-words.ts";

/**
 * Explains why a login or a refresh failed: what the provider said, what it means, what to change here, what to
 * ask. Words of the wire stay plain text, to be shown as untrusted ones.
 */
export const explain = (failure: ExplainedFailure): Explanation => {
  const entry = selectEntry(failure) ?? ofUnknownCode(failure);
  const facts = factsOf(failure);
  const source = entry.source ?? failure.error.source;
  return {
    entryId: entry.id,
    title: entry.title,
    said: wireWords(failure.error.wire),
    meaning: fillSentences(entry.meaning, facts).join(" "),
    ...(source === undefined ? {} : { source }),
    causes: fillSentences(entry.causes, facts),
    changes: explainChanges(entry, failure),
    message: administratorMessage(entry, failure, facts),
  };
};

/** A kept run of another version may have failed with a code that this one does not know. */
const ofUnknownCode = ({ error }: ExplainedFailure): CatalogueEntry => ({
  id: "workbench.unknown_code",
  when: {},
  title: error.message.replace(/\.$/u, ""),
  meaning: [],
  causes: [],
  changes: [{ field: "failing_endpoint" }],
});
