import { useMemo } from "react";
import type { VariableView } from "#shared/requests/variable.ts";
import { useRead } from "../../bridge/index.ts";
import type { TemplateVariable } from "../../ui/template-variables.tsx";
import { folderPath } from "../tree/tree-rows.ts";

/** Where a variable is from that an answer has set. */
export const FROM_ANSWER = "Set by an answer";

/**
 * The variables of a request in that folder, those that count first: what answers have set, the environment, then
 * the folders from the inside out.
 */
export const useVariables = (folderId: string | undefined): readonly TemplateVariable[] => {
  const environments = useRead("environments.list", undefined).data;
  const folders = useRead("folders.list", undefined).data;
  const environmentId = useRead("settings.get", undefined).data?.environmentId;
  const collectionId = folderPath(folders ?? [], folderId)[0]?.id;
  const captured = useRead("variables.captured", collectionId === undefined ? {} : { collectionId }, {
    enabled: folders !== undefined,
  }).data;
  return useMemo(() => {
    const environment = environments?.find(({ id }) => id === environmentId);
    const own = environment ? from(`Environment ${environment.name}`, environment.variables) : [];
    const path = folderPath(folders ?? [], folderId).toReversed();
    const inherited = path.flatMap(({ parentId, name, variables }) =>
      from(`${parentId === undefined ? "Collection" : "Folder"} ${name}`, variables),
    );
    return [...from(FROM_ANSWER, captured ?? []), ...own, ...inherited];
  }, [environments, folders, environmentId, folderId, captured]);
};

const from = (source: string, variables: readonly VariableView[]): readonly TemplateVariable[] =>
  variables.map((variable) => ({ ...variable, from: source }));
