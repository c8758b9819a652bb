/** The theme that a person chose; "system" follows the operating system, also while the app runs. */
export type ThemeChoice = "system" | "light" | "dark";

/** Puts the chosen theme on the document. The tokens do the rest, nothing is rendered again. */
export function applyTheme(choice: ThemeChoice): void {
  if (choice === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = choice;
}
