import { html } from "@codemirror/lang-html";
import { json } from "@codemirror/lang-json";
import { xml } from "@codemirror/lang-xml";
import { openSearchPanel, search } from "@codemirror/search";
import CodeMirror, { EditorView, type Extension, type ReactCodeMirrorRef } from "@uiw/react-codemirror";
import { useEffect, useMemo, useRef } from "react";
import { LOOK, TINT } from "./code-mirror-look.ts";
import type { CodeViewerProps } from "./code-viewer.tsx";
import { readCspNonce } from "./csp-nonce.ts";

/** The search of CodeMirror among the app's own fields. */
const SEARCH_LOOK = EditorView.theme({
  ".cm-panels": { backgroundColor: "var(--surface)", color: "var(--text)" },
  ".cm-panels-top": { borderBottom: "1px solid var(--line)" },
  ".cm-panel.cm-search": { padding: "6px 32px 6px 12px", fontSize: "var(--size-small)" },
  ".cm-panel.cm-search label": { color: "var(--text-2)" },
  ".cm-panel.cm-search input[type=checkbox]": { accentColor: "var(--accent)" },
  ".cm-panel.cm-search [name=close]": { color: "var(--text-2)", right: "10px", top: "6px", fontSize: "18px" },
  ".cm-textfield": {
    height: "26px",
    padding: "0 8px",
    border: "1px solid var(--field-line)",
    borderRadius: "var(--radius)",
    backgroundColor: "var(--surface)",
    color: "var(--text)",
    fontSize: "var(--size-small)",
  },
  ".cm-button": {
    height: "26px",
    border: "1px solid var(--field-line)",
    borderRadius: "var(--radius)",
    backgroundImage: "none",
    backgroundColor: "var(--surface)",
    color: "var(--text)",
    fontSize: "var(--size-small)",
  },
  ".cm-searchMatch": { backgroundColor: "color-mix(in srgb, var(--warn) 28%, transparent)" },
  ".cm-searchMatch-selected": { backgroundColor: "color-mix(in srgb, var(--warn) 60%, transparent)" },
  ".cm-foldGutter .cm-gutterElement": { color: "var(--text-3)", cursor: "pointer" },
  ".cm-foldPlaceholder": {
    backgroundColor: "var(--accent-soft)",
    border: "0",
    color: "var(--text-2)",
    padding: "0 4px",
  },
});

const languages: Readonly<Record<CodeViewerProps["language"], () => readonly Extension[]>> = {
  json: () => [json()],
  xml: () => [xml()],
  // What a page would run is text here, and is not even tinted as script.
  html: () => [html({ nestedLanguages: [], nestedAttributes: [] })],
  text: () => [],
};

/** The loaded viewer. */
export function CodeMirrorViewer({ label, text, language, wraps, searches }: CodeViewerProps) {
  const mirror = useRef<ReactCodeMirrorRef>(null);
  const extensions = useMemo<Extension[]>(
    () => [
      EditorView.cspNonce.of(readCspNonce()),
      EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
      LOOK,
      SEARCH_LOOK,
      TINT,
      search({ top: true }),
      ...languages[language](),
      ...(wraps ? [EditorView.lineWrapping] : []),
    ],
    [label, language, wraps],
  );
  useEffect(() => {
    const view = mirror.current?.view;
    if (searches > 0 && view) openSearchPanel(view);
  }, [searches]);
  return (
    <CodeMirror
      ref={mirror}
      value={text}
      readOnly
      theme="none"
      height="100%"
      basicSetup={{ foldGutter: true, autocompletion: false, highlightActiveLine: false }}
      extensions={extensions}
    />
  );
}
