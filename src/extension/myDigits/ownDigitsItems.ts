import { NO_DIGITS } from '../../ml/data/ownDigits';
import type { DatasetItem } from '../dataset/datasetChoice';
import type { MyDigits } from './myDigits';

/** An item for My Digits, if there are any and they can be read; if not, Show My Digits says what is wrong. */
export async function ownDigitsItems(
  myDigits: MyDigits,
  item: (count: number) => DatasetItem,
): Promise<DatasetItem[]> {
  const { count } = await myDigits.read().catch(() => NO_DIGITS);
  return count === 0 ? [] : [item(count)];
}
