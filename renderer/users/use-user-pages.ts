import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { call, errorOf, useEvent } from "../bridge/index.ts";
import { createUserPages, type UserPages, type UserPagesState } from "./user-pages.ts";

/** Changes that come in a row are answered by one reading. */
const CHANGES_SETTLE_MS = 150;

/** The users that match, loaded page by page; read again when an event says that something has changed. */
export const useUserPages = (text: string): UserPagesState & Pick<UserPages, "want" | "refresh"> => {
  const [state, setState] = useState<UserPagesState>({
    loaded: undefined,
    isLoading: true,
    error: undefined,
  });
  const pages = useMemo(
    () =>
      createUserPages({
        read: (query) => call("users.search", query),
        elapsed: () => performance.now(),
        errorOf,
        onChange: setState,
      }),
    [],
  );
  useEffect(() => void pages.search(text), [pages, text]);

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const onChange = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void pages.refresh(), CHANGES_SETTLE_MS);
  }, [pages]);
  useEvent("users.changed", onChange);
  useEvent("tokens.changed", onChange);
  useEvent("configurations.changed", onChange);

  return { ...state, want: pages.want, refresh: pages.refresh };
};
