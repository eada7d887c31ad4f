import { type ActivitySet, activitySet } from "./activity.ts";

/** A stream that has not opened by then is given up: some networks swallow WebSockets without a word. In ms. */
const OPEN_WITHIN_MS = 8_000;
/** Direct Line clients send an empty frame this often, or proxies close the idle connection. In ms. */
const KEEP_ALIVE_MS = 20_000;

/** Who hears of a stream. */
export interface StreamListener {
  opened(): void;
  received(set: ActivitySet): void;
  /** Once, whatever ended it; not after `close`. */
  ended(wasOpen: boolean): void;
}

/** Opens a WebSocket; the function returned closes it. */
export function openStream(address: string, listener: StreamListener): () => void {
  const socket = socketTo(address);
  if (socket === null) {
    const ending = setTimeout(() => {
      listener.ended(false);
    });
    return () => {
      clearTimeout(ending);
    };
  }
  let wasOpen = false;
  let isOver = false;
  let keepAlive: ReturnType<typeof setInterval> | undefined;
  const end = (): void => {
    if (isOver) return;
    isOver = true;
    clearTimeout(opening);
    clearInterval(keepAlive);
    socket.close();
  };
  const fail = (): void => {
    if (isOver) return;
    end();
    listener.ended(wasOpen);
  };
  const opening = setTimeout(fail, OPEN_WITHIN_MS);
  socket.onopen = () => {
    if (isOver) return;
    clearTimeout(opening);
    wasOpen = true;
    keepAlive = setInterval(() => {
      socket.send("");
    }, KEEP_ALIVE_MS);
    listener.opened();
  };
  socket.onmessage = ({ data }) => {
    if (!isOver && typeof data === "string" && data !== "") listener.received(frame(data));
  };
  socket.onclose = fail;
  socket.onerror = fail;
  return end;
}

/** Null where the browser refuses the address itself: one without TLS, say, on a page with it. */
function socketTo(address: string): WebSocket | null {
  try {
    return new WebSocket(address);
  } catch {
    return null;
  }
}

function frame(text: string): ActivitySet {
  try {
    return activitySet(JSON.parse(text));
  } catch {
    // Half a frame: what it held comes again with the watermark.
    return activitySet(null);
  }
}
