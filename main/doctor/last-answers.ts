import type { ClientConfigurationDraft } from "#shared/configurations/client-configuration.ts";
import { automaticConfigurationUrlOf } from "../discovery/index.ts";
import type { FetchedParts } from "./examine-provider.ts";

/** What providers answered last, in memory, so that a form is examined anew with every change of it. */
export interface LastAnswers {
  keep(draft: ClientConfigurationDraft, answers: FetchedParts): void;
  /** What is still true for this draft: other keys than those that it names are left out. */
  of(draft: ClientConfigurationDraft): FetchedParts | undefined;
}

/** So many providers' answers are kept; each may have two documents of 1 MiB. */
const MOST_KEPT = 20;

/** Whom a draft asks; where there is no document, the place of its keys tells providers apart. */
const providerOf = ({ automaticConfigurationUrl, endpoints }: ClientConfigurationDraft): string => {
  const url = automaticConfigurationUrlOf(automaticConfigurationUrl);
  return url === "" ? `keys ${endpoints.jwks}` : url;
};

/** An empty memory. */
export const createLastAnswers = (): LastAnswers => {
  const kept = new Map<string, FetchedParts>();
  return {
    keep: (draft, answers) => {
      const provider = providerOf(draft);
      kept.delete(provider);
      kept.set(provider, answers);
      const [oldest] = kept.keys();
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    },
    of: (draft) => {
      const answers = kept.get(providerOf(draft));
      const { jwks: wanted } = draft.endpoints;
      if (answers === undefined || wanted === "" || answers.jwksUrl === wanted) return answers;
      const { jwks: _jwks, jwksFailure: _failure, keys: _keys, loginKeys: _loginKeys, ...others } = answers;
      return others;
    },
  };
};
