// What the element and the plain link of the npm package both need. It works where there is no browser.

// Written by the build from the definition of all settings.
import { SETTINGS } from 'definition';

/** What stands behind the `#` of the document's address. `valueOf` tells the value of a setting, or nothing. */
export function fragment(valueOf) {
  const pairs = SETTINGS.map((name) => [name, valueOf(name)]).filter(([, value]) => value != null);
  return pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
}

/** The text of a language, or of the first one. */
export const inLanguage = (texts, lang) => texts[(lang ?? '').slice(0, 2).toLowerCase()] ?? texts.en;
