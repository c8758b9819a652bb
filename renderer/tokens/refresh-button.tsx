import { IconRefresh } from "@tabler/icons-react";
import type { UseMutationResult } from "@tanstack/react-query";
import type { TokenSetView } from "#shared/tokens/token-set-view.ts";
import { useAct } from "../bridge/index.ts";
import { Button } from "../ui/index.ts";

/** Refreshes a token set by hand; the state is for saying why it failed, in place. */
export type RefreshState = UseMutationResult<TokenSetView, Error, { userId: string }>;

/** See {@link RefreshState}. */
export const useRefresh = (): RefreshState => useAct("tokens.refresh");

interface RefreshButtonProps {
  readonly state: RefreshState;
  readonly userId: string;
  /** Without a refresh token there is nothing to refresh with. */
  readonly disabled: boolean;
}

/** Refresh now. */
export function RefreshButton({ state, userId, disabled }: RefreshButtonProps) {
  return (
    <Button
      size="small"
      icon={IconRefresh}
      disabled={disabled}
      busy={state.isPending}
      data-tooltip={disabled ? "There is no refresh token, or it was revoked" : undefined}
      onClick={() => state.mutate({ userId })}
    >
      Refresh now
    </Button>
  );
}
