import type { ModelCard } from '../../ml/models/card';
import type { ModelFiles } from '../../ml/models/modelFiles';

/** Where a model comes from: with the extension, or trained, here or elsewhere. */
export type ModelOrigin = 'shipped' | 'trained';

/** A model to read with, and what people call it. */
export interface NamedModel {
  readonly files: ModelFiles;
  readonly name: string;
}

/**
 * What people call a model: "compact (shipped)", or by when it was trained, "mlp of 28 Nov, 14:32", with the year where
 * it is not this one.
 */
export function modelName(
  { architecture, created }: Pick<ModelCard, 'architecture' | 'created'>,
  origin: ModelOrigin,
  now = new Date(),
): string {
  if (origin === 'shipped') return `${architecture} (shipped)`;
  const date = new Date(created);
  const moment = date.toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    ...(date.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
  });
  return `${architecture} of ${moment}`;
}
