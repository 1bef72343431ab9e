/** Awaited again and again in long work: lets messages through, and throws to stop. */
export type Checkpoint = () => Promise<void>;
