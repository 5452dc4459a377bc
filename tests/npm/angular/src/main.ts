import { Component, CUSTOM_ELEMENTS_SCHEMA, provideZonelessChangeDetection } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import 'trd-screener';

@Component({
  selector: 'app-root',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <h1>Harbor Street Clinic</h1>
    <trd-screener src="trd-screener.htm" clinic="Harbor Street Clinic" tel="+1 555 010 0100" country="US" height="640">
      <p id="line">In a crisis, call or text 988. Our phone: +1 555 010 0100.</p>
    </trd-screener>`,
})
class App {}

bootstrapApplication(App, { providers: [provideZonelessChangeDetection()] });
