import * as v from 'valibot';

/** Makes the run-time guard of a channel: it gives back what came over it, or `null` if that is no message of ours. */
export function messageParser<Message>(
  schema: v.GenericSchema<unknown, Message>,
): (message: unknown) => Message | null {
  return (message) => {
    const result = v.safeParse(schema, message);
    return result.success ? result.output : null;
  };
}
