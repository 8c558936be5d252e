// Made from the code by `npm run manifest`; a test fails when it is stale.
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { SfsComplaint } from './class.js';
import type { SfsComplaintFrameProps, SfsComplaintProps } from './jsx.js';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'sfs-complaint': DetailedHTMLProps<HTMLAttributes<SfsComplaint>, SfsComplaint> &
        SfsComplaintProps;
      'sfs-complaint-frame': DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> &
        SfsComplaintFrameProps;
    }
  }
}
