import { lazy, Suspense } from "react";
import styles from "./code-editor.module.css";

const CodeMirrorViewer = lazy(async () => ({
  default: (await import("./code-mirror-viewer.tsx")).CodeMirrorViewer,
}));

export interface CodeViewerProps {
  /** Name for a screen reader: "Response body". */
  readonly label: string;
  readonly text: string;
  readonly language: "json" | "xml" | "html" | "text";
  /** Lines that are too long go on in the next one. */
  readonly wraps: boolean;
  /** Counts the wishes to search; each opens the search. */
  readonly searches: number;
}

/** Text to be read, with line numbers, tint, folding and a search of its own; it fills its pane. */
export function CodeViewer(props: CodeViewerProps) {
  return (
    <div className={styles.editor}>
      <Suspense fallback={<pre className={styles.waiting}>{props.text.slice(0, 10_000)}</pre>}>
        <CodeMirrorViewer {...props} />
      </Suspense>
    </div>
  );
}
