type Done<T> = (error: Error | null, value?: T) => void;

/** A promise of what a function gives to its callback. */
export function promised<T>(call: (done: Done<T>) => void): Promise<T> {
  return new Promise((resolve, reject) => call((error, value) => (error ? reject(error) : resolve(value as T))));
}
