import { lazy, Suspense } from "react";
import styles from "./code-editor.module.css";

const CodeMirrorEditor = lazy(async () => ({
  default: (await import("./code-mirror-editor.tsx")).CodeMirrorEditor,
}));

export interface CodeEditorProps {
  /** Name for a screen reader: "Request body". */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly language?: "json" | "text";
  readonly placeholder?: string | undefined;
  readonly readOnly?: boolean | undefined;
}

/** An editor with line numbers and tint; it fills its pane. Loaded when it is first needed. */
export function CodeEditor(props: CodeEditorProps) {
  return (
    <div className={styles.editor}>
      <Suspense fallback={<pre className={styles.waiting}>{props.value}</pre>}>
        <CodeMirrorEditor {...props} />
      </Suspense>
    </div>
  );
}
