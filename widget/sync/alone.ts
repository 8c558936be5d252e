/** Does some work while no other page does the same; at once where the browser has no locks, or refuses them as it refuses storage. Then two may, which ids make harmless. */
export async function alone<T>(
  name: string,
  work: (lock?: Lock | null) => Promise<T>,
  options: LockOptions = {},
): Promise<T> {
  let begun = false;
  try {
    return await navigator.locks.request(name, options, (lock) => {
      begun = true;
      return work(lock);
    });
  } catch (error) {
    if (begun || options.signal?.aborted) throw error;
    return work();
  }
}
