/** What a webview talks to the extension host by; VS Code puts `acquireVsCodeApi` into the page. */
interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

interface Message {
  readonly type: string;
}

/** One handler for each type of message: leaving one out does not compile. */
export type Handlers<Incoming extends Message> = {
  readonly [Type in Incoming['type']]: (message: Extract<Incoming, { readonly type: Type }>) => void;
};

/** A typed conversation with the extension host, and the state that VS Code keeps for a hidden or reloaded page. */
export interface Host<Incoming extends Message, Outgoing extends Message> {
  post(message: Outgoing): void;
  /** Hands every message of a known type to its handler; others are not for us. */
  listen(handlers: Handlers<Incoming>): void;
  /** What `keep` was given last, before the page was hidden or reloaded; to be checked by the caller. */
  readonly kept: unknown;
  /** @param state something that JSON can carry */
  keep(state: unknown): void;
}

/** Opens the conversation; possible once in the life of a page. */
export function connectToHost<Incoming extends Message, Outgoing extends Message>(): Host<
  Incoming,
  Outgoing
> {
  const api = acquireVsCodeApi();
  return {
    post: (message) => {
      api.postMessage(message);
    },
    listen: (handlers) => {
      window.addEventListener('message', (event: MessageEvent<unknown>) => {
        if (!isMessageFor(handlers, event.data)) return;
        const handle = handlers[event.data.type as Incoming['type']] as (message: Message) => void;
        handle(event.data);
      });
    },
    get kept() {
      return api.getState();
    },
    keep: (state) => {
      api.setState(state);
    },
  };
}

function isMessageFor(handlers: object, data: unknown): data is Message {
  return (
    typeof data === 'object' &&
    data !== null &&
    'type' in data &&
    typeof data.type === 'string' &&
    Object.hasOwn(handlers, data.type)
  );
}
