import { useState } from 'react';
import { TrdScreenerLink } from 'trd-screener/react';

export function App() {
  const [clinic, setClinic] = useState('Harbor Street Clinic');
  return (
    <main>
      <h1>{clinic}</h1>
      <button id="rename" onClick={() => setClinic('Another Clinic')}>
        Rename
      </button>
      <trd-screener
        clinic={clinic}
        tel="+1 555 010 0100"
        sms="+1 555 010 0101"
        book="https://example.com/book?a=1&b=2"
        mail="clinic@example.com"
        lang="en"
        country="US"
        offers="iv,kap"
        accent="#14524a"
        hours="Mon to Fri, 9 to 5"
        privacy="https://example.com/privacy"
        home="https://example.com/"
        begin="here"
        height={640}
        className="check"
      >
        <p id="line">In a crisis, call or text 988. Our phone: +1 555 010 0100.</p>
      </trd-screener>
      <TrdScreenerLink clinic={clinic} tel="+1 555 010 0100" lang="es" className="own" />
    </main>
  );
}
