import type { Worker } from 'node:worker_threads';
import { CancelledError, UserError } from '../../ml/userError';

/** What goes to a thread and comes from it: the answer has the number of its request. */
interface Numbered {
  readonly id: number;
}

/** A request before it has its number. */
export type Question<Request extends Numbered> = Request extends Numbered ? Omit<Request, 'id'> : never;

export interface AnsweringThreadOptions<Request extends Numbered> {
  /** Starts the thread's program. */
  readonly start: () => Worker;
  /** What each new thread is asked before anything else; if that fails, so will what is asked after it. */
  readonly first?: () => Question<Request> | null;
  /** The sentence for the user if the thread dies before it has answered a question. */
  readonly lost: (question: Question<Request>) => string;
}

interface Waiting<Answer> {
  readonly fulfil: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
  /** The sentence for the user if the thread dies. */
  readonly lost: string;
}

/**
 * A worker thread that answers calls in their order. It starts with the first one. If it dies, the calls under way fail
 * and the next one starts another.
 */
export class AnsweringThread<Request extends Numbered, Answer extends Numbered> {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting<Answer>>();
  private nextId = 1;
  private disposed = false;

  constructor(private readonly options: AnsweringThreadOptions<Request>) {}

  get isDisposed(): boolean {
    return this.disposed;
  }

  /** @throws UserError if the thread dies; CancelledError if it is, or has been, disposed of */
  ask(question: Question<Request>): Promise<Answer> {
    if (this.disposed) return Promise.reject(new CancelledError());
    if (this.worker === null) {
      this.worker = this.start();
      const first = this.options.first?.() ?? null;
      if (first !== null) this.post(this.worker, first).catch(() => undefined);
    }
    return this.post(this.worker, question);
  }

  /** Ends the thread; calls under way fail as cancelled. */
  dispose(): void {
    this.disposed = true;
    const { worker } = this;
    this.fail(() => new CancelledError());
    void worker?.terminate();
  }

  private post(worker: Worker, question: Question<Request>): Promise<Answer> {
    const id = this.nextId++;
    return new Promise((fulfil, reject) => {
      this.waiting.set(id, { fulfil, reject, lost: this.options.lost(question) });
      worker.postMessage({ ...question, id });
    });
  }

  private start(): Worker {
    const worker = this.options.start();
    worker.on('message', (answer: Answer) => {
      this.waiting.get(answer.id)?.fulfil(answer);
      this.waiting.delete(answer.id);
    });
    // Always heard, or a worker that dies between two calls would end this process.
    worker.on('error', (cause) => this.lose(worker, cause));
    worker.on('exit', (code) => this.lose(worker, new Error(`The thread ended with ${code}.`)));
    return worker;
  }

  private lose(worker: Worker, cause: Error): void {
    if (this.worker === worker) this.fail(({ lost }) => new UserError(lost, { cause }));
  }

  private fail(errorOf: (call: Waiting<Answer>) => Error): void {
    this.worker = null;
    const calls = [...this.waiting.values()];
    this.waiting.clear();
    for (const call of calls) call.reject(errorOf(call));
  }
}
