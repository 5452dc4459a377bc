/** The attributes of `<trd-screener>`. All are optional; a value that does not fit is left out, and the console says so. */
export interface TrdScreenerAttributes {
@attributes@
  /** Another address of the document, for example on another server. */
  src?: string;
}

/** The address of the document that comes with this package. */
export declare const documentUrl: string;

/** What a link to the self-check as a page of its own takes: its address, its words, and the settings. */
export type OwnPageAttributes = Omit<TrdScreenerAttributes, 'form' | 'height' | 'title'>;

/**
 * A link to the self-check as a page of its own, for pages that are made on a server too.
 * @throws TypeError if `src` leads to no page
 */
export declare function ownPage(attributes?: OwnPageAttributes): {
  /** The attributes of the link. */
  link: { href: string; target: '_blank'; rel: 'noopener noreferrer' };
  /** Its words. */
  label: string;
  /** The line of crisis help, which belongs below it where you write none of your own. */
  help: string;
};

declare global {
  interface HTMLElementTagNameMap {
    'trd-screener': HTMLElement;
  }
}
