import type { DefineComponent } from 'vue';
import type { TrdScreenerAttributes } from './index.js';

export * from './index.js';

declare module 'vue' {
  interface GlobalComponents {
    'trd-screener': DefineComponent<TrdScreenerAttributes>;
  }
}
