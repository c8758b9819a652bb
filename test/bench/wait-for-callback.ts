import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** The least a script needs for a loopback redirect: one server, one answer. */
export const waitForCallback = async (
  path: string,
): Promise<{ readonly redirectUri: string; readonly url: Promise<URL> }> => {
  let answered: (url: URL) => void = () => {};
  const url = new Promise<URL>((resolve) => {
    answered = resolve;
  });
  const server = createServer((request, response) => {
    response.setHeader("connection", "close");
    response.end("done");
    answered(new URL(request.url ?? "", origin));
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { redirectUri: `${origin}${path}`, url };
};
