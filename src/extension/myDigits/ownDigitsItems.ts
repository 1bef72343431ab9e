import { NO_DIGITS } from '../../ml/data/ownDigits';
import type { DatasetItem } from '../dataset/datasetChoice';
import type { MyDigits } from './myDigits';

/** What is offered of My Digits, if there are any that can be read; Show My Digits tells what is wrong with others. */
export async function ownDigitsItems(
  myDigits: MyDigits,
  item: (count: number) => DatasetItem,
): Promise<DatasetItem[]> {
  const { count } = await myDigits.read().catch(() => NO_DIGITS);
  return count === 0 ? [] : [item(count)];
}
