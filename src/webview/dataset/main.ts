import '../base.css';
import './dataset.css';
import { connectToHost } from '../host';
import { DatasetPage } from './datasetPage';

new DatasetPage(connectToHost()).start();
