/**
 * The replies the server wrote into the page, so that the first screen needs no request:
 * `{ "/api/store/sales/K7M2QX": { … } }`, API path → what a GET of it would answer.
 */
const replies = new Map<string, unknown>(Object.entries(readReplies()));

/** Takes the reply for `path` out, once: after a return to the page it is fetched anew. */
export function takeFirstReply<Reply>(path: string): Reply | undefined {
  const reply = replies.get(path) as Reply | undefined;
  replies.delete(path);
  return reply;
}

function readReplies(): Record<string, unknown> {
  const text = document.getElementById('heyi-data')?.textContent;
  return text ? (JSON.parse(text) as Record<string, unknown>) : {};
}
