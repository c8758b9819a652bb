import { AlertDialog } from "@base-ui/react/alert-dialog";
import { Dialog as Base } from "@base-ui/react/dialog";
import { IconX } from "@tabler/icons-react";
import { useRef } from "react";
import { Button, IconButton } from "./button.tsx";
import { classNames } from "./class-names.ts";
import type { ConfirmDialogProps, DialogProps } from "./dialog.tsx";
import styles from "./dialog-popup.module.css";

/** The opened dialog. */
export function DialogPopup({ open, onClose, title, actions, initialFocus, children }: DialogProps) {
  const body = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup
          className={classNames(styles.popup, styles.wide)}
          data-overlay={open ? "modal" : undefined}
          // What the dialog is for comes before its cross.
          initialFocus={() =>
            initialFocus?.current ??
            body.current?.querySelector<HTMLElement>("input, select, textarea, button") ??
            true
          }
        >
          <div className={styles.head}>
            <Base.Title>{title}</Base.Title>
            <IconButton icon={IconX} label="Close" shortcut="escape" onClick={onClose} />
          </div>
          <div ref={body} className={styles.body}>
            {children}
          </div>
          {actions && <div className={styles.actions}>{actions}</div>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** The opened question. */
export function ConfirmPopup(props: ConfirmDialogProps) {
  const { open, question, children, verb, destructive = true, busy, onConfirm, onCancel } = props;
  const cancel = useRef<HTMLButtonElement>(null);
  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => !next && onCancel()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={styles.backdrop} />
        <AlertDialog.Popup
          className={styles.popup}
          initialFocus={cancel}
          data-overlay={open ? "modal" : undefined}
        >
          <AlertDialog.Title>{question}</AlertDialog.Title>
          {children && (
            <AlertDialog.Description render={<div />} className={styles.words}>
              {children}
            </AlertDialog.Description>
          )}
          <div className={styles.actions}>
            <Button ref={cancel} onClick={onCancel}>
              Cancel
            </Button>
            <Button variant={destructive ? "danger" : "primary"} busy={busy} onClick={onConfirm}>
              {verb}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
