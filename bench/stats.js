// What is made of samples.

export function median(values) {
  return percentile(values, 50);
}

/** The value below which so many of a hundred lie, between two samples in proportion. */
export function percentile(values, percent) {
  const sorted = values.filter((value) => value !== null && value !== undefined).sort((a, b) => a - b);
  const at = ((sorted.length - 1) * percent) / 100;
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return sorted.length ? low + (high - low) * (at % 1) : null;
}

/** What a figure grows by from one walk to the next: the slope of the line through all but the first two, which warm up. */
export function slope(walks) {
  const values = walks.slice(2);
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const [up, across] = values.reduce(([up, across], value, i) => [up + (i - middle) * (value - mean), across + (i - middle) ** 2], [0, 0]);
  return up / across;
}
