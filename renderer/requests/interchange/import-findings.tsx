import { type ImportPreview, importFormatWords } from "#shared/requests/interchange.ts";
import { KeyValueList, StatusText } from "../../ui/index.ts";
import { countWords, visibleText } from "../../words/index.ts";
import { LeftOutList } from "./left-out-list.tsx";
import { PreviewTree } from "./preview-tree.tsx";

/** What an import would bring, what becomes of names that are taken, and what stays behind. */
export function ImportFindings({ preview }: { readonly preview: ImportPreview }) {
  const { counts, clashes, environments } = preview;
  return (
    <>
      <KeyValueList
        items={[
          { name: "Format", value: importFormatWords[preview.format] },
          { name: "Brings", value: countsWords(counts) },
          ...(preview.leftOutCount === 0
            ? []
            : [{ name: "Left out", value: `${countWords(preview.leftOutCount, "thing")}, see below` }]),
          ...(environments.length === 0
            ? []
            : [
                {
                  name: "Environments",
                  value: visibleText(environments.map(({ name }) => name).join(", ")),
                },
              ]),
        ]}
      />
      {clashes.map(({ kind, name, becomes }) => (
        <StatusText key={`${kind} ${name} ${becomes}`} status="warning">
          {kind === "collection" ? "A collection" : "An environment"} called {visibleText(name)} is there
          already: this one becomes {visibleText(becomes)}
        </StatusText>
      ))}
      {counts.requests > 0 && <PreviewTree tree={preview.tree} total={counts.requests} />}
      <LeftOutList leftOut={preview.leftOut} count={preview.leftOutCount} />
    </>
  );
}

/** "8 requests, 2 folders, 5 variables". */
export const countsWords = (counts: ImportPreview["counts"]): string =>
  [
    countWords(counts.requests, "request"),
    ...(counts.folders > 0 ? [countWords(counts.folders, "folder")] : []),
    ...(counts.variables > 0 ? [countWords(counts.variables, "variable")] : []),
    ...(counts.environments > 0 ? [countWords(counts.environments, "environment")] : []),
  ].join(", ");
