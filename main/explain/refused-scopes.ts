import { capabilitiesOf, type ExplainedFailure } from "./explained-failure.ts";

const offlineNames: readonly string[] = ["offline_access", "offline"];

/**
 * The selected scopes that the provider refuses: those that its description names, else those that its metadata
 * does not list (OIDC Discovery 3: the list need not be complete). `openid` is never among them.
 */
export const refusedScopes = (failure: ExplainedFailure): readonly string[] => {
  if (failure.error.wire?.error !== "invalid_scope") return [];
  const selected = failure.configuration.selectedScopes;
  const named = namedScopes(failure.error.wire.errorDescription ?? "", selected);
  if (named.length > 0) return named;
  const listed = capabilitiesOf(failure).scopesSupported;
  return listed.length === 0 ? [] : selected.filter((scope) => scope !== "openid" && !listed.includes(scope));
};

/** Some providers repeat the whole request: then none is named. Google lists `valid=[…], invalid=[…]`. */
const namedScopes = (description: string, selected: readonly string[]): readonly string[] => {
  const part = /\binvalid=\[([^\]]*)\]/.exec(description)?.[1] ?? description;
  const words = part.split(/[\s,;'"`‘’“”()[\]{}]+/u).flatMap((word) => [word, word.replace(/[.:]+$/, "")]);
  const named = selected.filter((scope) => words.includes(scope));
  return named.length === selected.length ? [] : named.filter((scope) => scope !== "openid");
};

/** The selected scopes without the refused ones; `offline` and `offline_access` are taken for one another. */
export const acceptedScopes = (failure: ExplainedFailure): readonly string[] => {
  const refused = refusedScopes(failure);
  const listed = capabilitiesOf(failure).scopesSupported;
  const accepted = failure.configuration.selectedScopes.flatMap((scope) => {
    if (!refused.includes(scope)) return [scope];
    const other = offlineNames.includes(scope) ? offlineNames.find((name) => name !== scope) : undefined;
    const isOffered = listed.includes(other ?? "") || (listed.length === 0 && scope === "offline");
    return other !== undefined && isOffered && !refused.includes(other) ? [other] : [];
  });
  return [...new Set(accepted)];
};

/** The selected scopes with the one that brings a refresh token; undefined where there is none to add. */
export const scopesWithRefresh = (failure: ExplainedFailure): readonly string[] | undefined => {
  const selected = failure.configuration.selectedScopes;
  const listed = capabilitiesOf(failure).scopesSupported;
  const offered =
    listed.length === 0 ? ["offline_access"] : offlineNames.filter((name) => listed.includes(name));
  const first = offered[0];
  return first === undefined || offered.some((name) => selected.includes(name))
    ? undefined
    : [...selected, first];
};
