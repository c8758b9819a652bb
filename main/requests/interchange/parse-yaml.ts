import { parseAllDocuments } from "yaml";
import { notImportable, tooMuch } from "./import-failure.ts";
import { MOST_YAML } from "./limits.ts";

/** So often may a document refer to what it has said before: enough for people, too few for a bomb. */
const MOST_ALIASES = 100;

/**
 * Parses YAML 1.2 (core schema: no dates, `no` is a word, `010` is ten) with nothing of its own: no tags but the
 * schema's, no merge keys, few aliases. A file of several documents is none.
 * @throws AppFailure `invalid_input`
 */
export const parseYaml = (text: string): unknown => {
  if (text.length > MOST_YAML) throw tooMuch("more than 20 MiB of YAML");
  try {
    const documents = parseAllDocuments(text, {
      schema: "core",
      merge: false,
      // Comparing every key of an object with every other takes too long for large ones; the last one counts.
      uniqueKeys: false,
      prettyErrors: true,
      logLevel: "silent",
    });
    if (!Array.isArray(documents) || documents.length > 1) throw notYaml("there is not exactly one document");
    const [document] = documents;
    const problem = document?.errors[0] ?? document?.warnings[0];
    if (problem !== undefined) throw notYaml(problem.message.split("\n", 1)[0] ?? problem.code);
    return document?.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (thrown) {
    if (thrown instanceof Error && thrown.name !== "AppFailure") throw notYaml(thrown.message);
    throw thrown;
  }
};

const notYaml = (cause: string) =>
  notImportable("This is not YAML that can be read.", "Export it again, or correct the place.", cause);
