export { countdownWords, distanceWords, durationWords, gutterTime } from "./duration-words.ts";
export { countWords, sizeWords } from "./size-words.ts";
export {
  clockWords,
  dateWords,
  dayWords,
  momentWords,
  preciseClockWords,
  utcWords,
  whenWords,
} from "./time-words.ts";
export { Untrusted } from "./untrusted.tsx";
export { barePathOf, hostOf, originOf, pathOf } from "./url-words.ts";
export { useNow } from "./use-now.ts";
export { visibleText } from "./visible-text.ts";
