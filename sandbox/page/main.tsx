import './styles/fonts.css';
import './styles/page.css';
import './styles/room.css';
import './styles/panels.css';

import React from 'react';
import { render } from 'react-dom';

import { App } from './App';
import { followTheme } from './theme/theme';

followTheme();
render(<App />, document.getElementById('page'));
