import { TrdScreener, TrdScreenerLink } from 'trd-screener/react';

// Made on the server: nothing here says 'use client'.
export default function Page() {
  return (
    <main>
      <h1>Harbor Street Clinic</h1>
      <TrdScreener clinic="Harbor Street Clinic" tel="+1 555 010 0100" country="US" height={640}>
        <p id="line">In a crisis, call or text 988. Our phone: +1 555 010 0100.</p>
      </TrdScreener>
      <TrdScreenerLink clinic="Harbor Street Clinic" tel="+1 555 010 0100" lang="es" className="own" />
    </main>
  );
}
