import { lazy, Suspense, useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import { errorOf } from "../bridge/index.ts";
import { Dialog, ErrorNotice } from "../ui/index.ts";
import type { Attempt } from "./commands.ts";

/** What can be found is read when the palette is first opened. */
const OpenPalette = lazy(async () => ({ default: (await import("./open-palette.tsx")).OpenPalette }));

interface WorkbenchPaletteProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** "Find or run" over configurations, users, saved requests and commands. */
export function WorkbenchPalette({ open, onClose }: WorkbenchPaletteProps) {
  const [failure, setFailure] = useState<{ readonly title: string; readonly error: AppError }>();
  const attempt: Attempt = (title, act) =>
    void act().catch((thrown: unknown) => setFailure({ title, error: errorOf(thrown) }));
  return (
    <>
      {open && (
        <Suspense>
          <OpenPalette onClose={onClose} attempt={attempt} />
        </Suspense>
      )}
      <Dialog open={failure !== undefined} onClose={() => setFailure(undefined)} title={failure?.title ?? ""}>
        {failure && <ErrorNotice error={failure.error} />}
      </Dialog>
    </>
  );
}
