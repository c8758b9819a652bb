import { lazy, Suspense } from "react";
import type { IconShape } from "./icon.tsx";
import type { Shortcut } from "./shortcut.ts";

const PalettePopup = lazy(async () => ({ default: (await import("./palette-popup.tsx")).PalettePopup }));

/** Something to go to or to do. */
export interface Command {
  readonly id: string;
  readonly label: string;
  /** Where it belongs; commands of one group stand together: "Go to", "Configurations", "Do". */
  readonly group: string;
  /** More words to find it by, shown at the end: an issuer, an email. */
  readonly note?: string | undefined;
  /** Words to find it by that are not shown. */
  readonly keywords?: string | undefined;
  readonly icon?: IconShape | undefined;
  readonly shortcut?: Shortcut | undefined;
  readonly onRun: () => void;
}

export interface CommandPaletteProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly commands: readonly Command[];
  /** Told what is typed, so that more commands can be looked up. */
  readonly onQuery?: ((query: string) => void) | undefined;
}

/** "Find or run": typing narrows the commands, Enter runs the marked one. */
export function CommandPalette(props: CommandPaletteProps) {
  return props.open ? (
    <Suspense>
      <PalettePopup {...props} />
    </Suspense>
  ) : null;
}
