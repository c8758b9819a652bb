import { useState } from "react";
import type { TreePlace } from "#shared/requests/request-folder.ts";
import { Button, Dialog, SelectField } from "../../ui/index.ts";
import { visibleText } from "../../words/index.ts";
import { folderChoices } from "./folder-choices.ts";
import type { Moved, TreeParts } from "./tree-places.ts";

const NONE = "none";

interface MoveDialogProps {
  readonly parts: TreeParts;
  /** What is to be put elsewhere; undefined: nothing is. */
  readonly moved: Moved | undefined;
  readonly onMove: (moved: Moved, place: TreePlace) => void;
  readonly onClose: () => void;
}

/** Asks for the collection or folder that a request or a folder is put into, as the last of it. */
export function MoveDialog({ moved, ...props }: MoveDialogProps) {
  return moved ? <MoveForm key={moved.id} moved={moved} {...props} /> : null;
}

function MoveForm({ parts, moved, onMove, onClose }: MoveDialogProps & { readonly moved: Moved }) {
  const folder = parts.folders.find(({ id }) => id === moved.id);
  const request = parts.requests.find(({ id }) => id === moved.id);
  const from = (moved.kind === "folder" ? folder?.parentId : request?.folderId) ?? NONE;
  const [into, setInto] = useState(from);
  const move = () => {
    onMove(moved, into === NONE ? {} : { folderId: into });
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Move ${visibleText(folder?.name ?? request?.name ?? "")}`}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={into === from} onClick={move}>
            Move
          </Button>
        </>
      }
    >
      <SelectField
        label="Into"
        value={into}
        choices={[
          { value: NONE, label: moved.kind === "folder" ? "The top, as a collection" : "No collection" },
          ...folderChoices(parts.folders, moved.kind === "folder" ? moved.id : undefined),
        ]}
        onChange={setInto}
      />
    </Dialog>
  );
}
