/** A key or a chord; `mod` is Command on macOS and Control elsewhere. */
export type Shortcut =
  | "mod+k"
  | "mod+1"
  | "mod+2"
  | "mod+3"
  | "mod+4"
  | "mod+5"
  | "mod+n"
  | "mod+s"
  | "mod+w"
  | "mod+enter"
  | "ctrl+tab"
  | "ctrl+shift+tab"
  | "ctrl+pagedown"
  | "ctrl+pageup"
  | "/"
  | "escape"
  | "f6"
  | "shift+f6";

const IS_MAC = /Mac|iP(hone|ad|od)/u.test(navigator.userAgent);

const MAC_WORDS: Readonly<Record<string, string>> = {
  mod: "⌘",
  ctrl: "⌃",
  shift: "⇧",
  enter: "↩",
  escape: "Esc",
  tab: "⇥",
};
const WORDS: Readonly<Record<string, string>> = {
  mod: "Ctrl",
  ctrl: "Ctrl",
  tab: "Tab",
  shift: "Shift",
  enter: "Enter",
  escape: "Esc",
};

/** The shortcut in the words of this system: "Ctrl K" or "⌘K". */
export function shortcutWords(shortcut: Shortcut): string {
  const words = IS_MAC ? MAC_WORDS : WORDS;
  return shortcut
    .split("+")
    .map((key) => words[key] ?? key.toUpperCase())
    .join(IS_MAC ? "" : " ");
}

/** Which shortcut a key press is, if it is one of ours. */
export function shortcutOf(event: KeyboardEvent): Shortcut | undefined {
  if (event.altKey) return undefined;
  const key = event.key.toLowerCase();
  const isMod = IS_MAC ? event.metaKey : event.ctrlKey;
  // Tabs are gone through with Control on every system.
  const chord = event.ctrlKey && TAB_KEYS.has(key) ? "ctrl+" : isMod ? "mod+" : "";
  const name = `${chord}${event.shiftKey && key !== "/" ? "shift+" : ""}${key}`;
  return SHORTCUTS.has(name) ? (name as Shortcut) : undefined;
}

const TAB_KEYS: ReadonlySet<string> = new Set(["tab", "pagedown", "pageup"]);

const SHORTCUTS: ReadonlySet<string> = new Set<Shortcut>([
  "mod+k",
  "mod+1",
  "mod+2",
  "mod+3",
  "mod+4",
  "mod+5",
  "mod+n",
  "mod+s",
  "mod+w",
  "mod+enter",
  "ctrl+tab",
  "ctrl+shift+tab",
  "ctrl+pagedown",
  "ctrl+pageup",
  "/",
  "escape",
  "f6",
  "shift+f6",
]);
