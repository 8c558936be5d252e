/** @jsxImportSource preact */
import type {} from 'sfs-complaint/preact';

/** The same in Preact. */
export const page = (
  <sfs-complaint marque="opel" view="case" class="wide" onsfs-ready={(event) => event.type}>
    <a href="/fr/">Une plainte ?</a>
  </sfs-complaint>
);

/** In a frame. */
export const framed = <sfs-complaint-frame marque="opel" view="case" class="wide" />;

// @ts-expect-error there is no such kind of customer
export const wrong = <sfs-complaint customer="company" />;
