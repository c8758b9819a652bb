import { autocompletion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import { type Extension, Prec } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  EditorView,
  hoverTooltip,
  ViewPlugin,
  type ViewUpdate,
} from "@codemirror/view";
import { parseTemplate } from "#shared/requests/template.ts";
import { visibleText } from "#shared/visible-text.ts";
import { completeVariable } from "./complete-template.ts";
import { type TemplateVariable, variableOf, variableWords } from "./template-variables.tsx";

/** Marks variables in an editor, shows their values where the pointer rests, and offers their names after `{{`. */
export const templateExtension = (variables: readonly TemplateVariable[]): Extension => [
  LOOK,
  // Above the tint of the language, which takes them for what they are within.
  Prec.highest(marks(variables)),
  values(variables),
  autocompletion({ override: [offer(variables)], icons: false }),
];

const KNOWN = Decoration.mark({ class: "cm-variable" });
const UNKNOWN = Decoration.mark({ class: "cm-unknownVariable" });

const LOOK = EditorView.theme({
  ".cm-variable, .cm-variable *": { color: "var(--accent)" },
  ".cm-line": { isolation: "isolate" },
  ".cm-variable": {
    position: "relative",
    zIndex: "-1",
    padding: "1px 0",
    borderRadius: "3px",
    backgroundColor: "var(--accent-soft)",
    boxShadow: "0 0 0 2px var(--accent-soft)",
  },
  ".cm-unknownVariable, .cm-unknownVariable *": { color: "var(--bad)" },
  ".cm-unknownVariable": { textDecoration: "underline wavy var(--bad) 1px", textUnderlineOffset: "3px" },
  ".cm-tooltip": {
    border: "1px solid var(--line-strong)",
    borderRadius: "var(--radius-panel)",
    backgroundColor: "var(--raised)",
    color: "var(--text)",
    boxShadow: "var(--shadow)",
  },
  ".cm-variableValue": { padding: "6px 10px", maxWidth: "520px" },
  ".cm-variableValue > :first-child": {
    font: "var(--size-small) / 16px var(--mono)",
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
  ".cm-variableValue > :last-child": {
    font: "var(--size-small) / 16px var(--font)",
    color: "var(--text-3)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { padding: "4px", fontFamily: "var(--mono)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": {
    padding: "4px 8px",
    borderRadius: "3px",
    lineHeight: "20px",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": {
    backgroundColor: "var(--accent-soft)",
    color: "var(--text)",
  },
  ".cm-completionDetail": { fontStyle: "normal", color: "var(--text-3)", marginLeft: "16px" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "600" },
});

const marks = (variables: readonly TemplateVariable[]): Extension =>
  ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = decorate(view, variables);
      }
      update(update: ViewUpdate) {
        if (update.docChanged || update.viewportChanged) this.decorations = decorate(update.view, variables);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );

/** Only what is in sight is looked through; a variable never goes over the end of a line. */
const decorate = (view: EditorView, variables: readonly TemplateVariable[]): DecorationSet => {
  const ranges = view.visibleRanges.flatMap(({ from, to }) => {
    const text = view.state.doc.sliceString(from, to);
    return parseTemplate(text).flatMap((piece) => {
      if (piece.kind === "text") return [];
      const mark = variableOf(variables, piece.name) ? KNOWN : UNKNOWN;
      return [mark.range(from + piece.start, from + piece.end)];
    });
  });
  return Decoration.set(ranges, true);
};

const values = (variables: readonly TemplateVariable[]): Extension =>
  hoverTooltip((view, position) => {
    const line = view.state.doc.lineAt(position);
    const piece = parseTemplate(line.text).find(
      (each) =>
        each.kind === "variable" && line.from + each.start <= position && position <= line.from + each.end,
    );
    if (piece?.kind !== "variable") return null;
    return {
      pos: line.from + piece.start,
      end: line.from + piece.end,
      create: () => ({ dom: valueElement(variableWords(variableOf(variables, piece.name))) }),
    };
  });

const valueElement = ({ value, from }: { readonly value: string; readonly from: string }): HTMLElement => {
  const box = document.createElement("div");
  box.className = "cm-variableValue";
  for (const words of [value, from]) {
    const line = document.createElement("div");
    line.textContent = visibleText(words);
    box.append(line);
  }
  return box;
};

const offer =
  (variables: readonly TemplateVariable[]) =>
  (context: CompletionContext): CompletionResult | null => {
    const line = context.state.doc.lineAt(context.pos);
    const names = variables.map(({ name }) => name);
    const completion = completeVariable(line.text, context.pos - line.from, names);
    if (!completion) return null;
    return {
      from: line.from + completion.from,
      to: line.from + completion.to,
      filter: false,
      options: completion.options.map((label) => ({
        label,
        detail: variableWords(variableOf(variables, label.slice(2, -2))).value.slice(0, 60),
      })),
    };
  };
