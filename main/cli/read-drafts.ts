import { AppFailure } from "#shared/app-error.ts";
import {
  type ClientConfigurationDraft,
  completeDraft,
  emptyDraft,
} from "#shared/configurations/client-configuration.ts";
import { clientConfigurationDraftSchema } from "#shared/configurations/client-configuration-schema.ts";

/** More than that many problems say nothing new. */
const MOST_PROBLEMS = 20;

/**
 * Reads one configuration, or a list of them, from JSON text. An entry has the members of
 * `ClientConfigurationDraft`; what it does not say has the defaults of a new configuration.
 * @throws AppFailure `invalid_input` that names every entry and field that is wrong, never a value
 */
export const readDrafts = (text: string): readonly ClientConfigurationDraft[] => {
  const parsed = parseJson(text);
  const entries: readonly unknown[] = Array.isArray(parsed) ? parsed : [parsed];
  const results = entries.map((entry) => readEntry(entry));
  const problems = results.flatMap((result, index) =>
    result.problems.map((problem) => `entry ${index + 1}${aliasOf(entries[index])}, ${problem}`),
  );
  if (entries.length === 0) throw invalidFile("The file has no configuration in it.");
  if (problems.length > 0) {
    const shown = problems.slice(0, MOST_PROBLEMS).join("; ");
    const more = problems.length > MOST_PROBLEMS ? `; and ${problems.length - MOST_PROBLEMS} more` : "";
    throw invalidFile("The file has entries that are not valid; none was imported.", shown + more);
  }
  return results.flatMap(({ draft }) => draft ?? []);
};

interface ReadEntry {
  readonly draft?: ClientConfigurationDraft;
  /** `field: what is wrong`. */
  readonly problems: readonly string[];
}

const readEntry = (entry: unknown): ReadEntry => {
  if (!isObject(entry)) return { problems: ["it is no JSON object"] };
  if ("clientSecret" in entry) {
    return { problems: ["clientSecret: secrets are not read from files; use --client-secret-stdin"] };
  }
  const result = clientConfigurationDraftSchema.safeParse(completeEntry(entry));
  if (result.success) return { draft: result.data, problems: [] };
  return {
    problems: result.error.issues.map(({ path, message }) => `${path.join(".") || "members"}: ${message}`),
  };
};

/** Defaults fill in members of objects; what should be an object and is not stays, to be refused. */
const completeEntry = (entry: Readonly<Record<string, unknown>>): unknown => {
  const defaults: Readonly<Record<string, unknown>> = { ...emptyDraft("") };
  const wrong = Object.entries(entry).filter(([name, value]) => isObject(defaults[name]) && !isObject(value));
  return { ...completeDraft(entry), ...Object.fromEntries(wrong) };
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const aliasOf = (entry: unknown): string =>
  isObject(entry) && typeof entry.alias === "string" ? ` “${entry.alias.slice(0, 40)}”` : "";

/** The parser's own words would quote the file, which may hold what is nobody's business. */
const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (thrown) {
    const place = /position \d+/.exec(String(thrown))?.[0];
    throw invalidFile("The file is not JSON.", place && `at ${place}`);
  }
};

const invalidFile = (message: string, cause?: string): AppFailure =>
  new AppFailure({
    code: "invalid_input",
    message,
    advice: "Correct the file and import it again.",
    ...(cause === undefined ? {} : { cause }),
  });
