import { useRead } from "../bridge/index.ts";
import { ChipsField } from "../ui/index.ts";
import type { Editor } from "./use-editor.ts";

const usualTags = ["dev", "acc", "prod"];

/** Tags of a configuration: those in use elsewhere are suggested. */
export function TagsField({ editor: { draft, edit, marks } }: { readonly editor: Editor }) {
  const used = useRead("configurations.list", undefined).data?.flatMap((summary) => summary.tags) ?? [];
  return (
    <ChipsField
      label="Tags"
      placeholder="dev, acc, prod"
      values={draft.tags}
      suggestions={[...new Set([...usualTags, ...used])]}
      onChange={(tags) => edit({ tags: tags.map((tag) => tag.slice(0, 40)).slice(0, 20) })}
      {...marks("tags")}
    />
  );
}
