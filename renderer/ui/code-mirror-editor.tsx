import { json } from "@codemirror/lang-json";
import CodeMirror, { EditorView, type Extension } from "@uiw/react-codemirror";
import { useMemo } from "react";
import type { CodeEditorProps } from "./code-editor.tsx";
import { LOOK, TINT } from "./code-mirror-look.ts";
import { readCspNonce } from "./csp-nonce.ts";
import { templateExtension } from "./template-extension.ts";
import { useTemplateVariables } from "./template-variables.tsx";

/** The loaded editor. */
export function CodeMirrorEditor({
  label,
  value,
  onChange,
  language = "json",
  placeholder,
  readOnly,
}: CodeEditorProps) {
  const variables = useTemplateVariables();
  const extensions = useMemo<Extension[]>(
    () => [
      EditorView.cspNonce.of(readCspNonce()),
      EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
      LOOK,
      TINT,
      ...(language === "json" ? [json()] : []),
      ...(variables ? [templateExtension(variables)] : []),
    ],
    [label, language, variables],
  );
  return (
    <CodeMirror
      value={value}
      onChange={onChange}
      readOnly={readOnly ?? false}
      theme="none"
      height="100%"
      basicSetup={{
        foldGutter: false,
        autocompletion: false,
        highlightActiveLine: false,
        searchKeymap: false,
      }}
      extensions={extensions}
      {...(placeholder !== undefined && { placeholder })}
    />
  );
}
