// Loaded before a server: its clock goes back an hour and forward again, a second and a half each.
const HOUR_MS = 3_600_000;
const EACH_MS = 1_500;
const real = Date.now;
const start = real();

Date.now = () => {
  const now = real();
  return Math.floor((now - start) / EACH_MS) % 2 === 1 ? now - HOUR_MS : now;
};
