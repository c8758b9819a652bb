import { readFileSync, renameSync, writeFileSync } from "node:fs";
import type { Settings } from "#shared/settings/settings.ts";

/** Position and size on the screen, in device-independent pixels. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What must be known before the database is open, so that nothing jumps or flashes at the start. */
export interface WindowState {
  readonly bounds?: Bounds;
  readonly isMaximized: boolean;
  readonly theme: Settings["theme"];
}

export const leastSize = { width: 900, height: 600 } as const;
export const firstSize = { width: 1280, height: 800 } as const;

/** Reads the state; a file that is missing or not understood counts as none. */
export const readWindowState = (file: string): WindowState => {
  try {
    return parseWindowState(readFileSync(file, "utf8"));
  } catch {
    return noState;
  }
};

/** Writes the state whole or not at all. @throws Error of the file system */
export const writeWindowState = (file: string, state: WindowState): void => {
  const draft = `${file}.new`;
  writeFileSync(draft, JSON.stringify(state), { mode: 0o600 });
  renameSync(draft, file);
};

const noState: WindowState = { isMaximized: false, theme: "system" };

/** Takes from the text what is valid. @throws SyntaxError when it is not JSON */
export const parseWindowState = (text: string): WindowState => {
  const value: unknown = JSON.parse(text);
  if (typeof value !== "object" || value === null) return noState;
  const { bounds, isMaximized, theme } = value as Readonly<Record<string, unknown>>;
  return {
    ...(isBounds(bounds) ? { bounds: pickBounds(bounds) } : {}),
    isMaximized: isMaximized === true,
    theme: theme === "light" || theme === "dark" ? theme : "system",
  };
};

const isBounds = (value: unknown): value is Bounds => {
  if (typeof value !== "object" || value === null) return false;
  const { x, y, width, height } = value as Readonly<Record<string, unknown>>;
  return [x, y, width, height].every((part) => Number.isInteger(part) && Math.abs(part as number) < 100_000);
};

const pickBounds = ({ x, y, width, height }: Bounds): Bounds => ({ x, y, width, height });

/**
 * Where the window opens: as it was left, if enough of it is on a screen that is still there to be seen and moved,
 * else centred by the system at the first size.
 */
export const placeWindow = (
  left: Bounds | undefined,
  workAreas: readonly Bounds[],
): Bounds | typeof firstSize => {
  if (left === undefined || !workAreas.some((area) => isReachable(left, area))) return firstSize;
  return {
    ...left,
    width: Math.max(left.width, leastSize.width),
    height: Math.max(left.height, leastSize.height),
  };
};

/** At least 100 pixels of the upper edge, which moves the window, are in the area. */
const isReachable = (bounds: Bounds, area: Bounds): boolean => {
  const visibleWidth = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  return visibleWidth >= 100 && bounds.y >= area.y && bounds.y <= area.y + area.height - 40;
};
