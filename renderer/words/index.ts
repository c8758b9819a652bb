export { visibleText } from "#shared/visible-text.ts";
export { clockWords } from "./clock-words.ts";
export { countWords } from "./count-words.ts";
export { countdownWords, distanceWords, gutterTime } from "./duration-words.ts";
export { Untrusted } from "./untrusted.tsx";
export { barePathOf, hostOf, originOf, pathEndOf, pathOf } from "./url-words.ts";
export { useSettled } from "./use-settled.ts";
export { useTime } from "./use-time.ts";
export { utcWords } from "./utc-words.ts";
