import type { ClientConfigurationSummary, PresetName } from "#shared/configurations/client-configuration.ts";
import { countWords, hostOf } from "../words/index.ts";

/** How a configuration stands in the list: its state, and the line under its alias. */
export interface ListRow {
  readonly status: "passed" | "warning" | "incomplete" | "failed" | "off";
  /** The state in words, for the icon. */
  readonly statusWords: string;
  /** The issuer's host; where something is missing, that. */
  readonly line: string;
}

/** Whether a configuration is for the demo identity provider; the main process knows its issuer. */
export const isDemo = ({ isDemo: known }: Pick<ClientConfigurationSummary, "isDemo">): boolean =>
  known === true;

/** The preset by which a configuration is marked. */
export const presetShown = (
  configuration: Pick<ClientConfigurationSummary, "isDemo" | "preset">,
): PresetName => (isDemo(configuration) ? "demo" : configuration.preset);

/**
 * Puts a configuration's state into an icon and a line, the same as the doctor and the last login say: what is
 * missing first, then what will fail, then what did.
 */
export const listRow = (summary: ClientConfigurationSummary, isDemoOff = false): ListRow => {
  const [first, ...others] = summary.missing;
  const host = hostOf(summary.issuer) || summary.issuer || "No issuer";
  if (first) {
    const more = others.length === 0 ? "" : `, ${others.length} more`;
    return { status: "incomplete", statusWords: "Not finished", line: `${first.message}${more}` };
  }
  if (isDemoOff && isDemo(summary)) return { status: "off", statusWords: "Off", line: `${host}, off` };
  const { failed = 0, warnings = 0 } = summary.diagnosis ?? {};
  if (failed > 0) return { status: "failed", statusWords: countWords(failed, "failed check"), line: host };
  if (summary.lastLogin?.state === "failed")
    return { status: "failed", statusWords: "Last login failed", line: host };
  return warnings > 0
    ? { status: "warning", statusWords: `Ready for a login, ${countWords(warnings, "warning")}`, line: host }
    : { status: "passed", statusWords: "Ready for a login", line: host };
};

/** The configurations whose alias, issuer, client ID or tag has every word of the search. */
export const searchConfigurations = (
  all: readonly ClientConfigurationSummary[],
  text: string,
): readonly ClientConfigurationSummary[] => {
  const words = text.toLowerCase().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return all;
  return all.filter(({ alias, issuer, clientId, tags }) => {
    const where = [alias, issuer, clientId, ...tags].join("\n").toLowerCase();
    return words.every((word) => where.includes(word));
  });
};

const MAX_SHOWN_TAGS = 3;
const usualOrder = ["dev", "test", "acc", "prod"];

/** The tags by which the list can be filtered: the most used, with how many have each, in the usual order. */
export const filterTags = (
  all: readonly ClientConfigurationSummary[],
): readonly { readonly tag: string; readonly count: number }[] => {
  const counts = new Map<string, number>();
  for (const tag of all.flatMap(({ tags }) => [...new Set(tags)]))
    counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const place = (tag: string) => (usualOrder.indexOf(tag) + usualOrder.length + 1) % (usualOrder.length + 1);
  return [...counts]
    .map(([tag, count]) => ({ tag, count }))
    .sort((one, other) => other.count - one.count || one.tag.localeCompare(other.tag))
    .slice(0, MAX_SHOWN_TAGS)
    .sort((one, other) => place(one.tag) - place(other.tag) || one.tag.localeCompare(other.tag));
};

/** An alias that is not taken: the wish itself, or with the first free number behind it. */
export const freeAlias = (wish: string, all: readonly { readonly alias: string }[]): string => {
  const taken = new Set(all.map(({ alias }) => alias.toLowerCase()));
  if (!taken.has(wish.toLowerCase())) return wish;
  let number = 2;
  while (taken.has(`${wish} ${number}`.toLowerCase())) number += 1;
  return `${wish} ${number}`;
};
