import { visibleText } from "#shared/visible-text.ts";

interface UntrustedProps {
  /** Text that a peer sent. */
  readonly text: string;
  /** Keeps line breaks and tabs. */
  readonly lines?: boolean | undefined;
}

/** A peer's text, shown as plain text: its direction is its own, and what cannot be seen is marked. */
export function Untrusted({ text, lines = false }: UntrustedProps) {
  return <bdi>{visibleText(text, { lines })}</bdi>;
}
