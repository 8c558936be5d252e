import type { SfsComplaint } from 'sfs-complaint';
import type {} from 'sfs-complaint/react';

/** A React 19 page that embeds the element, as the guide says; that it type-checks is the test. */
export const page = (found: (element: SfsComplaint | null) => void) => (
  <sfs-complaint
    ref={found}
    marque="opel"
    customer="business"
    lang="nl"
    className="wide"
    onsfs-filed={({ reference }) => reference.toUpperCase()}
    onsfs-before-file={(event) => event.preventDefault()}
  >
    <a href="/nl/">Een klacht?</a>
  </sfs-complaint>
);

/** The same in a frame. */
export const framed = (
  <sfs-complaint-frame marque="opel" lang="nl" onsfs-filed={({ reference }) => reference.length}>
    <a href="/nl/">Een klacht?</a>
  </sfs-complaint-frame>
);

// @ts-expect-error the frame has no such attribute
export const unread = <sfs-complaint-frame api="/sfs" />;

// @ts-expect-error there is no such view
export const wrong = <sfs-complaint view="cases" />;
