/** The package's first entry: it registers `<sfs-complaint>`, and gives what the other one gives. */
import './define.ts';
export * from './class.ts';
