import type { HTMLAttributes, PublicProps } from 'vue';
import type { TrdScreenerAttributes } from './index.js';

export * from './index.js';

type Html = Omit<HTMLAttributes, keyof TrdScreenerAttributes>;

declare module 'vue' {
  interface GlobalComponents {
    TrdScreener: new () => HTMLElement & { $props: Html & TrdScreenerAttributes & PublicProps };
  }
}
