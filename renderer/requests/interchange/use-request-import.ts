import { useCallback, useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import type { ImportOutcome, ImportPreview } from "#shared/requests/interchange.ts";
import { call, errorOf } from "../../bridge/index.ts";

/** How far an import of requests is. */
export interface RequestImport {
  readonly isOpen: boolean;
  readonly preview: ImportPreview | undefined;
  readonly error: AppError | undefined;
  readonly doing: "reading" | "writing" | undefined;
  open(): void;
  close(): void;
  /** Asks for a file or a folder. */
  choose(what: "file" | "folder"): Promise<void>;
  /** Reads what was pasted, or a file that was dropped. */
  read(text: string, name?: string): Promise<void>;
  drop(file: File): Promise<void>;
  /** Back to the choice of what is imported. */
  again(): void;
  /** Undefined: it failed, and nothing was kept. */
  write(name: string, folderId: string | undefined): Promise<ImportOutcome | undefined>;
}

interface State {
  readonly isOpen: boolean;
  /** Of the reading under way, or of what was read. */
  readonly id?: string;
  readonly preview?: ImportPreview;
  readonly error?: AppError;
  readonly doing?: "reading" | "writing";
}

const closed: State = { isOpen: false };

/** The steps of an import: what is imported, what it would bring, and the keeping of it. */
export const useRequestImport = (): RequestImport => {
  const [state, setState] = useState<State>(closed);
  const { id } = state;

  const run = async (ask: (id: string) => Promise<ImportPreview | undefined>): Promise<void> => {
    const started = crypto.randomUUID();
    setState({ isOpen: true, id: started, doing: "reading" });
    // It may have been closed, or something else chosen, meanwhile.
    const settle = (end: Partial<State>) =>
      setState((now) => (now.id === started ? { isOpen: true, id: started, ...end } : now));
    try {
      const preview = await ask(started);
      settle(preview === undefined ? {} : { preview });
    } catch (thrown) {
      settle({ error: errorOf(thrown) });
    }
  };
  const forget = useCallback(() => {
    if (id !== undefined) void call("requests.import.forget", { id });
  }, [id]);
  return {
    isOpen: state.isOpen,
    preview: state.preview,
    error: state.error,
    doing: state.doing,
    open: () => setState({ isOpen: true }),
    close: () => {
      forget();
      setState(closed);
    },
    again: () => {
      forget();
      setState({ isOpen: true });
    },
    choose: (what) => run((started) => call(`requests.import.${what}`, { id: started })),
    read: (text, name) =>
      run((started) =>
        call("requests.import.text", { id: started, text, ...(name === undefined ? {} : { name }) }),
      ),
    drop: (file) =>
      run(async (started) => {
        if (file.size > MOST_BYTES) throw tooLarge;
        return call("requests.import.text", { id: started, text: await file.text(), name: file.name });
      }),
    write: async (name, folderId) => {
      if (state.preview === undefined) return undefined;
      const { preview } = state;
      setState({ isOpen: true, id: preview.id, preview, doing: "writing" });
      try {
        const input = { id: preview.id, name, ...(folderId === undefined ? {} : { folderId }) };
        const outcome = await call("requests.import.apply", input);
        setState(closed);
        return outcome;
      } catch (thrown) {
        setState({ isOpen: true, id: preview.id, preview, error: errorOf(thrown) });
        return undefined;
      }
    },
  };
};

const MOST_BYTES = 50 * 1024 * 1024;

const tooLarge = new Error("It is larger than 50 MiB.");
