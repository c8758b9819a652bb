import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from "react";
import { Button } from "./button.tsx";
import styles from "./toast.module.css";

const SHOWN_FOR_MS = 8000;

/** Something that was done and can be taken back. */
export interface UndoToast {
  /** What was done: "Northwind acceptance deleted". */
  readonly message: string;
  readonly onUndo: () => void;
}

const ToastContext = createContext<(toast: UndoToast) => void>(() => {
  throw new Error("A toast is shown outside of ToastProvider.");
});

/** Offers to undo what was just done, for 8 s. Errors are never told here. */
export function useUndoToast(): (toast: UndoToast) => void {
  return useContext(ToastContext);
}

/** Shows one toast at a time; a newer one takes the place of the older. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [toast, setToast] = useState<UndoToast>();
  const close = useCallback(() => setToast(undefined), []);
  return (
    <ToastContext value={setToast}>
      {children}
      <section className={styles.region} aria-label="Undo" aria-live="polite">
        {toast && <ShownToast key={toast.message} toast={toast} onClose={close} />}
      </section>
    </ToastContext>
  );
}

function ShownToast({ toast, onClose }: { readonly toast: UndoToast; readonly onClose: () => void }) {
  // Under the pointer or in focus it stays: nobody shall miss the button by a moment.
  const [isHeld, setIsHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(onClose, SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [isHeld, onClose]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notices that someone is on it
    <div
      className={styles.toast}
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      <span className={styles.message}>{toast.message}</span>
      <Button
        size="small"
        variant="accent"
        onClick={() => {
          toast.onUndo();
          onClose();
        }}
      >
        Undo
      </Button>
    </div>
  );
}
