import '../base.css';
import './table.css';
import './tableCells.css';
import './matrix.css';
import './detail.css';
import './results.css';
import { connectToHost } from '../host';
import { Results } from './results';

new Results(connectToHost()).start();
