import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { TrdScreenerAttributes } from './index.js';

export * from './index.js';

type Html = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'trd-screener': Omit<Html, keyof TrdScreenerAttributes> & TrdScreenerAttributes;
    }
  }
}
