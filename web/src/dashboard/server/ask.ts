import type { TypedDocumentString } from "./generated/graphql";

/** The server cannot be reached, or cannot answer now: asking again later helps. */
export class Away extends Error {}

/** The server answered with errors: asking again does not help. */
export class Refused extends Error {}

/** Asks the server that delivered this page. Fails with `Away` or `Refused`. */
export async function ask<Answer, Variables>(
  document: TypedDocumentString<Answer, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Answer> {
  const response = await reach("/graphql", {
    method: "POST",
    headers: {
      accept: "application/graphql-response+json",
      "content-type": "application/json",
    },
    body: JSON.stringify({ query: document.toString(), variables }),
    signal,
  });
  const { data, errors } = await read<{ data?: Answer; errors?: { message: string }[] }>(response);
  if (errors?.[0]) throw new Refused(errors.map(({ message }) => message).join("\n"));
  if (!data) throw new Refused(`The server answered ${response.status} without data.`);
  return data;
}

/** A server's word on itself. */
export type Health = { status: string; revision: number };

/** What the server says of itself; fails with `Away` while it cannot be asked. */
export async function askHealth(signal?: AbortSignal): Promise<Health> {
  return read<Health>(await reach("/health/ready", { signal, cache: "no-store" }));
}

async function reach(address: string, request: RequestInit): Promise<Response> {
  let response;
  try {
    response = await fetch(address, request);
  } catch (error) {
    if (request.signal?.aborted) throw error;
    throw new Away("The server cannot be reached.");
  }
  // A proxy in front of a server that is away, or a server that has too much to do.
  if ([502, 503, 504].includes(response.status)) {
    throw new Away(`The server answered ${response.status}.`);
  }
  return response;
}

async function read<Content>(response: Response): Promise<Content> {
  if (!response.headers.get("content-type")?.includes("json")) {
    throw new Away(`The server answered ${response.status} with something else than data.`);
  }
  return response.json();
}
