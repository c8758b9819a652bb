/** Whether a URL has a placeholder in it that somebody should have filled in. */
export const isTemplate = (text: string): boolean => /\{[^}]*\}|%7B|<[^>]*>|\$\{|\[(tenant|your)/i.test(text);
