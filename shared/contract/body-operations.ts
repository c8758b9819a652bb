import type { FileReference } from "../requests/request-draft.ts";
import { nothing, operation } from "./operation.ts";

/** Files of bodies that are sent, and the bodies of answers. */
export const bodyOperations = {
  /** Asks for a file; undefined: none was chosen. Its path stays in the main process. */
  "requests.chooseFile": operation<FileReference | undefined>()(nothing),
};
