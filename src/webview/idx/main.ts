import '../base.css';
import './idx.css';
import { connectToHost } from '../host';
import { IdxPage } from './idxPage';

new IdxPage(connectToHost()).start();
