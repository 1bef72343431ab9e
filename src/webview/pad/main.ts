import '../base.css';
import './pad.css';
import { connectToHost } from '../host';
import { Pad } from './pad';

new Pad(connectToHost(), document.body.dataset.assets ?? '').start();
