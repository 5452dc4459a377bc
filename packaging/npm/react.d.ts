import type { DetailedHTMLProps, HTMLAttributes, ReactElement, ReactNode } from 'react';
import type { OwnPageAttributes, TrdScreenerAttributes } from './index.js';

export * from './index.js';

type Html = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>;
type ScreenerProps = Omit<Html, keyof TrdScreenerAttributes> & TrdScreenerAttributes;

/** `<trd-screener>`, for pages that are made on a server as well. */
export declare function TrdScreener(attributes: ScreenerProps): ReactElement;

/**
 * A link to the self-check as a page of its own, and what stands below it: a line of crisis help where you write none. It is
 * plain markup, which works before any script has come.
 */
export declare function TrdScreenerLink(
  attributes: OwnPageAttributes & { className?: string; children?: ReactNode },
): ReactElement;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'trd-screener': ScreenerProps;
    }
  }
}
