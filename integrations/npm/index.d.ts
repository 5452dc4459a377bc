/** The attributes of `<trd-screener>`. All are optional; a value that does not fit is left out, and the console says so. */
export interface TrdScreenerAttributes {
@attributes@
  /** Another address of the document, for example on another server. */
  src?: string;
}

/** The address of the document that comes with this package. */
export declare const documentUrl: string;

declare global {
  interface HTMLElementTagNameMap {
    'trd-screener': HTMLElement;
  }
}
