import type { AutomaticRefreshView, TokenSetView } from "#shared/tokens/token-set-view.ts";
import { text } from "../theme/index.ts";
import { classNames, ErrorNotice, formatMoment, StatusText, useNow } from "../ui/index.ts";

/** Whether the tokens are refreshed by themselves, in a few words for the head of their life. */
export function AutomaticRefreshWords({ set }: { readonly set: TokenSetView }) {
  const now = useNow();
  const refresh = set.automaticRefresh;
  if (!refresh) return undefined;
  if (refresh.state === "stopped") return <StatusText status="warning">Not refreshed any more</StatusText>;
  if (refresh.failure)
    return <StatusText status="warning">Refresh tried again {formatMoment(refresh.at, now)}</StatusText>;
  const seconds = Math.round(((set.expiresAt ?? refresh.at) - refresh.at) / 1000);
  return <span className={classNames(text.small, text.second)}>Refreshed {seconds} s before the end</span>;
}

/** Why the last automatic refresh failed. */
export function AutomaticRefreshFailure({ refresh }: { readonly refresh: AutomaticRefreshView | undefined }) {
  if (!refresh?.failure) return undefined;
  return <ErrorNotice error={refresh.failure} title="The automatic refresh failed" />;
}
