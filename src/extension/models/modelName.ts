import type { ModelCard } from '../../ml/models/card';
import type { ModelFiles } from '../../ml/models/modelFiles';

/** Where a model comes from: with the extension, or trained here. */
export type ModelOrigin = 'shipped' | 'trained';

/** A model to read with, and what people call it. */
export interface NamedModel {
  readonly files: ModelFiles;
  readonly name: string;
}

/** What people call a model: "compact (shipped)", or by when it was trained, "mlp of 28 Nov, 14:32". */
export function modelName(
  { architecture, created }: Pick<ModelCard, 'architecture' | 'created'>,
  origin: ModelOrigin,
): string {
  if (origin === 'shipped') return `${architecture} (shipped)`;
  const moment = new Date(created).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  return `${architecture} of ${moment}`;
}
