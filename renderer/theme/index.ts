export { applyTheme, type ThemeChoice } from "./apply-theme.ts";
export { default as text } from "./text.module.css";
