import { useSyncExternalStore } from "react";

/** Below this width the rail has no words, and list and detail are one pane. */
const NARROW = "(width < 1000px)";

/** Whether the window matches a media query now. */
export function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const list = window.matchMedia(query);
      list.addEventListener("change", onChange);
      return () => list.removeEventListener("change", onChange);
    },
    () => window.matchMedia(query).matches,
  );
}

/** Whether the window is under 1000 px wide. */
export function useNarrow(): boolean {
  return useMediaQuery(NARROW);
}
