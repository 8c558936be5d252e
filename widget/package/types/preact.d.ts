// Made from the code by `npm run manifest`; a test fails when it is stale.
import type { HTMLAttributes } from 'preact';
import type { SfsComplaint } from './class.js';
import type { SfsComplaintFrameProps, SfsComplaintProps } from './jsx.js';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'sfs-complaint': HTMLAttributes<SfsComplaint> & SfsComplaintProps;
      'sfs-complaint-frame': HTMLAttributes<HTMLElement> & SfsComplaintFrameProps;
    }
  }
}
