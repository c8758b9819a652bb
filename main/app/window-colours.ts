import { nativeTheme } from "electron";

/** The theme's colours that are needed before any style is loaded; the same as in the theme's table. */
const colours = {
  light: { surface: "#ffffff", titleBar: "#eff1f4", symbols: "#475063" },
  dark: { surface: "#1a1d23", titleBar: "#121419", symbols: "#b0b8c6" },
} as const;

/** Colours of the theme that is in force now. */
export const windowColours = (): (typeof colours)["light" | "dark"] =>
  nativeTheme.shouldUseDarkColors ? colours.dark : colours.light;
