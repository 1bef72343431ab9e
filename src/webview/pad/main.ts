import '../base.css';
import './pad.css';
import './padToolbar.css';
import './keysDialog.css';
import './skeleton.css';
import './narrowPad.css';
import { connectToHost } from '../host';
import { Pad } from './pad';

new Pad(connectToHost(), document.body.dataset.assets ?? '').start();
