import { SingleBar } from 'cli-progress';

/** Progress of one piece of work, on standard error. */
export interface Progress {
  /**
   * @param done share of the work, 0..1
   * @param note what it is at, in a few words
   */
  show(done: number, note: string): void;
  /** A line that stays. */
  line(text: string): void;
  end(): void;
}

/** A line on standard error, where everything goes that is no result. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** What is wrong with a file, a folder or a drawing, as a line that names it once. */
export function problemLine(subject: string, { message }: { readonly message: string }): string {
  const isNamed = [subject, `"${subject}"`].some((name) => message.startsWith(`${name} `));
  return isNamed ? message : `${subject}: ${message}`;
}

/** Prints such a line on standard error. While a progress bar is shown, use its `line`. */
export function sayProblem(subject: string, problem: { readonly message: string }): void {
  say(problemLine(subject, problem));
}

/** A bar on a terminal; elsewhere plain lines, one a tenth of the work. Nothing is shown before the first `show`. */
export function startProgress(title: string): Progress {
  return process.stderr.isTTY ? new Bar(title) : new Lines(title);
}

class Bar implements Progress {
  private readonly bar: SingleBar;
  private shown = false;

  constructor(title: string) {
    this.bar = new SingleBar({
      format: `${title} [{bar}] {percentage} % {note}`,
      stream: process.stderr,
      barCompleteChar: '#',
      barIncompleteChar: '-',
      barsize: 24,
      // A second Ctrl-C ends the process at once, and nothing would turn the cursor or line wrapping on again. So both stay on,
      // and `cli-progress` cuts off what is too long.
      hideCursor: false,
      linewrap: true,
      clearOnComplete: true,
      // Ctrl-C is handled in main.ts.
      gracefulExit: false,
    });
  }

  show(done: number, note: string): void {
    if (!this.shown) this.bar.start(100, 0, { note });
    this.shown = true;
    this.bar.update(Math.floor(done * 100), { note });
  }

  line(text: string): void {
    this.end();
    say(text);
  }

  end(): void {
    if (this.shown) this.bar.stop();
    this.shown = false;
  }
}

class Lines implements Progress {
  private tenths = -1;

  constructor(private readonly title: string) {}

  show(done: number, note: string): void {
    const tenths = Math.floor(done * 10);
    if (tenths <= this.tenths) return;
    this.tenths = tenths;
    say(`${this.title}: ${tenths * 10} %, ${note}`);
  }

  line(text: string): void {
    say(text);
  }

  end(): void {
    this.tenths = -1;
  }
}
