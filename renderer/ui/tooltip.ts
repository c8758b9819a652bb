import { type Shortcut, shortcutWords } from "./shortcut.ts";

/** The attributes that give an element a tooltip; TooltipLayer shows it. */
export interface TooltipAttributes {
  readonly "data-tooltip": string | undefined;
  readonly "data-tooltip-shortcut"?: string | undefined;
  readonly "data-tooltip-side"?: "right" | undefined;
  readonly "data-tooltip-when-cut"?: "" | undefined;
}

/** A tooltip that names an element, with the shortcut that does the same. */
export function tooltip(text: string | undefined, shortcut?: Shortcut): TooltipAttributes {
  return { "data-tooltip": text, "data-tooltip-shortcut": shortcut && shortcutWords(shortcut) };
}

/** The same at the right of the element, for columns of icons. */
export function tooltipAtRight(text: string | undefined, shortcut?: Shortcut): TooltipAttributes {
  return { ...tooltip(text, shortcut), "data-tooltip-side": "right" };
}

/** A tooltip that shows the full text of an element, only while its text is cut short. */
export function tooltipWhenCut(text: string): TooltipAttributes {
  return { "data-tooltip": text, "data-tooltip-when-cut": "" };
}
