import { describeThreeRoads } from './threeRoads';

describeThreeRoads('from the checkout', () => Promise.resolve({}));
