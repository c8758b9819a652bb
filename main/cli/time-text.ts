/** `2025-11-21 10:02 UTC`; sorts as it reads. */
export const timeText = (at: number): string =>
  `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;
