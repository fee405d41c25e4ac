/** Puts the page into the document. */
import { render } from 'preact';
import { App } from './app.tsx';

const root = document.getElementById('page');
if (!root) throw new Error('opening the page: nowhere to put it');
root.textContent = '';
render(<App />, root);
