import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import styles from "./announce.module.css";

const AnnounceContext = createContext<(message: string) => void>(() => {
  throw new Error("Something is announced outside of LiveRegion.");
});

/** Says something to a screen reader that is only seen otherwise: "12 users found", "Copied". */
export function useAnnounce(): (message: string) => void {
  return useContext(AnnounceContext);
}

/** The polite live region of the window, and the way for everything below it to speak there. */
export function LiveRegion({ children }: { readonly children: ReactNode }) {
  const [said, setSaid] = useState({ message: "", turn: 0 });
  const announce = useCallback((message: string) => setSaid(({ turn }) => ({ message, turn: turn + 1 })), []);
  return (
    <AnnounceContext value={announce}>
      {children}
      <div className={styles.unseen} role="status" aria-live="polite">
        {/* The same words twice are only spoken again as another element. */}
        <span key={said.turn}>{said.message}</span>
      </div>
    </AnnounceContext>
  );
}

/** Words for a screen reader alone. */
export function Unseen({ children }: { readonly children: ReactNode }) {
  return <span className={styles.unseen}>{children}</span>;
}
