import '../base.css';
import './results.css';
import { connectToHost } from '../host';
import { Results } from './results';

new Results(connectToHost()).start();
