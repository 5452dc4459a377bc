'use client';
// The element as a component of React, and the link. The line above sends the element to the browser too where pages are made
// on a server: there a bare import, of which nothing is drawn, is left out.

import { createElement, Fragment } from 'react';
import { ownPage } from './index.js';

export { documentUrl, ownPage } from './index.js';

export function TrdScreener(attributes) {
  return createElement('trd-screener', attributes);
}

export function TrdScreenerLink({ className, children, ...attributes }) {
  const { link, label, help } = ownPage(attributes);
  return createElement(Fragment, null, createElement('a', { ...link, className }, label), children ?? createElement('p', null, help));
}
