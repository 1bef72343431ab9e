import { UserError } from '../ml/userError';
import { checkModelCard, readModelFolder, writeModelCard } from '../node/models/modelStore';
import { accuracyPage, type Measured } from './accuracyPage';
import { withFigures } from './figuresOnCard';
import { checkPage, writePage } from './pageFile';
import { say } from './progress';

/** Where figures go, beside what is printed. */
export interface FigurePlaces {
  /** Path of a page of all figures. */
  readonly page: string | null;
  /** Folder of the model whose card gets them. */
  readonly model: string | null;
}

/** Whether figures can go there, before somebody measures long for them. @throws UserError as `keepFigures` */
export async function checkPlaces({ page, model }: FigurePlaces): Promise<void> {
  if (page !== null) await checkPage(page);
  if (model !== null) await checkModelCard(model);
}

/**
 * Writes figures where they go. The page comes first: it holds them all, and takes them whatever became of the model.
 * @throws UserError if one of the places cannot be written, or another model lies there by now
 */
export async function keepFigures({ page, model }: FigurePlaces, measured: Measured): Promise<void> {
  if (page !== null) {
    await writePage(page, accuracyPage(measured));
    say(`The figures are in ${page}.`);
  }
  if (model !== null) await putOnCard(model, measured);
}

/** The model is read again: the measuring took long, and nothing that came to its card meanwhile is to be lost. */
async function putOnCard(folder: string, measured: Measured): Promise<void> {
  const { card } = await readModelFolder(folder);
  if (card.id !== measured.modelId) {
    throw new UserError(
      `The model in ${folder} has been replaced meanwhile; its card was left alone. Evaluate the model that is there now for its own figures.`,
    );
  }
  await writeModelCard(folder, withFigures(card, measured));
  say(`The figures are on the card of ${measured.modelId}.`);
}
