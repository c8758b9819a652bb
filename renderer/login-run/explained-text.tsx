import { Untrusted } from "../words/index.ts";
import { splitCode } from "./split-code.ts";

/**
 * A sentence of an explanation: values of the wire in it are in mono. They may be a peer's, so that nothing of
 * it stays unseen.
 */
export function ExplainedText({ words }: { readonly words: string }) {
  return splitCode(words).map(({ text, isCode, at }) =>
    isCode ? (
      <code key={at}>
        <Untrusted text={text} />
      </code>
    ) : (
      <Untrusted key={at} text={text} />
    ),
  );
}
