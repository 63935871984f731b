// Excalidraw as its documentation embeds it: the whole window, nothing drawn yet.

import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { Excalidraw } from '@excalidraw/excalidraw';
import '@excalidraw/excalidraw/index.css';
import './main.css';

createRoot(document.getElementById('root')).render(createElement(Excalidraw));
