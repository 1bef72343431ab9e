import '../base.css';
import './myDigits.css';
import { connectToHost } from '../host';
import { MyDigitsPage } from './myDigitsPage';

new MyDigitsPage(connectToHost()).start();
