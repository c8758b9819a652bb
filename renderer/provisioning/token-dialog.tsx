import { useState } from "react";
import { call, errorOf } from "../bridge/index.ts";
import { Button, Dialog, FormRow, TextArea } from "../ui/index.ts";
import type { MappingEditor } from "./mapping-editor.ts";
import { finishedPart } from "./mapping-rows.ts";

const MAX_LENGTH = 256 * 1024;

interface TokenDialogProps {
  readonly open: boolean;
  readonly editor: Pick<MappingEditor, "configuration" | "draft">;
  readonly onPick: (token: string) => void;
  readonly onClose: () => void;
}

/** Takes a token to try settings on; what is pasted goes with the dialog. */
export function TokenDialog({ open, editor, onPick, onClose }: TokenDialogProps) {
  const [token, setToken] = useState("");
  const [problem, setProblem] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const change = (typed: string) => {
    setToken(typed);
    setProblem(undefined);
  };
  const close = () => {
    change("");
    onClose();
  };
  const apply = async () => {
    setIsBusy(true);
    try {
      const { configuration, draft } = editor;
      await call("provisioning.evaluate", {
        configurationId: configuration.id,
        provisioning: finishedPart(draft.provisioning),
        roleParsing: draft.roleParsing,
        sample: { kind: "token", token },
      });
      change("");
      onPick(token);
    } catch (thrown) {
      const { message, advice } = errorOf(thrown);
      setProblem(`${message} ${advice}`);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <Dialog
      open={open}
      onClose={close}
      title="Try a token"
      actions={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button variant="primary" busy={isBusy} disabled={token.trim() === ""} onClick={() => void apply()}>
            Apply
          </Button>
        </>
      }
    >
      <div>
        <FormRow
          label="Token"
          error={problem}
          help="A JWT, taken for the ID token and the access token. It is not kept."
        >
          <TextArea mono rows={8} maxLength={MAX_LENGTH} value={token} onChange={change} />
        </FormRow>
      </div>
    </Dialog>
  );
}
