import { useCallback, useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import type { Task } from "#shared/tasks/task.ts";
import type { ImportFile, ImportOutcome, ImportPreview } from "#shared/users/user-import.ts";
import { call, errorOf, useEvent } from "../bridge/index.ts";

/** `ending`: what was written is taken back. */
type Doing = "reading" | "writing" | "ending";

/** How far an import of users is. */
export interface UserImport {
  /** Absent: none was chosen, and there is nothing to show. */
  readonly file: ImportFile | undefined;
  readonly configurationId: string | undefined;
  readonly preview: ImportPreview | undefined;
  readonly outcome: ImportOutcome | undefined;
  readonly error: AppError | undefined;
  readonly doing: Doing | undefined;
  /** 0 to 1; undefined when it cannot be said. */
  readonly progress: number | undefined;
  /** Asks for a file, and reads it for this configuration. */
  choose(configurationId: string | undefined): Promise<void>;
  /** Reads the file for a configuration. */
  read(configurationId: string): Promise<void>;
  write(createRoles: boolean): Promise<void>;
  /** Ends what is under way. */
  cancel(): void;
  /** Forgets the file. */
  close(): void;
}

interface State {
  readonly file?: ImportFile;
  readonly configurationId?: string;
  readonly preview?: ImportPreview;
  readonly outcome?: ImportOutcome;
  readonly error?: AppError;
  readonly doing?: Doing;
}

/** The steps of an import: a file, what it would do, what it did. */
export const useUserImport = (): UserImport => {
  const [state, setState] = useState<State>({});
  const { file } = state;
  const [progress, forgetProgress] = useProgress(file?.id);

  const read = async (configurationId: string, chosen = file): Promise<void> => {
    if (chosen === undefined) return;
    const begun: State = { file: chosen, configurationId };
    forgetProgress();
    setState({ ...begun, doing: "reading" });
    // Another configuration may have been chosen, or the dialog closed, while this was read.
    const settle = (end: State) =>
      setState((now) =>
        now.file?.id === chosen.id && now.configurationId === configurationId ? { ...begun, ...end } : now,
      );
    try {
      settle({ preview: await call("users.import.preview", { id: chosen.id, configurationId }) });
    } catch (thrown) {
      settle({ error: errorOf(thrown) });
    }
  };
  const choose = async (configurationId: string | undefined): Promise<void> => {
    try {
      const chosen = await call("users.import.open", undefined);
      if (chosen === undefined) return;
      setState({ file: chosen });
      if (configurationId !== undefined) await read(configurationId, chosen);
    } catch (thrown) {
      setState({ error: errorOf(thrown) });
    }
  };
  const write = async (createRoles: boolean): Promise<void> => {
    if (file === undefined) return;
    const { preview: _, error: _before, ...begun } = state;
    forgetProgress();
    setState({ ...state, doing: "writing" });
    try {
      setState({ ...begun, outcome: await call("users.import.apply", { id: file.id, createRoles }) });
    } catch (thrown) {
      setState({ ...begun, error: errorOf(thrown) });
    }
  };
  const cancel = () => {
    if (file === undefined) return;
    forgetProgress();
    setState((now) => (now.doing === "writing" ? { ...now, doing: "ending" } : now));
    void call("tasks.cancel", { id: file.id });
  };
  const close = () => {
    if (file !== undefined) void call("users.import.forget", { id: file.id });
    setState({});
  };
  return {
    file,
    configurationId: state.configurationId,
    preview: state.preview,
    outcome: state.outcome,
    error: state.error,
    doing: state.doing,
    progress,
    choose,
    read,
    write,
    cancel,
    close,
  };
};

/** What the task with this id tells of its progress. */
const useProgress = (id: string | undefined): readonly [number | undefined, () => void] => {
  const [progress, setProgress] = useState<number>();
  const onProgress = useCallback(
    (task: Task) => {
      if (task.id === id && task.state === "running")
        setProgress(task.total === 0 ? undefined : Math.min(1, task.done / task.total));
    },
    [id],
  );
  useEvent("task.progress", onProgress);
  return [progress, useCallback(() => setProgress(undefined), [])];
};
