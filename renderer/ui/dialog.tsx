import { lazy, type ReactNode, type RefObject, Suspense, useState } from "react";

const DialogPopup = lazy(async () => ({ default: (await import("./dialog-popup.tsx")).DialogPopup }));
const ConfirmPopup = lazy(async () => ({ default: (await import("./dialog-popup.tsx")).ConfirmPopup }));

export interface DialogProps {
  readonly open: boolean;
  /** Escape, a press outside, or the cross. */
  readonly onClose: () => void;
  readonly title: string;
  /** The buttons at the foot, the primary one last. */
  readonly actions?: ReactNode;
  /** What has the keyboard first; else the first control. */
  readonly initialFocus?: RefObject<HTMLElement | null> | undefined;
  readonly children: ReactNode;
}

/** A modal dialog; it keeps the keyboard until it is closed and gives it back then. */
export function Dialog(props: DialogProps) {
  return useWasOpen(props.open) ? (
    <Suspense>
      <DialogPopup {...props} />
    </Suspense>
  ) : null;
}

export interface ConfirmDialogProps {
  readonly open: boolean;
  /** One clear question with the name or the number in it: "Delete Northwind acceptance?" */
  readonly question: string;
  /** What is lost by it, and what is kept. */
  readonly children?: ReactNode;
  /** The verb of the button that does it: "Delete". */
  readonly verb: string;
  /** False where nothing is lost for good; the button is then the primary one. */
  readonly destructive?: boolean;
  readonly busy?: boolean | undefined;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks one question before something that cannot be undone. Cancel has the focus first. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return useWasOpen(props.open) ? (
    <Suspense>
      <ConfirmPopup {...props} />
    </Suspense>
  ) : null;
}

/** True from the first opening on, so that nothing is loaded before and the closing can still be drawn. */
function useWasOpen(open: boolean): boolean {
  const [wasOpen, setWasOpen] = useState(open);
  if (open && !wasOpen) setWasOpen(true);
  return open || wasOpen;
}
