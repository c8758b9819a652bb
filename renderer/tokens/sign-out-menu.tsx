import { IconLogout } from "@tabler/icons-react";
import { useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import type { SignOutOutcome } from "#shared/tokens/token-set-view.ts";
import { call, errorOf } from "../bridge/index.ts";
import { MenuButton, type MenuItem, useAnnounce } from "../ui/index.ts";

/** What came of a sign-out that was asked for on this page. */
export interface SignOutState {
  readonly outcome: SignOutOutcome | undefined;
  readonly error: AppError | undefined;
  /** The provider's page is open in the browser, or the tokens are being forgotten. */
  readonly underWay: SignOutOutcome["kind"] | undefined;
  readonly signOut: (kind: SignOutOutcome["kind"]) => Promise<void>;
}

/** Signs a user out and keeps what came of it, until another user is shown. */
export const useSignOut = (userId: string): SignOutState => {
  const announce = useAnnounce();
  const [state, setState] = useState<
    Pick<SignOutState, "outcome" | "error" | "underWay"> & { readonly userId: string }
  >();
  const set = (next: Partial<SignOutState>) =>
    setState({ outcome: undefined, error: undefined, underWay: undefined, ...next, userId });
  const signOut = async (kind: SignOutOutcome["kind"]) => {
    set({ underWay: kind });
    try {
      const outcome = await call("tokens.signOut", { userId, kind });
      announce(outcome.message);
      set({ outcome });
    } catch (thrown) {
      set({ error: errorOf(thrown) });
    }
  };
  const own = state?.userId === userId ? state : undefined;
  return { outcome: own?.outcome, error: own?.error, underWay: own?.underWay, signOut };
};

interface SignOutMenuProps {
  readonly state: SignOutState;
  readonly disabled?: boolean | undefined;
}

/** Sign out, here alone or at the provider too, with the difference said. */
export function SignOutMenu({ state, disabled }: SignOutMenuProps) {
  const items: readonly MenuItem[] = [
    {
      label: "Sign out here",
      icon: IconLogout,
      note: "Forget the tokens; the provider keeps its session",
      onSelect: () => void state.signOut("local"),
    },
    {
      label: "Sign out at the provider",
      icon: IconLogout,
      note: "Forget the tokens, and end the session in the browser",
      onSelect: () => void state.signOut("provider"),
    },
  ];
  return (
    <MenuButton
      label="Sign out"
      size="small"
      items={items}
      disabled={disabled || state.underWay !== undefined}
    />
  );
}
