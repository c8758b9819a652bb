export type { FittingWords, Lifeline, RowTone, Sequence, SequenceRow } from "./sequence.ts";
export { SequenceDiagram } from "./sequence-diagram.tsx";
export { SequencePicture } from "./sequence-picture.tsx";
