import { type FrameMessage, PASSED } from './messages.ts';

/** Runs in the frame, beside the widget. The server lets nobody but this origin frame the page, so that nobody else hears. */
const around = new URLSearchParams(location.search).get('origin') ?? location.origin;
const tell = (message: FrameMessage) => parent.postMessage(message, around);

const sheet = new CSSStyleSheet();
sheet.replaceSync('body{margin:0}');
document.adoptedStyleSheets = [sheet];

const root = document.documentElement;
const tellHeight = () => tell({ height: root.offsetHeight });

for (const name of PASSED)
  addEventListener(name, (event) => {
    // An event's own fields are what it brings; where it came from isn't among them.
    const { isTrusted: _, ...brings } = { ...event };
    tell({ event: name, brings });
    // Browsers don't lay out a frame that is out of sight, and so tell no observer of it.
    tellHeight();
  });

new ResizeObserver(tellHeight).observe(root);
