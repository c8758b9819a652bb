import { connect } from "node:net";

/** An answer taken apart without any leniency. */
export interface RawAnswer {
  readonly status: number;
  /** By lower-case name; the last one of a name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Everything that was received. */
  readonly text: string;
}

/** What to send; each part can be something that no browser would send. */
export interface RawRequest {
  readonly method?: string;
  readonly target: string;
  /** Lines of the head after the first; `Host` must be among them. */
  readonly headers: readonly string[];
}

/** Sends bytes as they are and resolves with everything that came back until the end of the connection. */
export const sendBytes = (address: string, port: number, bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect({ host: address, port }, () => socket.write(bytes));
    socket.on("data", (chunk: Buffer) => chunks.push(chunk));
    socket.on("error", reject);
    socket.on("end", () => socket.end());
    socket.on("close", () => resolve(Buffer.concat(chunks).toString("utf8")));
  });

/** Sends a request over a connection of its own. */
export const sendRaw = async (address: string, port: number, request: RawRequest): Promise<RawAnswer> => {
  const head = [`${request.method ?? "GET"} ${request.target} HTTP/1.1`, ...request.headers];
  const text = await sendBytes(address, port, `${head.join("\r\n")}\r\n\r\n`);
  const [top = "", body = ""] = text.split(/\r\n\r\n(.*)/s);
  const [statusLine = "", ...lines] = top.split("\r\n");
  const headers = lines.map((line) => {
    const [name = "", value = ""] = line.split(/: ?(.*)/s);
    return [name.toLowerCase(), value] as const;
  });
  return { status: Number(statusLine.split(" ")[1]), headers: Object.fromEntries(headers), body, text };
};
