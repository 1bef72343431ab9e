/**
 * Awaited now and then in long work. It lets the event loop handle messages, and throws if the work is to stop; a
 * "checkpoint" would mean saved weights.
 */
export type YieldPoint = () => Promise<void>;
