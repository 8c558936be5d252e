// Loaded before a server: it is eight days later, when a file that no command names would be gone.
const LATER_MS = 8 * 24 * 3_600_000;
const real = Date.now;

Date.now = () => real() + LATER_MS;
